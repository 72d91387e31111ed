/** Rows, lists and sheets that do not come in, as sheets that the questionnaire carries: an export puts them where they were. */
import { withoutPadding, type Sheet } from "#shared/workbook/workbook.ts";
import type { Findings } from "./findings.ts";
import { isTranslated, type Header } from "./headers.ts";
import type { LanguageTable } from "./languages.ts";
import type { FormNode } from "./form-tree.ts";
import { keptChoicesSheet, keptRowsSheet } from "./own-columns.ts";
import type { ChoiceList } from "./choice-lists.ts";
import type { Row, Table } from "./sheet-table.ts";

/** As the questionnaire's schema has them. */
const limits = { sheets: 10, rows: 3_000, columns: 100, letters: 4_000, all: 380_000 };

/**
 * @param left rows that did not come in
 * @returns a sheet whose first column says after which row each stood: the name in it, or `/name` after the end of a group
 */
export function keptRows(survey: Table, tops: readonly FormNode[], left: ReadonlySet<Row>, languages: LanguageTable): Sheet | null {
  if (left.size === 0) return null;
  const ends = new Map<Row, FormNode>();
  const begins = new Map<Row, FormNode>();
  const visit = (nodes: readonly FormNode[]): void => {
    for (const node of nodes) {
      begins.set(node.row, node);
      if (node.end) ends.set(node.end, node);
      visit(node.children);
    }
  };
  visit(tops);
  const rows: { after: string; cells: readonly string[] }[] = [];
  let after = "";
  for (const row of survey.rows) {
    if (left.has(row)) rows.push({ after, cells: row.cells });
    else if (ends.has(row)) after = `/${ends.get(row)?.name ?? ""}`;
    else if (begins.has(row)) after = begins.get(row)?.name ?? "";
  }
  const { headers, lines } = compact(
    survey.headers,
    rows.map(({ cells }) => cells),
    languages,
  );
  return { name: keptRowsSheet, rows: [["after", ...headers], ...lines.map((line, at) => [rows[at]?.after ?? "", ...line])] };
}

/** `label::fr`, whatever the file called it. */
function keptHeader({ key, language, raw }: Header, languages: LanguageTable): string {
  if (key === null) return raw;
  return isTranslated(key) ? `${key}::${languages.tag(language)}` : key;
}

export function keptChoices(choices: Table, lists: Iterable<ChoiceList>, languages: LanguageTable): Sheet | null {
  const rows = [...lists].flatMap((list) => list.rows.map((row) => row.cells));
  if (rows.length === 0) return null;
  const { headers, lines } = compact(choices.headers, rows, languages);
  return { name: keptChoicesSheet, rows: [headers, ...lines] };
}

/** Only columns in which something stands, in an order that does not depend on the file's. */
function compact(
  headers: readonly Header[],
  rows: readonly (readonly string[])[],
  languages: LanguageTable,
): { readonly headers: string[]; readonly lines: string[][] } {
  const first = ["type", "list_name", "name"];
  const used = headers
    .map((header, column) => ({ name: keptHeader(header, languages), column }))
    .filter(({ column }) => rows.some((row) => (row[column] ?? "") !== ""))
    .toSorted((left, right) => Number(!first.includes(left.name)) - Number(!first.includes(right.name)) || (left.name < right.name ? -1 : 1));
  return { headers: used.map(({ name }) => name), lines: withoutPadding(rows.map((row) => used.map(({ column }) => row[column] ?? ""))) };
}

/** Those that fit into a questionnaire; the others are told. */
export function carriedSheets(sheets: readonly Sheet[], findings: Findings): { name: string; rows: string[][] }[] {
  let letters = 0;
  const carried: { name: string; rows: string[][] }[] = [];
  for (const { name, rows } of sheets) {
    const size = JSON.stringify(rows).length;
    const fits =
      carried.length < limits.sheets &&
      name.length <= 100 &&
      rows.length <= limits.rows &&
      rows.every((row) => row.length <= limits.columns && row.every((cell) => cell.length <= limits.letters)) &&
      letters + size <= limits.all;
    if (!fits) {
      findings.leave(name, 1, "sheet", "sheet-too-large", { name });
      continue;
    }
    letters += size;
    carried.push({ name, rows: rows.map((row) => [...row]) });
  }
  return carried;
}
