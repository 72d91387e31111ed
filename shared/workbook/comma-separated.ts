/**
 * A CSV file as a workbook: one sheet, or for a questionnaire several. ODK's readers know two kinds: several sheets one below the other, each begun by its name in the first column,
 * and a lone sheet, which is the survey.
 */
import Papa from "papaparse";
import { decodeText } from "./text-encoding.ts";
import { cellText, type Sheet, Unreadable, withoutPadding, type Workbook, type WorkbookLimits, type WorkbookReading } from "./workbook.ts";

export function readCommaSeparated(bytes: Uint8Array, { limits, commaSeparated }: WorkbookReading): Workbook {
  const text = decodeText(bytes);
  if (text === null) throw new Unreadable("not-a-workbook");
  if (text.trim() === "") throw new Unreadable("empty-file");
  const rows = rowsOf(text, limits);
  if (commaSeparated === "one-sheet") return { sheets: [{ name: "", rows: withoutPadding(rows) }] };
  const first = rows.find((row) => row.some((cell) => cell !== "")) ?? [];
  const isLone = first.some((cell) => /^(type|command)$/i.test(cell)) && !isSheetName(first[0] ?? "");
  const sheets = isLone ? [{ name: "survey", rows }] : stacked(rows);
  if (sheets.length > limits.sheets) throw new Unreadable("too-many-sheets");
  return { sheets: sheets.map(({ name, rows }) => ({ name, rows: withoutPadding(rows) })) };
}

const isSheetName = (text: string): boolean => /^(survey|choices|settings)$/i.test(text);

function rowsOf(text: string, limits: WorkbookLimits): string[][] {
  const head = text.slice(0, 10_000);
  const delimiter = ["\t", ";", ","]
    .map((mark) => ({ mark, agreed: columnsBy(head, mark) }))
    .reduce((best, one) => (one.agreed > best.agreed ? one : best)).mark;
  const rows: string[][] = [];
  let cells = 0;
  let failure: Unreadable | null = null;
  Papa.parse<string[]>(text, {
    delimiter,
    skipEmptyLines: false,
    step: ({ data }, parser) => {
      try {
        cells += data.length;
        if (rows.length >= limits.rows || cells > limits.cells) throw new Unreadable("too-many-rows");
        if (data.length > limits.columns) throw new Unreadable("too-many-columns");
        rows.push(data.map((cell) => cellText(cell, limits)));
      } catch (error) {
        failure = error as Unreadable;
        parser.abort();
      }
    },
  });
  if (failure) throw failure as Unreadable;
  return rows;
}

/**
 * The separator is the one by which the most columns agree over the first rows: the number of columns that most rows have, times the part
 * of the rows that have it. A comma inside an address does not make columns that agree.
 */
function columnsBy(head: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(head, { delimiter, preview: 10, skipEmptyLines: true });
  const counts = new Map<number, number>();
  for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([columns, rows]) => (columns * rows) / data.length));
}

/** A name in the first column begins a sheet, with its first row beside the name or below it. A row's number counts from its sheet's header. */
function stacked(rows: readonly (readonly string[])[]): Sheet[] {
  const sheets = new Map<string, string[][]>();
  let current: string[][] = [];
  let isFresh = false;
  for (const [name = "", ...cells] of rows) {
    if (name !== "") {
      current = sheets.get(name) ?? [];
      sheets.set(name, current);
      isFresh = true;
    }
    const isBlank = cells.every((cell) => cell === "");
    if (isFresh && isBlank) continue;
    isFresh = false;
    current.push(cells);
  }
  return [...sheets].map(([name, rows]) => ({ name, rows }));
}
