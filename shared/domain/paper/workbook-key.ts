/** What a hidden sheet of the workbook remembers for the way back: whose answer it is, where each cell belongs, and what it held. */
import { contentHash } from "#shared/lib/content-hash.ts";
import type { JsonValue } from "#shared/lib/json.ts";

export interface WorkbookKey {
  readonly response: string;
  readonly questionnaire: string;
  readonly language: string;
  readonly registers: readonly KeyedRegister[];
  readonly cells: readonly KeyedCell[];
}

/** `stamp` tells one workbook from another that was made from other answers. */
export type ReadKey = WorkbookKey & { readonly stamp: string };

export interface KeyedRegister {
  readonly question: string;
  readonly register: string;
  /** As it was shown; for a narrative its letters. */
  readonly base: JsonValue;
  /** The heads that held what was shown, for the edit's `over`; for a narrative its Yjs state. Whoever makes and reads them knows their shape. */
  readonly heads: JsonValue;
}

export interface KeyedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly question: string;
  readonly register: string;
  readonly part: string;
  /** What stands beside it in the second column, so that a row that was moved is noticed. */
  readonly beside: string;
}

export const keySheet = "_focal-desk";
const mark = "focal-desk-answers-1";
const chunk = 30_000;

export function writeKey(key: WorkbookKey): string[][] {
  const rows = [
    [key.response, key.questionnaire, key.language],
    ...key.registers.map(({ question, register, base, heads }) => ["register", question, register, ...chunks(packed({ base, heads }))]),
    ...key.cells.map(({ sheet, row, column, question, register, part, beside }) => [
      "cell",
      sheet,
      String(row),
      String(column),
      question,
      register,
      part,
      packed(beside),
    ]),
  ];
  return [[mark, contentHash(rows)], ...rows];
}

/** @returns null when it is none, or not whole */
export function readKey(rows: readonly (readonly string[])[]): ReadKey | null {
  const [[first, hash] = [], ...all] = rows;
  // A blank part at a row's end is lost in a spreadsheet.
  const body = all.map((row) => (row[0] === "cell" ? Array.from({ length: 8 }, (_one, at) => row[at] ?? "") : [...row]));
  if (first !== mark || contentHash(body) !== hash) return null;
  const [[response = "", questionnaire = "", language = ""] = [], ...entries] = body;
  const registers: KeyedRegister[] = [];
  const cells: KeyedCell[] = [];
  try {
    for (const [kind, ...row] of entries) {
      if (kind === "register") {
        const [question = "", register = "", ...parts] = row;
        registers.push({ question, register, ...(JSON.parse(parts.join("")) as { base: JsonValue; heads: JsonValue }) });
      } else {
        const [sheet = "", at = "", column = "", question = "", register = "", part = "", beside = '""'] = row;
        cells.push({ sheet, row: Number(at), column: Number(column), question, register, part, beside: JSON.parse(beside) as string });
      }
    }
  } catch {
    return null;
  }
  return { response, questionnaire, language, registers, cells, stamp: hash };
}

/** White space would not come back as it was. */
const packed = (value: JsonValue): string =>
  JSON.stringify(value).replace(/[^\u0021-\u007e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

function chunks(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += chunk) parts.push(text.slice(at, at + chunk));
  return parts;
}
