/**
 * A filled workbook comes back: what each register of each answer says now, compared with what it said when the workbook was made. Nothing is
 * decided here; whoever holds the records compares with what they say today.
 */
import type { JsonValue } from "#shared/lib/json.ts";
import type { Workbook } from "#shared/workbook/workbook.ts";
import { findQuestion, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { fitsQuestion } from "../answer/fits-question.ts";
import type { Unreadable } from "./cell-values.ts";
import { beside, newRow } from "./form-workbook.ts";
import { readRegister, slotsOf, type Lists, type ReadSlot, type RegisterResult } from "./slots.ts";
import { keySheet, readKey, type KeyedRegister, type ReadKey } from "./workbook-key.ts";

/** Why nothing of a workbook can be read; the words are in `paper.json` under `refused`. */
export type Refused = "noKey" | "damagedKey" | "otherResponse" | "otherVersion" | "sheetMissing" | "rowsMoved";

export interface ReadAnswer {
  readonly question: Question;
  /** `row.+1` for a row that the colleague added: it has no id yet. */
  readonly register: string;
  readonly base: JsonValue;
  readonly heads: JsonValue;
  readonly result: RegisterResult;
}

export type ReadBack =
  | { readonly ok: true; readonly answers: readonly ReadAnswer[]; /** The same whenever the same workbook is read. */ readonly stamp: string }
  | { readonly ok: false; readonly reason: Refused; /** The sheet, or the question's title. */ readonly where: string };

export interface Expected {
  readonly definition: Questionnaire;
  readonly response: string;
  readonly questionnaire: string;
}

/** The key alone, so that the words of the workbook's language can be made ready. */
export function keyOf(workbook: Workbook): ReadKey | "noKey" | "damagedKey" {
  const sheet = workbook.sheets.find(({ name }) => name === keySheet);
  return sheet ? (readKey(sheet.rows) ?? "damagedKey") : "noKey";
}

/** @param lists in the language of the workbook, as its key says */
export function readBack(workbook: Workbook, { definition, response, questionnaire }: Expected, lists: Lists): ReadBack {
  const refused = (reason: Refused, where = ""): ReadBack => ({ ok: false, reason, where });
  const key = keyOf(workbook);
  if (typeof key === "string") return refused(key);
  if (key.questionnaire !== questionnaire) return refused("otherVersion");
  if (key.response !== response) return refused("otherResponse");
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet.rows]));
  const texts = new Map<string, Map<string, string>>();
  for (const cell of key.cells) {
    const rows = sheets.get(cell.sheet.trim());
    if (!rows) return refused("sheetMissing", cell.sheet);
    const row = rows[cell.row] ?? [];
    if (beside(row[1] ?? "") !== cell.beside) return refused("rowsMoved", cell.sheet);
    const place = `${cell.question}\n${cell.register}`;
    const parts = texts.get(place) ?? new Map<string, string>();
    parts.set(cell.part, row[cell.column] ?? "");
    texts.set(place, parts);
  }
  const answers: ReadAnswer[] = [];
  for (const [name, registers] of byQuestion(key.registers)) {
    const question = findQuestion(definition, name);
    if (!question) continue;
    const rowIds = registers.filter(({ register }) => register.startsWith("row.")).map(({ register }) => register.slice("row.".length));
    const slots = slotsOf(question, definition, rowIds);
    let order = Math.max(0, ...registers.map(({ base }) => (typeof base === "object" && base !== null && "order" in base ? Number(base.order) : 0)));
    for (const { register, base, heads } of registers) {
      const parts = texts.get(`${name}\n${register}`) ?? new Map<string, string>();
      const cells: ReadSlot[] = slots
        .filter((slot) => slot.register === register && parts.has(slot.part))
        .map((slot) => ({ slot, text: parts.get(slot.part) ?? "" }));
      const isNew = register.startsWith(`row.${newRow}`);
      const result = checked(question, register, readRegister(cells, base, isNew ? order + 1 : order, lists));
      if (isNew && result.state === "changed") order += 1;
      answers.push({ question, register, base, heads, result });
    }
  }
  return { ok: true, answers, stamp: key.stamp };
}

/** What the hub would refuse is not offered. */
function checked(question: Question, register: string, result: RegisterResult): RegisterResult {
  if (result.state !== "changed" || register === "other" || register === "narrative") return result;
  const row = register.startsWith("cell.") ? register.slice("cell.".length) : undefined;
  const value = register.startsWith("row.") && result.value !== null ? (result.value as { cells: JsonValue }).cells : result.value;
  const outside: Unreadable = "outside";
  return fitsQuestion(question, value, row) ? result : { state: "unreadable", why: outside, text: "" };
}

function byQuestion(registers: readonly KeyedRegister[]): ReadonlyMap<string, readonly KeyedRegister[]> {
  const groups = new Map<string, KeyedRegister[]>();
  for (const one of registers) {
    const group = groups.get(one.question) ?? [];
    group.push(one);
    groups.set(one.question, group);
  }
  return groups;
}
