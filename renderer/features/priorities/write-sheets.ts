import type { Table } from "#shared/domain/tally/export-table.ts";
import { sheetNames, writeSpreadsheet, type WrittenCell } from "#shared/workbook/write-spreadsheet.ts";

/** Excel takes no more letters in a cell. */
const longestCell = 32_767;
const width = 18;

/**
 * An `.xlsx` file with a head line and with numbers as numbers. A text is stored as a text whatever it begins with, so no cell is a formula;
 * what is longer than Excel allows ends with three dots, and is whole in the CSV.
 */
export function writeSheets(title: string, sheets: readonly { readonly name: string; readonly rows: Table }[], mirrored: boolean): Uint8Array {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  return writeSpreadsheet({
    title,
    sheets: sheets.map(({ rows }, at) => ({
      name: names[at] ?? "",
      widths: (rows[0] ?? []).map(() => width),
      rows: rows.map((row, line) => ({
        cells: row.map((cell): WrittenCell | null =>
          cell === null ? null : { value: typeof cell === "string" ? fitting(cell) : cell, look: line === 0 ? "head" : "plain" },
        ),
      })),
      checks: [],
      locked: false,
      mirrored,
      state: "visible",
    })),
  });
}

function fitting(text: string): string {
  return text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
}
