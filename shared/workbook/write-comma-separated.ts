/** Tables as CSV for spreadsheets: RFC 4180, and what spreadsheets ask besides. */
import papaparse from "papaparse";
import type { Table } from "#shared/domain/tally/export-table.ts";

/**
 * A spreadsheet program takes a cell that begins like this for a formula, and a formula can send what is in the sheet elsewhere (OWASP, "CSV
 * injection"). An apostrophe before it makes it a text; programs show the cell without it or with it, and never compute it. Numbers of ours
 * are no texts and stay as they are. Every text stands in quotes, because where a semicolon parts cells, one inside a text would begin another.
 */
const looksLikeFormula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Excel reads UTF-8 only where the file begins with this. */
const byteOrderMark = "\uFEFF";

export function commaSeparated(table: Table): string {
  const rows = table.map((row) => row.map((cell) => (typeof cell === "string" ? withoutFormula(cell) : cell)));
  return `${byteOrderMark}${papaparse.unparse(rows, { newline: "\r\n", quotes: (value) => typeof value === "string" })}\r\n`;
}

function withoutFormula(text: string): string {
  return looksLikeFormula.test(text) ? `'${text}` : text;
}
