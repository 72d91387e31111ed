import { sheetNames, writeSpreadsheet } from "#shared/workbook/write-spreadsheet.ts";
import type { Questionnaire } from "../questionnaire/definition.ts";
import { exportXlsform } from "./export-xlsform.ts";

const widest = 60;

/** The questionnaire as an `.xlsx` file that ODK, KoboToolbox and the desk itself read. */
export function xlsformFile(definition: Questionnaire, title: string): Uint8Array<ArrayBuffer> {
  const { sheets } = exportXlsform(definition);
  const names = sheetNames(sheets.map(({ name }) => name));
  return writeSpreadsheet({
    title,
    sheets: sheets.map(({ rows }, at) => ({
      name: names[at] ?? "",
      widths: widthsOf(rows),
      rows: rows.map((row, line) => ({ cells: row.map((value) => (value === "" ? null : { value, look: line === 0 ? "question" : "plain" })) })),
      checks: [],
      locked: false,
      mirrored: false,
      state: "visible",
    })),
  });
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) => Math.min(widest, Math.max(8, ...rows.map((row) => (row[at] ?? "").length + 2))));
}
