import { readCommaSeparated } from "./comma-separated.ts";
import { readCompoundExcel, readZippedExcel } from "./excel.ts";
import { codesOf, questionnaireReading, Unreadable, type Workbook, type WorkbookReading, type WorkbookResult } from "./workbook.ts";

/** @param bytes a whole file, of whatever kind. Never throws. */
export function readWorkbook(bytes: Uint8Array, reading: WorkbookReading = questionnaireReading): WorkbookResult {
  try {
    return { ok: true, workbook: read(bytes, reading) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.reason, where: error.where };
    // What the reader of a damaged file stumbles over has no name of its own.
    return { ok: false, reason: "damaged", where: "" };
  }
}

function read(bytes: Uint8Array, reading: WorkbookReading): Workbook {
  if (bytes.length === 0) throw new Unreadable("empty-file");
  if (bytes.length > reading.limits.fileBytes) throw new Unreadable("too-large");
  if (begins(bytes, [0x50, 0x4b])) return readZippedExcel(bytes, reading.limits);
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return readCompoundExcel(bytes, reading.limits);
  if (pictures.some((start) => begins(bytes, start))) throw new Unreadable("picture");
  if (begins(bytes, codesOf("%PDF")) || begins(bytes, codesOf("{\\rtf"))) throw new Unreadable("document");
  const head = String.fromCharCode(...bytes.subarray(0, 300)).trimStart();
  if (/^(\u00ef\u00bb\u00bf)?<(\?xml|!doctype|html|!entity|workbook|table)/i.test(head))
    throw new Unreadable(/<!(doctype|entity)/i.test(head) ? "entities" : "other-spreadsheet");
  return readCommaSeparated(bytes, reading);
}

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

const pictures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  codesOf("GIF8"),
  [0x42, 0x4d, 0, 0],
  codesOf("RIFF"),
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
];
