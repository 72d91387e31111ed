/** Between the registers of an answer record and the value that SurveyJS holds for a question. Pure. */
import { cellField, rowField, storageOf, type StoredRow } from "#shared/domain/answer/answer.ts";
import { currentRanking } from "#shared/domain/answer/given-answers.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { isEmptyAnswer } from "#shared/domain/questionnaire/expression.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import { dayPart } from "./question-appearance.ts";

export type Registers = ReadonlyMap<string, JsonValue>;
type Cells = { readonly [column: string]: JsonValue };

/** The hidden part of every repeating row in the form. No name in a questionnaire starts with a hyphen, so it meets none of them. */
export const rowIdName = "-row";

/** The registers of an answer that the form shows. */
export function isShownRegister(field: string): boolean {
  return field === "value" || field === "other" || field.startsWith("cell.") || field.startsWith("row.");
}

export interface ModelValue {
  readonly value: JsonValue;
  /** What was written beside "other (please specify)". */
  readonly comment: string;
}

/** @param chosen for a ranking: what is chosen in the question whose choices it ranks */
export function toModelValue(question: Question, registers: Registers, chosen?: JsonValue): ModelValue {
  const comment = registers.get("other");
  switch (storageOf(question)) {
    case "narrative":
    case "none":
      return { value: null, comment: "" };
    case "cells": {
      const rows: Record<string, JsonValue> = {};
      for (const [field, value] of registers) if (field.startsWith("cell.") && !isNothing(value)) rows[field.slice("cell.".length)] = value;
      return { value: Object.keys(rows).length > 0 ? rows : null, comment: "" };
    }
    case "rows": {
      const rows = [...registers]
        .flatMap(([field, value]) =>
          field.startsWith("row.") && value !== null ? [{ id: field.slice("row.".length), ...(value as unknown as StoredRow) }] : [],
        )
        .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1));
      return { value: rows.length > 0 ? rows.map((row) => ({ ...row.cells, [rowIdName]: row.id })) : null, comment: "" };
    }
    case "value": {
      const value = shownValue(question, registers.get("value") ?? null);
      return {
        value: question.type === "ranking" && question.of !== undefined ? emptyAsNull(currentRanking(value, chosen ?? null)) : value,
        comment: typeof comment === "string" ? comment : "",
      };
    }
  }
}

/**
 * What a person changed: the registers that differ between what the form showed and what it holds now. Rows that have no id yet
 * get one from `newRowId`; `value` is then what the form has to be given back.
 */
export function changedRegisters(
  question: Question,
  shown: Registers,
  now: ModelValue,
  newRowId: () => string,
  chosen?: JsonValue,
): { readonly changes: ReadonlyMap<string, JsonValue>; readonly value: JsonValue } {
  const changes = new Map<string, JsonValue>();
  const note = (field: string, value: JsonValue): void => {
    if (!sameAnswer(shown.get(field) ?? null, value)) changes.set(field, value);
  };
  let given = now.value;
  switch (storageOf(question)) {
    case "narrative":
    case "none":
      break;
    case "cells": {
      if (question.type !== "matrix" && question.type !== "grid") break;
      const rows = (now.value ?? {}) as { readonly [row: string]: JsonValue };
      for (const row of question.rows) note(cellField(row.value), withoutNothing(rows[row.value] ?? null));
      break;
    }
    case "rows": {
      const rows = (Array.isArray(now.value) ? now.value : []) as readonly Cells[];
      const kept = new Set<string>();
      let last = Math.max(0, ...[...shown].map(([field, value]) => (field.startsWith("row.") && value !== null ? (value as unknown as StoredRow).order : 0)));
      given = rows.map((row) => {
        const known = row[rowIdName];
        const id = typeof known === "string" && !kept.has(known) ? known : newRowId();
        kept.add(id);
        const { [rowIdName]: _id, ...cells } = row;
        const before = shown.get(rowField(id)) as unknown as StoredRow | null | undefined;
        note(rowField(id), { order: before?.order ?? ++last, cells: withoutNothing(cells) ?? {} });
        return known === id ? row : { ...row, [rowIdName]: id };
      });
      for (const [field, value] of shown) if (field.startsWith("row.") && value !== null && !kept.has(field.slice("row.".length))) changes.set(field, null);
      break;
    }
    case "value": {
      // The form drops from a ranking what is no longer chosen; that is nobody's edit.
      const derived =
        question.type === "ranking" && question.of !== undefined && sameAnswer(currentRanking(shown.get("value") ?? null, chosen ?? null), now.value);
      if (!derived) note("value", emptyAsNull(storedValue(question, now.value)));
      if ("other" in question && question.other) note("other", now.comment === "" ? null : now.comment);
    }
  }
  return { changes, value: given };
}

/** The stored answer of a question, of the value that the form holds: what is in the form besides the answer falls off. */
export function storedValue(question: Question, value: JsonValue): JsonValue {
  if (question.type === "rows" && Array.isArray(value)) {
    return (value as readonly Cells[]).map(({ [rowIdName]: _id, ...cells }) => cells);
  }
  const part = dayPart(question);
  if (!part || value === null || value === "") return value;
  return part === "month" ? `${String(value)}-01` : `${String(value).padStart(4, "0")}-01-01`;
}

/** Of a day of which only the month or the year is asked, that part. */
function shownValue(question: Question, value: JsonValue): JsonValue {
  const part = dayPart(question);
  if (!part || typeof value !== "string") return value;
  return part === "month" ? value.slice(0, 7) : Number(value.slice(0, 4));
}

const emptyAsNull = (value: JsonValue): JsonValue => (isNothing(value) ? null : value);

/** A `false` is an answer here: a tick taken away must reach the record. */
function isNothing(value: JsonValue): boolean {
  return value === null || value === "" || (Array.isArray(value) ? value.length === 0 : typeof value === "object" && Object.keys(value).length === 0);
}

function withoutNothing(value: JsonValue): JsonValue {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return emptyAsNull(value);
  const kept = Object.entries(value).filter(([, part]) => !isNothing(part));
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}

/** Equal, or both without content: an unticked box and one that was never ticked are the same answer. */
export function sameAnswer(left: JsonValue, right: JsonValue): boolean {
  return (isEmptyAnswer(left) && isEmptyAnswer(right) && !isFlag(left) && !isFlag(right)) || sameJson(left, right);
}

const isFlag = (value: JsonValue): boolean => typeof value === "boolean";
