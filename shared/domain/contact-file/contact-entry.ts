/**
 * A contact as a file carries it, whatever program wrote the file: what a vCard, a row of a CSV file and a row of a workbook have in common.
 * What the desk has no field for stands in `further`, so that it can be kept among the notes.
 */
import type { Phone } from "../contact/phone.ts";
import { foldWords } from "../vocabulary/search.ts";
import type { PhoneType } from "../vocabulary/vocabulary.ts";

/** What `fullName` was made of, because not every card names a person. */
export type NameSource = "name" | "organisation" | "email" | "function" | "phone";

export interface ContactEntry {
  /** Never empty. */
  readonly fullName: string;
  readonly nameFrom: NameSource;
  readonly organisation: string;
  readonly department: string;
  readonly function: string;
  /** As written, without `mailto:`, each once. */
  readonly emails: readonly string[];
  /** Numbers as written, without `tel:`. */
  readonly phones: readonly Phone[];
  /** One line each: street, locality, region, postal code, country. */
  readonly addresses: readonly string[];
  /** BCP 47 in small letters where the language is known, else as written. */
  readonly languages: readonly string[];
  readonly note: string;
  readonly uid: string;
  readonly further: readonly Further[];
  /** Where it begins: the line of a vCard file, the row of a table; from 1. */
  readonly line: number;
}

/** Something that the desk has no field for, such as a birthday, under the name that the file gives it. */
export interface Further {
  readonly label: string;
  readonly value: string;
}

export interface NameParts {
  readonly prefix: string;
  readonly given: string;
  readonly additional: string;
  readonly family: string;
  readonly suffix: string;
}

/** What a reader found, before it is decided what the contact is called. */
export interface EntryDraft {
  name: string;
  parts: NameParts;
  organisation: string;
  department: string;
  function: string;
  emails: string[];
  phones: Phone[];
  addresses: string[];
  languages: string[];
  notes: string[];
  uid: string;
  further: Further[];
}

export function emptyDraft(): EntryDraft {
  return {
    name: "",
    parts: { prefix: "", given: "", additional: "", family: "", suffix: "" },
    organisation: "",
    department: "",
    function: "",
    emails: [],
    phones: [],
    addresses: [],
    languages: [],
    notes: [],
    uid: "",
    further: [],
  };
}

/** @returns null when there is nothing by which the contact could be called */
export function entryOf(draft: EntryDraft, line: number): ContactEntry | null {
  const emails = each(draft.emails.map(plainEmail), (email) => email.toLowerCase());
  const phones = draft.phones.map(({ type, number }) => ({ type, number: oneLine(number) })).filter(({ number }) => number !== "");
  const organisation = oneLine(draft.organisation);
  const office = oneLine(draft.function);
  const substitutes: readonly (readonly [NameSource, string])[] = [
    ["organisation", organisation],
    ["email", emails[0] ?? ""],
    ["function", office],
    ["phone", phones[0]?.number ?? ""],
  ];
  const written = oneLine(draft.name) || nameOf(draft.parts);
  // Some programs write the organisation or the address where the name is missing.
  const [nameFrom, fullName] =
    written === "" ? (substitutes.find(([, text]) => text !== "") ?? ["name", ""]) : [substitutes.find(([, text]) => text === written)?.[0] ?? "name", written];
  if (fullName === "") return null;
  return {
    fullName,
    nameFrom,
    organisation,
    department: oneLine(draft.department),
    function: office,
    emails,
    phones: each(phones, ({ type, number }) => `${type}|${number}`),
    addresses: each(
      draft.addresses.map((address) => addressLine([address])),
      (address) => address,
    ),
    languages: each(draft.languages, (language) => language),
    note: each(draft.notes.map(wholeText), (note) => note).join("\n"),
    uid: oneLine(draft.uid),
    further: draft.further.map(({ label, value }) => ({ label, value: wholeText(value) })).filter(({ value }) => value !== ""),
    line,
  };
}

/** In the order in which it is said: `Dr. Ana María López Jr.` */
function nameOf({ prefix, given, additional, family, suffix }: NameParts): string {
  return oneLine([prefix, given, additional, family, suffix].filter((part) => part.trim() !== "").join(" "));
}

/** The note, and below it what the desk has no field for, a line each. */
export function noteWithFurther({ note, further }: ContactEntry): string {
  return [...(note === "" ? [] : [note]), ...further.map(({ label, value }) => `${label}: ${value}`)].join("\n");
}

export function oneLine(text: string): string {
  return withoutControls(text).replaceAll(/\s+/g, " ").trim();
}

/** Parts of an address on one line. */
export function addressLine(parts: readonly string[]): string {
  return parts
    .flatMap((part) => withoutControls(part).split("\n"))
    .map((part) => oneLine(part).replaceAll(/^[,;\s]+|[,;\s]+$/g, ""))
    .filter((part) => part !== "")
    .join(", ");
}

/** What a phone is, by the words that a program has for it: `WORK,FAX`, `_$!<Mobile>!$_`, `Téléphone portable`. */
export function phoneTypeNamed(words: string): PhoneType {
  const folded = foldWords(words);
  if (/fax|telecop|فاكس/.test(folded)) return "fax";
  if (/cell|celular|mobil|iphone|handy|portable|\bgsm\b|\bpcs\b|movil|جوال|محمول/.test(folded)) return "mobile";
  return /home|domicile|priva|prive|maison|particular|casa|المنزل/.test(folded) ? "home" : "work";
}

/** With its line breaks. */
function wholeText(text: string): string {
  return withoutControls(text)
    .replaceAll(/[ \t]+\n/g, "\n")
    .trim();
}

/** `mailto:a@b.example?subject=x` and `"A" <a@b.example>` are addresses with something around them. */
function plainEmail(text: string): string {
  const bare = oneLine(text).replace(/^(mailto|smtp|internet):\s*/i, "");
  const inBrackets = /<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>/i.exec(bare)?.[1];
  return inBrackets ?? (/^[^\s?]+@[^\s?]+\?/.test(bare) ? bare.slice(0, bare.indexOf("?")) : bare);
}

function each<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = keyOf(value);
    if (key === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function withoutControls(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
      // oxlint-disable-next-line no-control-regex -- letters that no screen and no file format shows
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, "")
      .replaceAll("\u00a0", " ")
  );
}
