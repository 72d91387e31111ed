/** What is done with contacts by the thousand, apart from the window: the jobs and what comes of each. */
import { decodeRecord } from "#shared/crdt/codec.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { guessMapping, type ColumnMapping, type RememberedColumns } from "#shared/domain/contact-file/column-mapping.ts";
import type { ContactEntry } from "#shared/domain/contact-file/contact-entry.ts";
import { existingContact, exportedEntry, type ExistingContact } from "#shared/domain/contact-file/contact-record.ts";
import { likelyDoubles, type LikelyDouble } from "#shared/domain/contact-file/doubles.ts";
import type { NoteWords, RefusalCode, Skipped } from "#shared/domain/contact-file/findings.ts";
import { mailingList } from "#shared/domain/contact-file/mailing-list.ts";
import { previewImport, type PreviewItem } from "#shared/domain/contact-file/preview.ts";
import { readContactFile } from "#shared/domain/contact-file/read-contact-file.ts";
import { readRows } from "#shared/domain/contact-file/read-rows.ts";
import { writeCards } from "#shared/domain/contact-file/write-cards.ts";
import { contactsAsCommaSeparated, contactsAsWorkbook } from "#shared/domain/contact-file/write-table.ts";
import type { Sheet, Workbook } from "#shared/workbook/workbook.ts";

/** Contacts of the desk as they are kept: they are opened where the window does not wait for it. */
export interface HeldContacts {
  /** The records, encoded. */
  readonly records: readonly string[];
  readonly organisations: ReadonlyMap<string, string>;
}

export interface ReadJob {
  readonly job: "read";
  readonly bytes: ArrayBuffer;
  readonly name: string;
  readonly remembered: RememberedColumns;
  /** As a person changed it. */
  readonly mapping: ColumnMapping | null;
  readonly held: HeldContacts;
  readonly words: NoteWords;
}

export type ContactsRead =
  | { readonly ok: true; readonly items: readonly PreviewItem[]; readonly skipped: readonly Skipped[]; readonly table: ShownTable | null }
  /** `table`: where a person can say what the columns hold. */
  | { readonly ok: false; readonly reason: RefusalCode; readonly where: string; readonly table: ShownTable | null };

/** The beginning of a table, by which a person tells what its columns hold. */
export interface ShownTable {
  readonly sheets: readonly Sheet[];
  readonly mapping: ColumnMapping | null;
}

export const exportFormats = ["vcard4", "vcard3", "csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface WriteJob {
  readonly job: "write";
  readonly held: HeldContacts;
  readonly format: ExportFormat;
}

export interface MailJob {
  readonly job: "mail";
  readonly held: HeldContacts;
  readonly separator: "; " | ", " | "\n";
}
export interface MailAddresses {
  readonly text: string;
  readonly count: number;
  /** Names of those whom no letter reaches. */
  readonly unreached: readonly string[];
}

export interface DoublesJob {
  readonly job: "doubles";
  readonly held: HeldContacts;
}

export interface ContactsDone {
  readonly read: ContactsRead;
  readonly write: Uint8Array<ArrayBuffer>;
  readonly mail: MailAddresses;
  readonly doubles: readonly LikelyDouble[];
}
export type ContactsJob = ReadJob | WriteJob | MailJob | DoublesJob;

export function doContactsJob(job: ContactsJob): ContactsDone[ContactsJob["job"]] {
  switch (job.job) {
    case "read":
      return readJob(job);
    case "write":
      return written(entriesOf(job.held), job.format);
    case "mail": {
      const { text, count, unreached } = mailingList(entriesOf(job.held), job.separator);
      return { text, count, unreached: unreached.map(({ fullName }) => fullName) };
    }
    case "doubles":
      return likelyDoubles(contactsOf(job.held));
  }
}

function contactsOf({ records, organisations }: HeldContacts): ExistingContact[] {
  return records.map((record) => existingContact(viewOf(decodeRecord(record)), (id) => organisations.get(id) ?? ""));
}

const entriesOf = (held: HeldContacts): ContactEntry[] => contactsOf(held).flatMap((contact) => exportedEntry(contact) ?? []);

function written(entries: readonly ContactEntry[], format: ExportFormat): Uint8Array<ArrayBuffer> {
  const encoded = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  switch (format) {
    case "vcard4":
      return encoded(writeCards(entries, "4.0"));
    case "vcard3":
      return encoded(writeCards(entries, "3.0"));
    case "csv":
      return encoded(contactsAsCommaSeparated(entries));
    case "xlsx":
      return contactsAsWorkbook(entries);
  }
}

const shownRows = 30;

function readJob({ bytes, name, remembered, mapping, held, words }: ReadJob): ContactsRead {
  const file = readContactFile(new Uint8Array(bytes), name, remembered);
  const workbook = file.ok ? (file.table?.workbook ?? null) : file.workbook;
  if (mapping && workbook) {
    const { contacts, skipped } = readRows(workbook, mapping);
    return { ok: true, items: previewImport(contacts, contactsOf(held), words), skipped, table: shownTable(workbook, mapping) };
  }
  if (!file.ok) return { ok: false, reason: file.reason, where: file.where, table: workbook && shownTable(workbook, guessMapping(workbook, remembered)) };
  return {
    ok: true,
    items: previewImport(file.contacts, contactsOf(held), words),
    skipped: file.skipped,
    table: file.table && shownTable(file.table.workbook, file.table.mapping),
  };
}

function shownTable({ sheets }: Workbook, mapping: ColumnMapping | null): ShownTable {
  const beginning = (sheet: Sheet): Sheet => ({ ...sheet, rows: sheet.rows.slice(0, (sheet.name === mapping?.sheet ? mapping.headerRow : 0) + shownRows) });
  return { sheets: sheets.filter(({ rows }) => rows.length > 0).map(beginning), mapping };
}
