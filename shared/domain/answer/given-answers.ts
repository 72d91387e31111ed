/** What a country has answered so far, as plain values, and what is still missing. A pure function of the answer records. */
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { findQuestion, type Column, type Question, type Questionnaire, type Section } from "../questionnaire/definition.ts";
import { holds, isEmptyAnswer, type AnswerOf } from "../questionnaire/expression.ts";
import { narrativeText, storageOf, type StoredRow } from "./answer.ts";

export interface Row {
  readonly id: string;
  readonly order: number;
  readonly cells: { readonly [column: string]: JsonValue };
}

/** The rows that were not removed, in the order in which they are shown. */
export function rowsOf(view: RecordView): Row[] {
  return view
    .fieldsUnder("row.")
    .flatMap((field): Row[] => {
      const row = view.value(field) as StoredRow | null;
      return row ? [{ id: field.slice("row.".length), ...row }] : [];
    })
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1));
}

/** The answer as one plain value: a code, a list, `{ row: … }` for a matrix, a list of rows, the letters of a narrative. */
function givenAnswer(question: Question, view: RecordView | null): JsonValue {
  if (!view) return null;
  switch (storageOf(question)) {
    case "narrative":
      return view.text(narrativeText);
    case "rows":
      return rowsOf(view).map((row) => row.cells);
    case "cells":
      return Object.fromEntries(
        view.fieldsUnder("cell.").flatMap((field) => {
          const value = view.value(field) ?? null;
          return isEmptyAnswer(value) ? [] : [[field.slice("cell.".length), value]];
        }),
      );
    case "value":
      return view.value("value") ?? null;
  }
}

/**
 * The ranking of what is chosen now. A choice that was ranked and then taken back falls out without anybody writing: two devices that
 * both tidied up would make a conflict of it.
 */
export function currentRanking(ranked: JsonValue, chosen: JsonValue): string[] {
  const now = Array.isArray(chosen) ? chosen : [];
  return Array.isArray(ranked) ? ranked.filter((one): one is string => typeof one === "string" && now.includes(one)) : [];
}

export type Hint = "unanswered" | "too-few" | "too-many" | "not-all-ranked" | "not-specified" | "too-long" | "some-rows-open" | "row-incomplete";
export interface MissingAnswer {
  readonly question: string;
  readonly hint: Hint;
  /** How many there should be, are missing, or are too many; 0 where no number says it. */
  readonly count: number;
}

export type ViewOf = (question: string) => RecordView | null;

function answersOf(definition: Questionnaire, viewOf: ViewOf): AnswerOf {
  return (name) => {
    const question = findQuestion(definition, name);
    return question ? givenAnswer(question, viewOf(name)) : null;
  };
}

/** What a reader would miss in this question; null when it is complete, not asked, or optional and empty. */
export function missingAnswer(question: Question, definition: Questionnaire, viewOf: ViewOf): MissingAnswer | null {
  const answerOf = answersOf(definition, viewOf);
  if (!holds(question.visible, answerOf)) return null;
  const value = answerOf(question.name);
  const missing = (hint: Hint, count = 0): MissingAnswer => ({ question: question.name, hint, count });
  if (isEmptyAnswer(value)) return question.optional ? null : missing("unanswered");
  switch (question.type) {
    case "narrative": {
      const over = countWords(String(value)) - (question.maxWords ?? Infinity);
      return over > 0 ? missing("too-long", over) : null;
    }
    case "choice":
      return value === "other" && question.other && !viewOf(question.name)?.value("other") ? missing("not-specified") : null;
    case "choices": {
      const chosen = value as readonly string[];
      if (question.atLeast !== undefined && chosen.length < question.atLeast) return missing("too-few", question.atLeast - chosen.length);
      if (question.atMost !== undefined && chosen.length > question.atMost) return missing("too-many", chosen.length - question.atMost);
      return chosen.includes("other") && question.other && !viewOf(question.name)?.value("other") ? missing("not-specified") : null;
    }
    case "ranking": {
      const chosen = answerOf(question.of);
      const open = (Array.isArray(chosen) ? chosen.length : 0) - currentRanking(value, chosen).length;
      return open > 0 ? missing("not-all-ranked", open) : null;
    }
    case "matrix": {
      const open = question.rows.filter((row) => isEmptyAnswer((value as Record<string, JsonValue>)[row.value])).length;
      return open > 0 && !question.optional ? missing("some-rows-open", open) : null;
    }
    case "grid": {
      // A column of ticks says as much empty as ticked; only columns that want a value can be open.
      const wanted = question.columns.filter((column) => column.type !== "yes" && !column.optional);
      const open = question.rows.filter((row) => wanted.some((column) => isEmptyAnswer(cellOf(value, row.value, column)))).length;
      return open > 0 && !question.optional ? missing("some-rows-open", open) : null;
    }
    case "rows": {
      const wanted = question.columns.filter((column) => column.type !== "yes" && !column.optional);
      const open = (value as readonly { readonly [column: string]: JsonValue }[]).filter((cells) =>
        wanted.some((column) => isEmptyAnswer(cells[column.name])),
      ).length;
      return open > 0 ? missing("row-incomplete", open) : null;
    }
    default:
      return null;
  }
}

export interface SectionProgress {
  readonly section: string;
  /** Questions that are asked, given the other answers. */
  readonly asked: number;
  /** Asked questions that nothing is missing from. */
  readonly complete: number;
  /** Asked questions that a person marked as done. */
  readonly done: number;
  readonly missing: readonly MissingAnswer[];
}

export function progressOf(section: Section, definition: Questionnaire, viewOf: ViewOf): SectionProgress {
  const answerOf = answersOf(definition, viewOf);
  const asked = section.questions.filter((question) => holds(question.visible, answerOf));
  const missing = asked.flatMap((question) => missingAnswer(question, definition, viewOf) ?? []);
  return {
    section: section.name,
    asked: asked.length,
    complete: asked.length - missing.length,
    done: asked.filter((question) => viewOf(question.name)?.value("state") === "done").length,
    missing,
  };
}

/** Words as a reader counts them: runs of letters and figures, with apostrophes and hyphens inside. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’\-‑][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

function cellOf(value: JsonValue, row: string, column: Column): JsonValue {
  return (value as { readonly [row: string]: { readonly [column: string]: JsonValue } })[row]?.[column.name] ?? null;
}
