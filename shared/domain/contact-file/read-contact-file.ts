/** An address book as a file, of whatever kind: vCard, CSV or a workbook. What it is, is told by its bytes. */
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import { decodeUtf16 } from "#shared/workbook/text-encoding.ts";
import type { Workbook, WorkbookReading } from "#shared/workbook/workbook.ts";
import { contactOfCard } from "./card-contact.ts";
import { CardTexts, utf8Of } from "./card-values.ts";
import { guessMapping, type ColumnMapping, type RememberedColumns } from "./column-mapping.ts";
import type { ContactEntry } from "./contact-entry.ts";
import type { RefusalCode, Skipped } from "./findings.ts";
import { readCards } from "./read-cards.ts";
import { mostContacts, readRows } from "./read-rows.ts";

export type ContactFile =
  | {
      readonly ok: true;
      readonly contacts: readonly ContactEntry[];
      /** In the order of the file. */
      readonly skipped: readonly Skipped[];
      /** Of a workbook or a CSV file, to be shown, changed and handed to `readRows`; null for cards. */
      readonly table: { readonly workbook: Workbook; readonly mapping: ColumnMapping } | null;
    }
  /** `workbook`: where only the names above the columns are unknown, so that a person can say what they are. */
  | { readonly ok: false; readonly reason: RefusalCode; readonly where: string; readonly workbook: Workbook | null };

/** Programs write a hundred columns for each contact, nearly all of them empty. */
const contactReading: WorkbookReading = {
  limits: {
    fileBytes: 40_000_000,
    inflatedBytes: 50_000_000,
    entries: 5_000,
    sheets: 100,
    rows: mostContacts,
    columns: 1_000,
    cellLength: 500_000,
    cells: 4_000_000,
  },
  commaSeparated: "one-sheet",
};
/** With a picture in each card, ten thousand take so much. */
export const greatestFile = 100_000_000;

/** @param name of the file; only where the bytes say nothing does its ending count. Never throws. */
export function readContactFile(bytes: Uint8Array, name: string, remembered: RememberedColumns = {}): ContactFile {
  if (bytes.length > greatestFile) return refused("too-large");
  const isPacked = [0x50, 0xd0].includes(bytes[0] ?? 0) && [0x4b, 0xcf].includes(bytes[1] ?? 0);
  const utf16 = isPacked ? null : decodeUtf16(bytes);
  const asUtf8 = utf16 === null ? bytes : utf8Of(utf16);
  if (!isPacked && (beginsCard(asUtf8) || (/\.(vcf|vcard)$/i.test(name) && bytes.length > 0))) return cardsIn(asUtf8, utf16 !== null);
  const read = readWorkbook(bytes, contactReading);
  if (!read.ok) return refused(read.reason, read.where);
  const mapping = guessMapping(read.workbook, remembered);
  if (!mapping) return { ok: false, reason: "no-header", where: "", workbook: read.workbook };
  const { contacts, skipped } = readRows(read.workbook, mapping);
  const others = read.workbook.sheets.filter(({ name: sheet, rows }) => sheet !== mapping.sheet && rows.length > 0);
  return {
    ok: true,
    contacts,
    skipped: [...others.map(({ name: sheet }): Skipped => ({ line: 1, code: "other-sheet", values: { sheet, read: mapping.sheet } })), ...skipped],
    table: { workbook: read.workbook, mapping },
  };
}

const refused = (reason: RefusalCode, where = ""): ContactFile => ({ ok: false, reason, where, workbook: null });

/** Some lines may stand before the first card. */
function beginsCard(bytes: Uint8Array): boolean {
  const head = Array.from(bytes.subarray(0, 4_096), (byte) => String.fromCharCode(byte)).join("");
  return /(?:^|[\r\n])(?:\u00ef\u00bb\u00bf)?\s*BEGIN\s*:\s*VCARD\s*(?:[\r\n]|$)/i.test(head);
}

function cardsIn(bytes: Uint8Array, isUnicode: boolean): ContactFile {
  const texts = new CardTexts(bytes, isUnicode);
  const contacts: ContactEntry[] = [];
  const skipped: Skipped[] = [];
  let cards = 0;
  for (const event of readCards(bytes)) {
    if (event.kind === "card") {
      cards += 1;
      if (cards > mostContacts) {
        skipped.push({ line: event.card.line, code: "too-many", values: { most: mostContacts } });
        break;
      }
      const { contact, skipped: left } = contactOfCard(event.card, texts);
      if (contact) contacts.push(contact);
      skipped.push(...left);
    } else if (event.kind === "no-begin") skipped.push({ line: event.line, code: "no-begin", values: {} });
    else if (event.kind === "outside")
      skipped.push(
        event.line === event.last
          ? { line: event.line, code: "outside-line", values: {} }
          : { line: event.line, code: "outside", values: { line: event.line, last: event.last } },
      );
    else skipped.push({ line: event.line, code: "other-component", values: { name: event.name } });
  }
  if (cards === 0) return refused("no-cards");
  return { ok: true, contacts, skipped: skipped.toSorted((one, other) => one.line - other.line), table: null };
}
