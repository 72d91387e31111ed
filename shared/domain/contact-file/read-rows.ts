/** The rows of a table as contacts, by a mapping of its columns. */
import type { Workbook } from "#shared/workbook/workbook.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import type { ColumnField, ColumnUse } from "./column-names.ts";
import { addressLine, emptyDraft, entryOf, oneLine, phoneTypeNamed, type ContactEntry, type EntryDraft } from "./contact-entry.ts";
import type { Skipped } from "./findings.ts";
import { languageCodes } from "./language-code.ts";
import sentences from "./sentences.json" with { type: "json" };

/** Between several values in one cell, as Google writes them. */
export const valueSeparator = ":::";
/** More is no address book. */
export const mostContacts = 100_000;

export interface RowsRead {
  readonly contacts: readonly ContactEntry[];
  readonly skipped: readonly Skipped[];
}

export function readRows({ sheets }: Workbook, mapping: ColumnMapping): RowsRead {
  const rows = sheets.find(({ name }) => name === mapping.sheet)?.rows ?? [];
  const header = rows[mapping.headerRow] ?? [];
  const contacts: ContactEntry[] = [];
  const skipped: Skipped[] = [];
  for (let at = mapping.headerRow + 1; at < rows.length; at += 1) {
    const row = rows[at] as readonly string[];
    // Where files were put one after the other, the header is there again.
    if (row.every((cell) => cell === "") || isSame(row, header)) continue;
    const line = at + 1;
    if (contacts.length === mostContacts) {
      skipped.push({ line, code: "too-many", values: { most: mostContacts } });
      break;
    }
    const { draft, hasPhoto } = draftOf(row, mapping);
    const contact = entryOf(draft, line);
    if (!contact) skipped.push({ line, code: "no-name", values: {} });
    else {
      contacts.push(contact);
      if (hasPhoto) skipped.push({ line, code: "photo", values: { name: contact.fullName } });
    }
  }
  return { contacts, skipped };
}

/** What Outlook writes for a birthday that nobody knows. */
const noDay = /^0[/.-]0[/.-]00(00)?$/;

interface Filled {
  readonly name: string;
  readonly use: ColumnUse;
  readonly text: string;
}

function draftOf(row: readonly string[], { columns }: ColumnMapping): { readonly draft: EntryDraft; readonly hasPhoto: boolean } {
  const draft = emptyDraft();
  const filled = columns.map(({ name, use }, at): Filled => ({ name, use, text: withoutDisguise(row[at] ?? "") })).filter(({ text }) => text !== "");
  const addresses = new Map<string, Filled[]>();
  let hasPhoto = false;
  for (const cell of filled) {
    const { field, group } = cell.use;
    switch (field) {
      case "name":
      case "organisation":
      case "department":
      case "function":
      case "uid":
        takeSingle(draft, field, cell);
        break;
      case "prefix":
      case "given":
      case "additional":
      case "family":
      case "suffix":
        draft.parts = { ...draft.parts, [field]: oneLine(`${draft.parts[field]} ${cell.text}`) };
        break;
      case "email":
        draft.emails.push(...emailsIn(cell.text));
        break;
      case "phone":
      case "mobile":
      case "fax":
        draft.phones.push(...phonesIn(cell.text).map((number) => ({ type: field === "phone" ? typeFor(filled, cell) : field, number })));
        break;
      case "street":
      case "extended":
      case "box":
      case "locality":
      case "region":
      case "code":
      case "country":
      case "address":
        addresses.set(group, [...(addresses.get(group) ?? []), cell]);
        break;
      case "languages":
        draft.languages.push(...languageCodes(cell.text));
        break;
      case "note":
        draft.notes.push(cell.text);
        break;
      case "further":
        if (!noDay.test(cell.text)) draft.further.push({ label: cell.name, value: cell.text });
        break;
      case "photo":
        hasPhoto = true;
        break;
      case "phoneType":
      case "left":
        break;
    }
  }
  draft.addresses = [...addresses.values()].flatMap(addressesIn);
  return { draft, hasPhoto };
}

/** The first counts; what says something else is kept. */
function takeSingle(draft: EntryDraft, field: "name" | "organisation" | "department" | "function" | "uid", { name, text }: Filled): void {
  const [first = "", ...others] = field === "uid" ? [text] : separated(text);
  for (const value of [first, ...others]) {
    if (draft[field] === "") draft[field] = value;
    else if (draft[field] !== value) {
      const label = field === "department" || field === "uid" ? name : sentences.further[field];
      draft.further.push({ label, value });
    }
  }
}

/** Google says in a column beside the number what sort it is of. */
function typeFor(filled: readonly Filled[], { name, use }: Filled): ReturnType<typeof phoneTypeNamed> {
  const said = use.group === "" ? undefined : filled.find((other) => other.use.field === "phoneType" && other.use.group === use.group);
  return phoneTypeNamed(said?.text ?? (use.group === "home" ? use.group : name));
}

const addressParts: readonly ColumnField[] = ["street", "extended", "box", "locality", "region", "code", "country"];

/** The columns of one address, which may hold several. */
function addressesIn(cells: readonly Filled[]): string[] {
  const parts = addressParts.flatMap((part) => cells.filter(({ use }) => use.field === part).map(({ text }) => separated(text)));
  const count = Math.max(0, ...parts.map((values) => values.length));
  if (count > 0) return Array.from({ length: count }, (_, at) => addressLine(parts.map((values) => values[at] ?? "")));
  return cells.flatMap(({ text }) => separated(text).map((address) => addressLine([address])));
}

function emailsIn(text: string): string[] {
  const inBrackets = [...text.matchAll(/<([^<>\s]+@[^<>\s]+)>/g)].map(([, email]) => email as string);
  if (inBrackets.length > 0) return inBrackets;
  return text
    .split(/:::|[;,\n]/)
    .flatMap((part) => ((part.match(/@/g)?.length ?? 0) > 1 ? part.split(/\s+/) : [part]))
    .filter(saysSomething);
}

/** A sign between two numbers separates them only where both are long enough to be called. */
function phonesIn(text: string): string[] {
  return text.split(/:::|\n/).flatMap((part) => {
    const numbers = part.split(/\s*[;,]\s*|\s+(?:\/|or|ou|oder|o)\s+/);
    return (numbers.every((number) => number.replaceAll(/\D/g, "").length >= 5) ? numbers : [part])
      .map((number) => number.trim().replace(/^tel:/i, ""))
      .filter(saysSomething);
  });
}

/** A dash or `n/a` is how people leave a cell of a list empty. */
const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && !/^\s*(n\/a|n\.a\.?|none|nil|néant)\s*$/i.test(text);

const separated = (text: string): string[] => text.split(valueSeparator).map((part) => part.trim());

/** `="0041"` and `'+41` are what a spreadsheet must be told so that it leaves a text as it is. */
function withoutDisguise(text: string): string {
  const formula = /^="((?:[^"]|"")*)"$/.exec(text)?.[1];
  if (formula !== undefined) return formula.replaceAll('""', '"');
  return /^'[=+\-@\t\r＝＋－＠]/u.test(text) ? text.slice(1) : text;
}

const isSame = (row: readonly string[], header: readonly string[]): boolean => row.length === header.length && row.every((cell, at) => cell === header[at]);
