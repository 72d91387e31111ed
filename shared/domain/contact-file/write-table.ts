/** Contacts as a table, with names above the columns that every import knows: for CSV and for a workbook. */
import { writeSpreadsheet } from "#shared/workbook/write-spreadsheet.ts";
import { commaSeparated } from "#shared/workbook/write-comma-separated.ts";
import type { PhoneType } from "../vocabulary/vocabulary.ts";
import { noteWithFurther, type ContactEntry } from "./contact-entry.ts";
import { valueSeparator } from "./read-rows.ts";
import sentences from "./sentences.json" with { type: "json" };

const { columns: titles, sheet } = sentences.table;

type ColumnTitle = keyof typeof titles;
const columns: Readonly<Record<ColumnTitle, (entry: ContactEntry) => string>> = {
  name: (entry) => entry.fullName,
  organisation: (entry) => entry.organisation,
  department: (entry) => entry.department,
  function: (entry) => entry.function,
  emails: (entry) => several(entry.emails),
  workPhone: (entry) => phones(entry, "work"),
  mobilePhone: (entry) => phones(entry, "mobile"),
  homePhone: (entry) => phones(entry, "home"),
  fax: (entry) => phones(entry, "fax"),
  addresses: (entry) => several(entry.addresses),
  languages: (entry) => entry.languages.join(", "),
  note: noteWithFurther,
  uid: (entry) => entry.uid,
};

/** The names above the columns, then a row for each contact. Several values stand in one cell with `:::` between them, as Google has it. */
export function contactTable(entries: readonly ContactEntry[]): string[][] {
  return [Object.keys(columns).map((name) => titles[name as ColumnTitle]), ...entries.map((entry) => Object.values(columns).map((cell) => cell(entry)))];
}

export function contactsAsCommaSeparated(entries: readonly ContactEntry[]): string {
  return commaSeparated(contactTable(entries));
}

export function contactsAsWorkbook(entries: readonly ContactEntry[]): Uint8Array<ArrayBuffer> {
  const rows = contactTable(entries);
  return writeSpreadsheet({
    title: sheet,
    sheets: [
      {
        name: sheet,
        widths: Object.keys(columns).map((_, at) => Math.min(50, Math.max(12, ...rows.slice(0, 200).map((row) => (row[at] ?? "").length + 2)))),
        rows: rows.map((row, line) => ({ cells: row.map((value) => (value === "" ? null : { value, look: line === 0 ? "question" : "plain" })) })),
        checks: [],
        locked: false,
        mirrored: false,
        state: "visible",
      },
    ],
  });
}

const several = (values: readonly string[]): string => values.join(` ${valueSeparator} `);
const phones = (entry: ContactEntry, type: PhoneType): string => several(entry.phones.filter((phone) => phone.type === type).map(({ number }) => number));
