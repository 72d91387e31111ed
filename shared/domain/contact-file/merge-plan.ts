/** The edits that an import makes. Nothing is overwritten silently: of two values one is shown, and the other is kept among the notes. */
import { contactKind } from "../contact/contact.ts";
import type { ContactEntry } from "./contact-entry.ts";
import { otherValueLine, recordValuesOf, registers, sets, type ExistingContact, type RegisterName } from "./contact-record.ts";
import { noteWords, type NoteWords } from "./findings.ts";
import { emailKey } from "./matching.ts";
import { holdsLine, type Difference } from "./preview.ts";
import sentences from "./sentences.json" with { type: "json" };

/** As the record's edits are (`Edit` in `shared/crdt/edit.ts`, which the domain does not know). */
export type ContactEdit =
  | { readonly type: "set"; readonly field: string; readonly value: string }
  | { readonly type: "add"; readonly set: string; readonly element: string }
  | { readonly type: "replace-text"; readonly text: "notes"; readonly value: string };

/** For a register that differs: the value that the desk has stays, or the one of the file takes its place. */
export type Choices = Readonly<Partial<Record<RegisterName | "organisation", "keep" | "take">>>;

/** @param organisationId of the record with the entry's organisation, or null without one */
export function newContactEdits(entry: ContactEntry, organisationId: string | null, words: NoteWords = noteWords): ContactEdit[] {
  const values = recordValuesOf(entry, words);
  const edits: ContactEdit[] = registers.flatMap((field) =>
    values.registers[field] === "" ? [] : [{ type: "set", field, value: values.registers[field] } as const],
  );
  if (organisationId !== null) edits.push({ type: "set", field: "organisation", value: organisationId });
  for (const set of sets) edits.push(...values.sets[set].map((element) => ({ type: "add", set, element }) as const));
  return values.notes.length === 0 ? edits : [...edits, notesEdit(values.notes)];
}

/**
 * @param choices what is not chosen stays as the desk has it
 * @param organisationId of the record with the name that comes, or null where the organisation is not to be written
 */
export function mergeEdits(
  contact: ExistingContact,
  differences: readonly Difference[],
  choices: Choices,
  organisationId: string | null,
  words: NoteWords = noteWords,
): ContactEdit[] {
  const edits: ContactEdit[] = [];
  const notes: string[] = [];
  const note = (line: string): void => {
    if (!holdsLine(contact.notes, line)) notes.push(line);
  };
  for (const difference of differences) {
    if (difference.kind === "adds") {
      const { field, values } = difference;
      if (field === "notes") notes.push(...values);
      else edits.push(...values.map((element) => ({ type: "add", set: field, element }) as const));
      continue;
    }
    const { kind, field, have, comes } = difference;
    const value = field === "organisation" ? organisationId : comes;
    if (value !== null && (kind === "fills" || choices[field] === "take")) {
      edits.push({ type: "set", field, value });
      if (kind === "differs") note(otherValueLine(field, have, words));
    } else note(otherValueLine(field, comes, words));
  }
  if (notes.length > 0) edits.push(notesEdit([...(contact.notes === "" ? [] : [contact.notes]), ...notes]));
  return edits;
}

/** A preview says how many letters are beyond what the notes hold. */
function notesEdit(notes: readonly string[]): ContactEdit {
  return {
    type: "replace-text",
    text: "notes",
    value: notes
      .join("\n")
      .slice(0, contactKind.texts["notes"])
      .replace(/[\ud800-\udbff]$/, ""),
  };
}

/** Two contacts of a file that are one: the first with what the second has besides. */
export function mergedEntry(first: ContactEntry, second: ContactEntry): ContactEntry {
  const further = [...first.further];
  const labels = { ...sentences.notes.fields };
  const single = (field: "organisation" | "department" | "function" | "uid"): string => {
    if (first[field] !== "" && second[field] !== "" && first[field] !== second[field]) further.push({ label: labels[field], value: second[field] });
    return first[field] || second[field];
  };
  const isNamed = first.nameFrom === "name" || second.nameFrom !== "name";
  if (first.nameFrom === "name" && second.nameFrom === "name" && first.fullName !== second.fullName)
    further.push({ label: labels.name, value: second.fullName });
  const merged = {
    fullName: isNamed ? first.fullName : second.fullName,
    nameFrom: isNamed ? first.nameFrom : second.nameFrom,
    organisation: single("organisation"),
    department: single("department"),
    function: single("function"),
    emails: union(first.emails, second.emails, emailKey),
    phones: union(first.phones, second.phones, ({ type, number }) => `${type}|${number}`),
    addresses: union(first.addresses, second.addresses, (address) => address),
    languages: union(first.languages, second.languages, (language) => language),
    note: union([first.note], [second.note], (note) => note)
      .filter((note) => note !== "")
      .join("\n"),
    uid: single("uid"),
    line: first.line,
  };
  return { ...merged, further: union(further, second.further, ({ label, value }) => `${label}: ${value}`) };
}

function union<Value>(first: readonly Value[], second: readonly Value[], keyOf: (value: Value) => string): Value[] {
  const keys = new Set(first.map(keyOf));
  return [...first, ...second.filter((value) => !keys.has(keyOf(value)))];
}
