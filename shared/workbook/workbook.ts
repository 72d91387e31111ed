/**
 * A spreadsheet file as plain texts, whatever program wrote it: `.xlsx`, `.xls` and `.csv` come in as the same neutral workbook. What a
 * file is, is told by its bytes, never by its name. Limits hold before anything is unpacked, so that a hostile file costs little; a
 * caller that reads files of strangers runs this in a worker with a time limit all the same.
 */

export interface Sheet {
  readonly name: string;
  /** Row 1 of the sheet is `rows[0]`. Rows may differ in length; a blank cell is "". No row beyond the last one that holds something. */
  readonly rows: readonly (readonly string[])[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

export type WorkbookFailure =
  | "empty-file"
  | "too-large"
  | "unpacks-too-large"
  | "too-many-sheets"
  | "too-many-rows"
  | "too-many-columns"
  | "cell-too-long"
  | "picture"
  | "document"
  | "other-spreadsheet"
  | "not-a-workbook"
  | "password"
  | "damaged"
  | "entities";

export type WorkbookResult =
  | { readonly ok: true; readonly workbook: Workbook }
  /** `where` is the sheet's name, or the part of the file, or "". */
  | { readonly ok: false; readonly reason: WorkbookFailure; readonly where: string };

export interface WorkbookLimits {
  readonly fileBytes: number;
  readonly inflatedBytes: number;
  /** Parts of a zip file. */
  readonly entries: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
  readonly cells: number;
}

export interface WorkbookReading {
  readonly limits: WorkbookLimits;
  /** Whether a CSV file is one sheet, or may hold several that are named in their first column, as ODK's readers know them. */
  readonly commaSeparated: "one-sheet" | "stacked";
}

/** Far above what a questionnaire needs, and low enough for the reader to stay within a few hundred megabytes. */
export const workbookLimits: WorkbookLimits = {
  fileBytes: 20_000_000,
  inflatedBytes: 40_000_000,
  entries: 5_000,
  sheets: 100,
  rows: 20_000,
  columns: 1_000,
  /** Excel's own limit. */
  cellLength: 32_767,
  cells: 400_000,
};

export const questionnaireReading: WorkbookReading = { limits: workbookLimits, commaSeparated: "stacked" };

/** Thrown inside this folder alone; `readWorkbook` turns it into a value. */
export class Unreadable extends Error {
  readonly reason: WorkbookFailure;
  readonly where: string;
  constructor(reason: WorkbookFailure, where = "") {
    super(reason);
    this.reason = reason;
    this.where = where;
  }
}

/** White space at the ends goes, a non-breaking space is a space, line breaks inside stay. */
export function cellText(text: string, limits: WorkbookLimits): string {
  if (text.length > limits.cellLength) throw new Unreadable("cell-too-long");
  return text.replaceAll("\u00a0", " ").replaceAll(/\r\n?/g, "\n").trim();
}

/** Drops blank rows at the end and blank cells at the end of each row. */
export function withoutPadding(rows: readonly (readonly string[])[]): string[][] {
  const trimmed = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1));
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1);
}

/** Of a text in ASCII. */
export function codesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
