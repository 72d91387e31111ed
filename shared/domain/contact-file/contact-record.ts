/** Between a contact in a file and a contact on the desk. What a field cannot hold goes among the notes, whole. */
import type { RecordView } from "../kind.ts";
import { phoneElement, readPhone } from "../contact/phone.ts";
import { wordsOf } from "../vocabulary/read.ts";
import { emptyDraft, entryOf, type ContactEntry } from "./contact-entry.ts";
import { filled, type NoteWords } from "./findings.ts";
import { contactLanguage } from "./language-code.ts";

export const registers = ["name", "function", "department", "uid"] as const;
export const sets = ["emails", "phones", "addresses", "languages"] as const;
export type RegisterName = (typeof registers)[number];
export type SetName = (typeof sets)[number];

/** A contact on the desk, as an import compares it. */
export interface ExistingContact extends Readonly<Record<RegisterName, string>>, Readonly<Record<SetName, readonly string[]>> {
  readonly id: string;
  /** The organisation's name. */
  readonly organisation: string;
  readonly notes: string;
}

/** @param organisationName of the organisation with this id, or "" */
export function existingContact(view: RecordView, organisationName: (id: string) => string): ExistingContact {
  return {
    id: view.id,
    name: wordsOf(view, "name"),
    function: wordsOf(view, "function"),
    department: wordsOf(view, "department"),
    uid: wordsOf(view, "uid"),
    organisation: organisationName(wordsOf(view, "organisation")),
    emails: view.elements("emails"),
    phones: view.elements("phones"),
    addresses: view.elements("addresses"),
    languages: view.elements("languages"),
    notes: view.text("notes"),
  };
}

/**
 * What an export writes of a contact. A contact that no address book knows is known by its record's id, so that it is found again.
 * @returns null for a contact with nothing in it
 */
export function exportedEntry(contact: ExistingContact): ContactEntry | null {
  const draft = emptyDraft();
  return entryOf(
    {
      ...draft,
      name: contact.name,
      organisation: contact.organisation,
      department: contact.department,
      function: contact.function,
      emails: [...contact.emails],
      phones: contact.phones.map(readPhone),
      addresses: [...contact.addresses],
      languages: [...contact.languages],
      notes: [contact.notes],
      uid: contact.uid || contact.id,
    },
    1,
  );
}

export interface RecordValues {
  readonly registers: Readonly<Record<RegisterName, string>>;
  readonly organisation: string;
  readonly sets: Readonly<Record<SetName, readonly string[]>>;
  /** Paragraphs of the notes. */
  readonly notes: readonly string[];
}

const longest: Readonly<Record<RegisterName | "organisation", number>> = { name: 200, function: 300, department: 300, uid: 500, organisation: 300 };

/** What a contact of a file becomes in the fields of the desk. */
export function recordValuesOf(entry: ContactEntry, words: NoteWords): RecordValues {
  const notes = [...(entry.note === "" ? [] : [entry.note]), ...entry.further.map(({ label, value }) => `${label}: ${value}`)];
  const fitting = (field: RegisterName | "organisation", value: string): string => {
    if (value.length <= longest[field]) return value;
    notes.push(`${words.fields[field]}: ${value}`);
    return value
      .slice(0, longest[field])
      .toWellFormed()
      .replace(/\ufffd$/, "");
  };
  const elements = (values: readonly (readonly [element: string, written: string])[], greatest: number, field: keyof NoteWords["fields"]): string[] =>
    values.flatMap(([element, written]) => {
      if (element !== "" && element.length <= greatest) return [element];
      notes.push(`${words.fields[field]}: ${written}`);
      return [];
    });
  return {
    registers: {
      // What was put in the place of a name is no name of a person.
      name: entry.nameFrom === "name" ? fitting("name", entry.fullName) : "",
      function: fitting("function", entry.function),
      department: fitting("department", entry.department),
      uid: fitting("uid", entry.uid),
    },
    organisation: fitting("organisation", entry.organisation),
    sets: {
      emails: elements(
        entry.emails.map((email) => [email, email]),
        254,
        "email",
      ),
      phones: elements(
        entry.phones.map((phone) => [phone.number.length > 70 ? "" : phoneElement(phone), phone.number]),
        80,
        "phone",
      ),
      addresses: elements(
        entry.addresses.map((address) => [address, address]),
        500,
        "address",
      ),
      languages: [
        ...new Set(
          elements(
            entry.languages.map((code) => [contactLanguage(code) ?? "", code]),
            3,
            "language",
          ),
        ),
      ],
    },
    notes,
  };
}

/** The line by which the notes keep a value that stands beside another. */
export function otherValueLine(field: RegisterName | "organisation", value: string, words: NoteWords): string {
  return filled(words.other, { field: words.fields[field], value });
}
