/**
 * Writes an `.xlsx` file (ECMA-376, part 1) that people fill in: drop-down lists, checked numbers and days, cells that are locked beside
 * cells that are not, sheets from right to left. Why not a library: docs/decisions/0074-paper-and-workbook.md.
 */
import { strToU8, zipSync } from "fflate";
import { printable } from "#shared/domain/paper/printable.ts";

export interface Spreadsheet {
  readonly title: string;
  readonly sheets: readonly WrittenSheet[];
}

export interface WrittenSheet {
  /** As every program takes it: see `sheetNames`. */
  readonly name: string;
  /** Widths of the columns, in letters. */
  readonly widths: readonly number[];
  readonly rows: readonly WrittenRow[];
  readonly checks: readonly Check[];
  /** Only answer cells can be written in. Not a matter of secrecy: there is no password. */
  readonly locked: boolean;
  readonly mirrored: boolean;
  readonly state: "visible" | "hidden";
}

export interface WrittenRow {
  readonly cells: readonly (WrittenCell | null)[];
  /** In points; without it the program decides. */
  readonly height?: number;
}

export interface WrittenCell {
  readonly value: string | number | null;
  readonly look: Look;
}

/** Those from `text` on can be written in; the last three hold a number as Excel counts days. */
export type Look = "plain" | "title" | "question" | "note" | "head" | "label" | "given" | "text" | "number" | "date" | "time" | "moment";

export type Check = { readonly row: number; readonly column: number; readonly message: string } & CheckKind;
type CheckKind =
  /** One of the texts in column `column` of the sheet called `sheet`, rows 0 to `count - 1`. */
  | { readonly kind: "list"; readonly list: { readonly sheet: string; readonly column: number; readonly count: number } }
  | { readonly kind: "whole" | "decimal"; readonly min: number | null; readonly max: number | null }
  | { readonly kind: "date" | "time" };

export function writeSpreadsheet({ title, sheets }: Spreadsheet): Uint8Array<ArrayBuffer> {
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations([
      ["officeDocument", "xl/workbook.xml"],
      ["metadata/core-properties", "docProps/core.xml"],
    ]),
    "docProps/core.xml": `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${text(title)}</dc:title></cp:coreProperties>`,
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${relationship}"><sheets>${sheets.map(sheetEntry).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([...sheets.map((_sheet, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const), ["styles", "styles.xml"]]),
    "xl/styles.xml": styles,
  };
  sheets.forEach((sheet, at) => (parts[`xl/worksheets/sheet${at + 1}.xml`] = worksheet(sheet, at === 0)));
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

/** Names for sheets that every program takes: short, without certain signs, each once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      printable(name)
        .replace(/[[\]:*?/\\\s]+/g, " ")
        .replace(/^[' ]+|[' ]+$/g, "") || "Sheet";
    for (let count = 1; ; count++) {
      const end = count === 1 ? "" : ` ${count}`;
      const tried = `${withoutHalf(plain.slice(0, 31 - end.length)).trim()}${end}`;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

/** @returns such as `D7` */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

function columnName(column: number): string {
  const before = Math.floor(column / 26) - 1;
  return `${before >= 0 ? columnName(before) : ""}${String.fromCharCode(65 + (column % 26))}`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function contentTypes(count: number): string {
  const part = (name: string, type: string): string => `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  const sheets = Array.from({ length: count }, (_one, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, "officedocument.spreadsheetml.worksheet"));
  return [
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>',
    part("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main"),
    part("/xl/styles.xml", "officedocument.spreadsheetml.styles"),
    part("/docProps/core.xml", "package.core-properties"),
    ...sheets,
    "</Types>",
  ].join("");
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const base = (type: string): string => (type.startsWith("metadata/") ? "http://schemas.openxmlformats.org/package/2006/relationships" : relationship);
  const one = ([type, target]: readonly [string, string], at: number): string =>
    `<Relationship Id="rId${at + 1}" Type="${base(type)}/${type}" Target="${target}"/>`;
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(one).join("")}</Relationships>`;
}

function sheetEntry({ name, state }: WrittenSheet, at: number): string {
  return `<sheet name="${text(name)}" sheetId="${at + 1}"${state === "hidden" ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`;
}

/** The order of the elements is the schema's. */
function worksheet({ widths, rows, checks, locked, mirrored }: WrittenSheet, first: boolean): string {
  return [
    `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"${mirrored ? ' rightToLeft="1"' : ""}${first ? ' tabSelected="1"' : ""}/></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length > 0 ? `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>` : "",
    `<sheetData>${rows.map(rowXml).join("")}</sheetData>`,
    locked ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>' : "",
    checks.length > 0 ? validations(checks) : "",
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    "</worksheet>",
  ].join("");
}

function rowXml({ cells, height }: WrittenRow, row: number): string {
  const written = cells.map((cell, column) => (cell === null ? "" : cellXml(cell, row, column))).join("");
  return `<row r="${row + 1}"${height === undefined ? "" : ` ht="${height}" customHeight="1"`}>${written}</row>`;
}

function cellXml({ value, look }: WrittenCell, row: number, column: number): string {
  const begin = `<c r="${cellName(row, column)}" s="${looks.indexOf(look)}"`;
  if (value === null || value === "") return `${begin}/>`;
  if (typeof value === "number") return `${begin}><v>${value}</v></c>`;
  return `${begin} t="inlineStr"><is><t xml:space="preserve">${text(value)}</t></is></c>`;
}

function validations(checks: readonly Check[]): string {
  // One rule for all the cells that it holds for: there are thousands of ticks.
  const places = new Map<string, string[]>();
  for (const check of checks) {
    const rule = ruleXml(check);
    const cells = places.get(rule) ?? [];
    cells.push(cellName(check.row, check.column));
    places.set(rule, cells);
  }
  const all = [...places].map(([rule, cells]) => rule.replace('sqref=""', () => `sqref="${cells.join(" ")}"`));
  return `<dataValidations count="${all.length}">${all.join("")}</dataValidations>`;
}

function ruleXml(check: Check): string {
  const message = text(shortened(check.message, 255));
  const common = `allowBlank="1" showInputMessage="1" showErrorMessage="1" error="${message}" prompt="${message}" sqref=""`;
  switch (check.kind) {
    case "list": {
      const { sheet, column, count } = check.list;
      const name = columnName(column);
      return `<dataValidation type="list" ${common}><formula1>${text(`'${sheet.replaceAll("'", "''")}'!$${name}$1:$${name}$${count}`)}</formula1></dataValidation>`;
    }
    case "whole":
    case "decimal":
      return `<dataValidation type="${check.kind}" operator="between" ${common}><formula1>${check.min ?? -1e15}</formula1><formula2>${check.max ?? 1e15}</formula2></dataValidation>`;
    case "date":
      return `<dataValidation type="date" operator="between" ${common}><formula1>1</formula1><formula2>2958465.99</formula2></dataValidation>`;
    case "time":
      return `<dataValidation type="time" operator="between" ${common}><formula1>0</formula1><formula2>0.999999</formula2></dataValidation>`;
  }
}

function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${withoutHalf(words.slice(0, most - 1))}…`;
}

/** A letter that was cut between its two halves goes as a whole. */
const withoutHalf = (words: string): string => words.replace(/[\ud800-\udbff]$/, "");

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** `_x0041_` would be read as an A, so its first sign is written in that way itself. */
const text = (words: string): string =>
  printable(words)
    .replace(/\r\n?/g, "\n")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>"]/g, (sign) => signs[sign] as string);

const looks: readonly Look[] = ["plain", "title", "question", "note", "head", "label", "given", "text", "number", "date", "time", "moment"];
const top = '<alignment vertical="top" wrapText="1"/>';
const xf = (font: number, fill: number, border: number, format = 0, open = false): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${top}<protection locked="${open ? 0 : 1}"/></xf>`;
const solid = (colour: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const side = (name: string): string => `<${name} style="thin"><color rgb="FFA6A6A6"/></${name}>`;
const styles = [
  `${declaration}<styleSheet xmlns="${main}">`,
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="hh:mm:ss"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>',
  '<fonts count="4"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="9"/><color rgb="FF555555"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font></fonts>',
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid("FFEDEDED")}${solid("FFFFFBE0")}</fills>`,
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${looks.length}">`,
  // In the order of `looks`.
  [xf(0, 0, 0), xf(3, 0, 0), xf(1, 0, 0), xf(2, 0, 0), xf(1, 2, 1), xf(0, 0, 1), xf(0, 2, 1)].join(""),
  [49, 0, 164, 165, 166].map((format) => xf(0, 3, 1, format, true)).join(""),
  "</cellXfs>",
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join("");
