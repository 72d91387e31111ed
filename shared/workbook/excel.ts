/** Excel's two formats. The zip of an `.xlsx` is checked and inflated by ourselves, and only the parts that hold cells go on to the reader. */
import { read, SSF, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { zipSync } from "fflate";
import { isEnciphered, isWhole } from "./compound-file.ts";
import { cellText, codesOf, type Sheet, Unreadable, withoutPadding, type Workbook, type WorkbookLimits } from "./workbook.ts";
import { namesIn, unzip } from "./zip-directory.ts";

/** Pictures, charts, remarks, macros and links hold no cell of a form, and are left packed. */
const unwanted =
  /(^|\/)(media|drawings|charts|chartsheets|embeddings|theme|comments\d*\.xml|threadedComments|persons|externalLinks|printerSettings|pivot\w*|docProps|customXml|worksheets\/_rels|calcChain\.xml)(\/|$)/i;
const isWanted = (name: string): boolean => /\.(xml|rels)$/i.test(name) && !unwanted.test(name);

/** @param bytes a zip file */
export function readZippedExcel(bytes: Uint8Array, limits: WorkbookLimits): Workbook {
  const names = namesIn(bytes, limits);
  if (!names.some((name) => /^(\/?xl\/)?workbook\d*\.xml$/i.test(name))) {
    if (names.some((name) => /\.bin$|^content\.xml$|^Index\//i.test(name))) throw new Unreadable("other-spreadsheet");
    throw new Unreadable(names.some((name) => /^(word|ppt)\//i.test(name)) ? "document" : "not-a-workbook");
  }
  const parts = unzip(bytes, isWanted, limits);
  for (const [name, part] of parts) if (definesEntities(part)) throw new Unreadable("entities", name);
  return sheetsOf(open(zipSync(Object.fromEntries(parts), { level: 0 }), limits), limits);
}

/** @param bytes a compound file, which may also hold an encrypted `.xlsx` */
export function readCompoundExcel(bytes: Uint8Array, limits: WorkbookLimits): Workbook {
  if (holds(bytes, "EncryptedPackage")) throw new Unreadable("password");
  if (!holds(bytes, "Workbook") && !holds(bytes, "Book"))
    throw new Unreadable(holds(bytes, "WordDocument") || holds(bytes, "PowerPoint") ? "document" : "not-a-workbook");
  if (!isWhole(bytes)) throw new Unreadable("damaged");
  try {
    return sheetsOf(open(bytes, limits), limits);
  } catch (error) {
    throw isEnciphered(bytes) ? new Unreadable("password") : error;
  }
}

function open(bytes: Uint8Array, limits: WorkbookLimits): WorkBook {
  try {
    return read(bytes, {
      type: "array",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      // One more than is allowed, so that a sheet that is too long is told from one that just fits.
      sheetRows: limits.rows + 1,
    });
  } catch (error) {
    const text = error instanceof Error ? error.message : "";
    throw new Unreadable(/password|encrypt/i.test(text) ? "password" : "damaged");
  }
}

function sheetsOf(book: WorkBook, limits: WorkbookLimits): Workbook {
  if (book.SheetNames.length === 0) throw new Unreadable("damaged");
  if (book.SheetNames.length > limits.sheets) throw new Unreadable("too-many-sheets");
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  let cells = 0;
  const sheets = book.SheetNames.map((name): Sheet => {
    const rows: string[][] = [];
    const data = (book.Sheets[name] as WorkSheet | undefined)?.["!data"] ?? [];
    for (const [at, row] of data.entries()) {
      const texts: string[] = [];
      row?.forEach((cell, column) => {
        const text = inSheet(name, () => cellText(textOf(cell, is1904), limits));
        if (text === "") return;
        if (column >= limits.columns) throw new Unreadable("too-many-columns", name);
        while (texts.length < column) texts.push("");
        texts[column] = text;
        cells += 1;
      });
      if (texts.length > 0 && (at >= limits.rows || cells > limits.cells)) throw new Unreadable("too-many-rows", name);
      rows.push(texts);
    }
    return { name: name.trim(), rows: withoutPadding(rows) };
  });
  return { sheets };
}

function inSheet(name: string, task: () => string): string {
  try {
    return task();
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(error.reason, name) : error;
  }
}

const faults: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/** As a reader of forms sees a cell: 1 and not 1.0, TRUE, a date by ISO 8601, a formula by what it last gave. */
function textOf(cell: CellObject | undefined, is1904: boolean): string {
  const value = cell?.v;
  if (cell === undefined || value === undefined || value === null) return "";
  if (cell.t === "b") return value ? "TRUE" : "FALSE";
  if (cell.t === "e") return faults[Number(value)] ?? "#N/A";
  if (typeof value !== "number") return String(value);
  return typeof cell.z === "string" && SSF.is_date(cell.z) ? dateText(value, is1904) : String(value);
}

function dateText(serial: number, is1904: boolean): string {
  const parts = SSF.parse_date_code(serial, { date1904: is1904 }) as { y: number; m: number; d: number; H: number; M: number; S: number } | null;
  if (!parts) return String(serial);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, "0");
  const time = `${two(parts.H)}:${two(parts.M)}:${two(parts.S)}`;
  if (serial < 1 && !is1904) return time;
  const date = `${String(parts.y).padStart(4, "0")}-${two(parts.m)}-${two(parts.d)}`;
  return time === "00:00:00" ? date : `${date}T${time}`;
}

/** Entities of its own are how a few bytes of XML become gigabytes; no spreadsheet program writes them. */
function definesEntities(part: Uint8Array): boolean {
  return holdsBytes(part, codesOf("<!DOCTYPE")) || holdsBytes(part, codesOf("<!ENTITY"));
}

/** A compound file names its streams in UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  return holdsBytes(
    bytes,
    codesOf(name).flatMap((code) => [code, 0]),
  );
}

function holdsBytes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0] as number); at >= 0; at = bytes.indexOf(wanted[0] as number, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
