/** Which cells of the workbook hold an answer, and how they are put together to its registers and taken apart again. */
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import type { StoredRow } from "../answer/answer.ts";
import type { Column, Question, Questionnaire } from "../questionnaire/definition.ts";
import { isAnswerable } from "../questionnaire/asked.ts";
import { isEmptyAnswer } from "../questionnaire/expression.ts";
import { cellKindOf, labelsOf, readFrom, type CellKind, type Labelled, type Unreadable } from "./cell-values.ts";
import { printable } from "./printable.ts";
import { choicesOf, inLanguage, offersOther, type Wording } from "./wording.ts";

/** A cell that a colleague writes in. */
export interface Slot {
  /** `value`, `other`, `cell.<row>`, `row.<id>`, `narrative`. */
  readonly register: string;
  /** A choice's code for ticks and places, a column's name in tables, else "". */
  readonly part: string;
  readonly kind: CellKind;
  readonly asked: Question | Column;
}

export interface Lists {
  readonly labels: (asked: Question | Column) => readonly Labelled[] | undefined;
  readonly wording: Wording;
}

/** @param listed the entries of the desk's lists, for questions that take their choices from there */
export function listsOf(definition: Questionnaire, wording: Wording, listed: (asked: Question | Column) => readonly Labelled[] | undefined): Lists {
  const known = new Map<Question | Column, readonly Labelled[] | undefined>();
  return {
    wording,
    labels(asked) {
      if (!known.has(asked)) known.set(asked, labelsOf(asked, definition, wording, listed(asked)));
      return known.get(asked);
    },
  };
}

/** More choices than this are written into one cell, one after the other. */
const mostTicks = 60;

/** @param rows the ids of the repeating rows that have a place in the workbook */
export function slotsOf(question: Question, definition: Questionnaire, rows: readonly string[]): readonly Slot[] {
  if (!isAnswerable(question)) return [];
  const columns = (register: string, all: readonly Column[]): Slot[] =>
    all.filter(isAnswerable).map((column) => ({ register, part: column.name, kind: cellKindOf(column), asked: column }));
  const other: Slot[] =
    (question.type === "choice" || question.type === "choices") && question.other ? [{ register: "other", part: "", kind: "words", asked: question }] : [];
  switch (question.type) {
    case "choices":
    case "ranking": {
      const codes = codesOf(question, definition);
      const kind = question.type === "ranking" ? "place" : "tick";
      if (!codes || codes.length > mostTicks) return [{ register: "value", part: "", kind: "several", asked: question }, ...other];
      return [...codes.map((code): Slot => ({ register: "value", part: code, kind, asked: question })), ...other];
    }
    case "matrix":
      return question.rows.map((row) => ({ register: `cell.${row.value}`, part: "", kind: "choice", asked: question }));
    case "grid":
      return question.rows.flatMap((row) => columns(`cell.${row.value}`, question.columns));
    case "rows":
      return rows.flatMap((id) => columns(`row.${id}`, question.columns));
    case "narrative":
      return [{ register: "narrative", part: "", kind: "words", asked: question }];
    default:
      return [{ register: "value", part: "", kind: cellKindOf(question), asked: question }, ...other];
  }
}

function codesOf(question: Question, definition: Questionnaire): readonly string[] | undefined {
  const choices = choicesOf(question, definition)?.map((choice) => choice.value);
  return choices && offersOther(question, definition) && !choices.includes("other") ? [...choices, "other"] : choices;
}

/** The part of a register that stands in one cell. */
export function partOf(slot: Slot, register: JsonValue): JsonValue {
  if (register === null) return null;
  if (slot.kind === "tick" && slot.asked.type === "choices" && slot.part !== "") return Array.isArray(register) && register.includes(slot.part) ? true : null;
  if (slot.kind === "place") {
    const at = Array.isArray(register) ? register.indexOf(slot.part) : -1;
    return at < 0 ? null : at + 1;
  }
  if (slot.register.startsWith("row.")) return (register as unknown as StoredRow).cells[slot.part] ?? null;
  if (slot.part !== "") return (register as Record<string, JsonValue>)[slot.part] ?? null;
  return register;
}

export type RegisterResult =
  | { readonly state: "same" }
  | { readonly state: "changed"; readonly value: JsonValue }
  | { readonly state: "unreadable"; readonly why: Unreadable; readonly text: string };

export interface ReadSlot {
  readonly slot: Slot;
  /** What stands in the cell now. */
  readonly text: string;
}

/**
 * What the cells of one register say now, compared with what they said when the workbook was made. A part that the workbook does not show
 * stays as it was.
 * @param order for a new repeating row
 */
export function readRegister(cells: readonly ReadSlot[], base: JsonValue, order: number, lists: Lists): RegisterResult {
  const read = new Map<Slot, JsonValue>();
  for (const { slot, text } of cells) {
    const result = readFrom(slot.kind, slot.asked, text, labelsFor(slot, lists), lists.wording);
    if (!result.ok) return { state: "unreadable", why: result.why, text: result.text };
    read.set(slot, result.value);
  }
  const changed = [...read].filter(([slot, value]) => !isSamePart(slot, partOf(slot, base), value));
  if (changed.length === 0) return { state: "same" };
  const [first] = cells;
  if (!first) return { state: "same" };
  if (first.slot.kind === "place") return ranked(read);
  if (first.slot.kind === "tick" && first.slot.asked.type === "choices" && first.slot.part !== "") return { state: "changed", value: ticked(read, base) };
  if (first.slot.register.startsWith("row.")) {
    const before = base as unknown as StoredRow | null;
    const kept = cellsAfter(before?.cells ?? {}, changed);
    // A row of which nothing is left was taken away.
    return { state: "changed", value: isEmptyAnswer(kept) ? null : { order: before?.order ?? order, cells: kept } };
  }
  if (first.slot.part !== "") {
    const kept = cellsAfter((base ?? {}) as Record<string, JsonValue>, changed);
    return { state: "changed", value: Object.keys(kept).length === 0 ? null : kept };
  }
  return { state: "changed", value: changed[0]?.[1] ?? null };
}

/** The step of a matrix is chosen from its scale. */
export function labelsFor(slot: Slot, { labels, wording }: Lists): readonly Labelled[] | undefined {
  const { asked } = slot;
  if (asked.type !== "matrix") return slot.register === "other" ? undefined : labels(asked);
  return asked.scale.map((step) => ({ value: step.value, label: inLanguage(wording, step.title) || step.value }));
}

/** White space at the ends, and how a line is broken, is lost on the way; a tick in a table that was never made is one that was taken away. */
function isSamePart(slot: Slot, before: JsonValue, now: JsonValue): boolean {
  if (slot.kind === "tick" && (slot.asked.type !== "yes" || slot.part !== "")) return (before === true) === (now === true);
  if (slot.kind === "words") return asInCell(before) === asInCell(now);
  if (typeof before === "string" && (slot.kind === "time" || slot.kind === "moment")) return withoutNoSeconds(before) === now;
  return sameJson(typeof before !== "boolean" && isEmptyAnswer(before) ? null : before, now);
}

const withoutNoSeconds = (time: string): string => time.replace(/(\d\d:\d\d):00$/, "$1");
const asInCell = (value: JsonValue): string => (typeof value === "string" ? printable(value).replaceAll("\u00a0", " ").replaceAll(/\r\n?/g, "\n").trim() : "");

function cellsAfter(before: Readonly<Record<string, JsonValue>>, changed: readonly (readonly [Slot, JsonValue])[]): Record<string, JsonValue> {
  const cells: Record<string, JsonValue> = { ...before };
  for (const [slot, value] of changed) {
    // A tick that was taken away must say so; other cells that were emptied are gone.
    const next = slot.kind === "tick" && value === null ? false : value;
    if (next === null) delete cells[slot.part];
    else cells[slot.part] = next;
  }
  return cells;
}

/** In the order of before, then in the questionnaire's. */
function ticked(read: ReadonlyMap<Slot, JsonValue>, base: JsonValue): JsonValue {
  const before = Array.isArray(base) ? (base as readonly string[]) : [];
  const shown = new Map([...read].map(([slot, value]) => [slot.part, value === true]));
  const kept = before.filter((code) => shown.get(code) !== false);
  const chosen = [...kept, ...[...shown].filter(([code, isTicked]) => isTicked && !kept.includes(code)).map(([code]) => code)];
  return chosen.length === 0 ? null : chosen;
}

function ranked(read: ReadonlyMap<Slot, JsonValue>): RegisterResult {
  const places = [...read]
    .flatMap(([slot, value]) => (typeof value === "number" ? [{ code: slot.part, place: value }] : []))
    .sort((left, right) => left.place - right.place);
  const twice = places.find((one, at) => places[at + 1]?.place === one.place);
  if (twice) return { state: "unreadable", why: "twoPlaces", text: String(twice.place) };
  return { state: "changed", value: places.length === 0 ? null : places.map((one) => one.code) };
}
