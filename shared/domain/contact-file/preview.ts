/** What an import would do, before it does it: for each contact of the file whether it is new, changed or known, and what differs. */
import { contactKind } from "../contact/contact.ts";
import { readPhone } from "../contact/phone.ts";
import { foldWords } from "../vocabulary/search.ts";
import type { ContactEntry } from "./contact-entry.ts";
import { otherValueLine, recordValuesOf, registers, sets, type ExistingContact, type RecordValues, type RegisterName, type SetName } from "./contact-record.ts";
import { noteWords, type NoteWords } from "./findings.ts";
import { matchableContact } from "./doubles.ts";
import { ContactIndex, emailKey, isSamePhone, type Match, type Matchable, type MatchReason } from "./matching.ts";

export interface PreviewItem {
  readonly entry: ContactEntry;
  readonly state: "new" | "changed" | "same" | "duplicate-in-file";
  /** The contact on the desk that it is, or, where it is new all the same, that it has something in common with. */
  readonly existing: { readonly contact: ExistingContact; readonly reasons: readonly MatchReason[]; readonly isSamePerson: boolean } | null;
  /** An earlier contact of the file that it is, by its index. */
  readonly earlier: { readonly index: number; readonly reasons: readonly MatchReason[] } | null;
  /** From the existing contact; empty where there is none that is the same. */
  readonly differences: readonly Difference[];
  /** Letters that the notes cannot hold, for a person to know before they are left out; nearly always 0. */
  readonly beyondNotes: number;
}

export type Difference =
  /** `fills`: the desk has nothing there. `differs`: a person chooses, and the other value is kept among the notes. */
  | { readonly kind: "fills" | "differs"; readonly field: RegisterName | "organisation"; readonly have: string; readonly comes: string }
  | { readonly kind: "adds"; readonly field: SetName | "notes"; readonly values: readonly string[] };

const notesLimit = contactKind.texts["notes"] ?? 0;

/** @param existing the contacts on the desk that are in use */
export function previewImport(entries: readonly ContactEntry[], existing: readonly ExistingContact[], words: NoteWords = noteWords): PreviewItem[] {
  const onDesk = new ContactIndex();
  for (const contact of existing) onDesk.add(matchableContact(contact));
  const inFile = new ContactIndex();
  return entries.map((entry) => {
    const matchable = matchableEntry(entry);
    const match = onDesk.find(matchable);
    const twin = inFile.find(matchable);
    inFile.add(matchable);
    const contact = match ? (existing[match.index] as ExistingContact) : null;
    const values = recordValuesOf(entry, words);
    const differences = contact && match?.isSamePerson ? differencesOf(values, contact, words) : [];
    const notes = contact && match?.isSamePerson ? [contact.notes, ...differences.flatMap((one) => (one.field === "notes" ? one.values : []))] : values.notes;
    return {
      entry,
      state: stateOf(match, twin, differences),
      existing: contact && match ? { contact, reasons: match.reasons, isSamePerson: match.isSamePerson } : null,
      earlier: twin?.isSamePerson ? { index: twin.index, reasons: twin.reasons } : null,
      differences,
      beyondNotes: Math.max(0, notes.join("\n").length - notesLimit),
    };
  });
}

function stateOf(match: Match | null, twin: Match | null, differences: readonly Difference[]): PreviewItem["state"] {
  if (match?.isSamePerson && differences.length === 0) return "same";
  if (twin?.isSamePerson) return "duplicate-in-file";
  return match?.isSamePerson ? "changed" : "new";
}

/** What merging an entry with a contact would change, whether they are the same person or not. */
export function differencesBetween(entry: ContactEntry, contact: ExistingContact, words: NoteWords = noteWords): Difference[] {
  return differencesOf(recordValuesOf(entry, words), contact, words);
}

/** What the file has and the desk has not. What the desk has and the file has not is no difference: an import takes nothing away. */
function differencesOf(values: RecordValues, contact: ExistingContact, words: NoteWords): Difference[] {
  const differences: Difference[] = [];
  for (const field of [...registers, "organisation"] as const) {
    const comes = field === "organisation" ? values.organisation : values.registers[field];
    const have = contact[field];
    if (comes === "" || isSameText(comes, have) || (field === "uid" && comes === contact.id)) continue;
    // It was decided before, and kept.
    if (holdsLine(contact.notes, otherValueLine(field, comes, words)) || holdsLine(contact.notes, `${words.fields[field]}: ${comes}`)) continue;
    differences.push({ kind: have === "" ? "fills" : "differs", field, have, comes });
  }
  for (const field of sets) {
    const values_ = values.sets[field].filter((value) => !contact[field].some((one) => isSameElement(field, one, value)));
    if (values_.length > 0) differences.push({ kind: "adds", field, values: values_ });
  }
  const notes = values.notes.filter((note) => !holdsNote(contact.notes, note));
  if (notes.length > 0) differences.push({ kind: "adds", field: "notes", values: notes });
  return differences;
}

function isSameElement(field: SetName, one: string, other: string): boolean {
  if (one === other) return true;
  switch (field) {
    case "emails":
      return emailKey(one) === emailKey(other);
    case "phones":
      return isSamePhone(readPhone(one).number, readPhone(other).number);
    case "addresses":
      return addressKey(one) === addressKey(other);
    case "languages":
      return false;
  }
}

const addressKey = (address: string): string =>
  foldWords(address)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const isSameText = (one: string, other: string): boolean => one.normalize("NFC") === other.normalize("NFC").replaceAll(/\s+/g, " ").trim();

export function holdsLine(notes: string, line: string): boolean {
  return notes.split("\n").includes(line);
}

function holdsNote(notes: string, note: string): boolean {
  const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
  return plain(notes).includes(plain(note));
}

function matchableEntry(entry: ContactEntry): Matchable {
  return {
    uids: entry.uid === "" ? [] : [entry.uid],
    name: entry.nameFrom === "name" ? entry.fullName : "",
    function: entry.function,
    organisation: entry.organisation,
    emails: entry.emails,
    phones: entry.phones.map(({ number }) => number),
  };
}
