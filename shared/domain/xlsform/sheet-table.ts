/** A sheet as rows that are asked by key and language, whatever the columns are called. */
import type { Sheet } from "#shared/workbook/workbook.ts";
import type { Localised } from "../questionnaire/localised.ts";
import type { Findings } from "./findings.ts";
import { headerOf, type Header, type SheetKind } from "./headers.ts";
import type { LanguageTable } from "./languages.ts";

export interface Row {
  /** As a person counts: the header is row 1. */
  readonly row: number;
  /** As they stand, by column. */
  readonly cells: readonly string[];
}

export interface Table {
  /** The sheet's own name. */
  readonly name: string;
  readonly headers: readonly Header[];
  readonly rows: readonly Row[];
  /** The text under a key without a language, or "". */
  cell(row: Row, key: string): string;
  /** What stands under a key in any language. */
  texts(row: Row, key: string, languages: LanguageTable): Localised | undefined;
  has(key: string): boolean;
  /** Columns without a use, with what the row holds in them. */
  unused(row: Row): readonly (readonly [header: string, value: string])[];
}

export function tableOf(sheet: Sheet, kind: SheetKind, findings: Findings): Table {
  const at = sheet.rows.findIndex((row) => row.some((cell) => cell !== ""));
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const raws = Array.from({ length: width }, (_, column) => sheet.rows[at]?.[column] ?? "");
  const headers = raws.map((raw, column) =>
    raw === "" ? { key: null, language: "", raw: `(${columnName(column)})` } : headerOf(raw.replaceAll(/\s+/g, " "), kind),
  );
  yieldAliases(headers);
  const columns = new Map<string, { header: Header; column: number }[]>();
  for (const [column, header] of headers.entries()) {
    if (header.key === null) continue;
    const list = columns.get(header.key) ?? [];
    columns.set(header.key, list);
    const first = list.find((other) => other.header.language === header.language);
    if (first) findings.error(sheet.name, at + 1, "column-twice", { first: first.header.raw, second: header.raw });
    else list.push({ header, column });
  }
  return {
    name: sheet.name,
    headers,
    rows: sheet.rows.slice(at + 1).map((cells, index) => ({ row: at + index + 2, cells })),
    cell: (row, key) => {
      const column = columns.get(key)?.find(({ header }) => header.language === "")?.column;
      return column === undefined ? "" : (row.cells[column] ?? "");
    },
    texts: (row, key, languages) => {
      const texts: Record<string, string> = {};
      // A column that says its language wins over one that does not.
      const list = (columns.get(key) ?? []).toSorted((left, right) => Number(left.header.language !== "") - Number(right.header.language !== ""));
      for (const { header, column } of list) {
        const text = row.cells[column] ?? "";
        if (text !== "") texts[languages.tag(header.language)] = text;
      }
      return Object.keys(texts).length > 0 ? inOrder(texts, list, languages) : undefined;
    },
    has: (key) => columns.has(key),
    unused: (row) =>
      headers.flatMap((header, column) => (header.key === null && (row.cells[column] ?? "") !== "" ? [[header.raw, row.cells[column] ?? ""] as const] : [])),
  };
}

/** By the order of the columns, not by which was read last. */
function inOrder(
  texts: Readonly<Record<string, string>>,
  list: readonly { readonly header: Header; readonly column: number }[],
  languages: LanguageTable,
): Localised {
  const tags = list.toSorted((left, right) => left.column - right.column).map(({ header }) => languages.tag(header.language));
  return Object.fromEntries([...new Set(tags)].flatMap((tag) => (texts[tag] === undefined ? [] : [[tag, texts[tag]]])));
}

/** A column called `value` is the name only where no column is called `name`; the same for every alias that has a proper name beside it. */
function yieldAliases(headers: Header[]): void {
  const isProper = (header: Header): boolean => header.key !== null && header.raw.trim().toLowerCase().replaceAll(/\s+/g, "_").split(":")[0] === header.key;
  for (const [at, header] of headers.entries()) {
    const yields = ["value", "tag", "caption", "count", "title"].includes(header.raw.toLowerCase().split(":")[0] ?? "");
    if (yields && headers.some((other) => other !== header && other.key === header.key && isProper(other)))
      headers[at] = { key: null, language: "", raw: header.raw };
  }
}

/** As spreadsheets count: A to Z, AA and on. */
function columnName(column: number): string {
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
}
