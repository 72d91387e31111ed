/** What a country has answered so far, as plain values, and what is still missing. A pure function of the answer records. */
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { Asked, type Cells, type Clock } from "../questionnaire/asked.ts";
import { findQuestion, otherChoice, type Question, type Questionnaire, type Section } from "../questionnaire/definition.ts";
import { lookedAtIn } from "../questionnaire/dependencies.ts";
import { computed, isAnswered } from "../questionnaire/evaluate.ts";
import { isEmptyAnswer } from "../questionnaire/expression.ts";
import { narrativeText, storageOf, type StoredRow } from "./answer.ts";
import { answerStateOf } from "./answer-state.ts";
import { fitsQuestion } from "./fits-question.ts";

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
export function givenAnswer(question: Question, view: RecordView | null): JsonValue {
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
    case "none":
      return null;
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

export type Hint =
  | "unanswered"
  /** A default stands there, and nobody has said that it is the answer. */
  | "suggested"
  | "too-few"
  | "too-many"
  | "not-all-ranked"
  | "not-specified"
  | "too-long"
  | "some-rows-open"
  | "row-incomplete"
  | "too-few-rows"
  | "not-fulfilled"
  | "rows-not-fulfilled";
export interface MissingAnswer {
  readonly question: string;
  readonly hint: Hint;
  /** How many there should be, are missing, or are too many; 0 where no number says it. */
  readonly count: number;
}

export type ViewOf = (question: string) => RecordView | null;

/** The answers of a response, as every rule about them looks at them. It holds as long as none of the views changes. */
export function askedIn(definition: Questionnaire, viewOf: ViewOf, clock?: Clock): Asked {
  return new Asked(
    definition,
    (name) => {
      const question = findQuestion(definition, name);
      return question ? givenAnswer(question, viewOf(name)) : null;
    },
    clock,
  );
}

/**
 * The default that stands in a question as long as nobody answered it; null when there is none. It is an offer: it counts nowhere, and goes
 * nowhere, before a person takes it.
 */
export function suggestedAnswer(question: Question, asked: Asked): JsonValue {
  if (question.defaultValue === undefined && !question.defaultFrom) return null;
  if (storageOf(question) !== "value" || question.readOnly || !isEmptyAnswer(asked.answerOf(question.name))) return null;
  const suggested = asked.defaultOf(question);
  return suggested !== null && fitsQuestion(question, suggested) ? suggested : null;
}

/** What a ranking puts in order: what is chosen in another question, else its own choices. */
export function rankedChoices(question: Question & { readonly type: "ranking" }, asked: Asked): JsonValue {
  return question.of === undefined ? asked.choicesOf(question).map((choice) => choice.value) : asked.answerOf(question.of);
}

/** What a reader would miss in this question; null when it is complete, not asked, or optional and empty. */
export function missingAnswer(
  question: Question,
  definition: Questionnaire,
  viewOf: ViewOf,
  clock?: Clock,
  asked = askedIn(definition, viewOf, clock),
): MissingAnswer | null {
  if (!asked.isAsked(question)) return null;
  const value = asked.answerOf(question.name);
  const missing = (hint: Hint, count = 0): MissingAnswer => ({ question: question.name, hint, count });
  const wantedRows = question.type === "rows" ? rowsWanted(question, asked) : null;
  if (!isAnswered(value)) {
    if (!asked.isRequired(question) || wantedRows === 0) return null;
    return missing(isAnswered(suggestedAnswer(question, asked)) ? "suggested" : "unanswered");
  }
  const open = openParts(question, value, asked, viewOf(question.name), missing);
  if (open) return open;
  const rows = Array.isArray(value) ? value.length : 0;
  if (wantedRows !== null && rows < wantedRows) return missing("too-few-rows", wantedRows - rows);
  return asked.fulfils(question) ? null : missing("not-fulfilled");
}

/** How many rows another answer says there are; null when none says it. */
export function rowsWanted(question: Question & { readonly type: "rows" }, asked: Asked): number | null {
  if (!question.count) return null;
  const count = Number(computed({ op: "call", name: "number", args: [question.count] }, asked.contextOf(question)) ?? 0);
  return Math.max(0, Math.min(question.atMost ?? 500, Math.trunc(count)));
}

function openParts(
  question: Question,
  value: JsonValue,
  asked: Asked,
  view: RecordView | null,
  missing: (hint: Hint, count?: number) => MissingAnswer,
): MissingAnswer | null {
  const isUnspecified = (): boolean => "other" in question && question.other === true && !view?.value("other");
  switch (question.type) {
    case "narrative": {
      const over = countWords(String(value)) - (question.maxWords ?? Infinity);
      return over > 0 ? missing("too-long", over) : null;
    }
    case "choice":
      return value === otherChoice && isUnspecified() ? missing("not-specified") : null;
    case "choices": {
      const chosen = value as readonly string[];
      if (question.atLeast !== undefined && chosen.length < question.atLeast) return missing("too-few", question.atLeast - chosen.length);
      if (question.atMost !== undefined && chosen.length > question.atMost) return missing("too-many", chosen.length - question.atMost);
      return chosen.includes(otherChoice) && isUnspecified() ? missing("not-specified") : null;
    }
    case "ranking": {
      const chosen = rankedChoices(question, asked);
      const open = (Array.isArray(chosen) ? chosen.length : 0) - currentRanking(value, chosen).length;
      return open > 0 ? missing("not-all-ranked", open) : null;
    }
    case "matrix": {
      const open = question.rows.filter((row) => isEmptyAnswer((value as Cells)[row.value])).length;
      return open > 0 && asked.isRequired(question) ? missing("some-rows-open", open) : null;
    }
    case "grid": {
      const rows = question.rows.map((row): Cells => (value as { readonly [row: string]: Cells })[row.value] ?? {});
      const open = rows.filter((cells, at) => isRowOpen(question, cells, at + 1, asked)).length;
      return open > 0 && asked.isRequired(question) ? missing("some-rows-open", open) : rowsUnfulfilled(question, rows, asked, missing);
    }
    case "rows": {
      const rows = value as readonly Cells[];
      const open = rows.filter((cells, at) => isRowOpen(question, cells, at + 1, asked)).length;
      return open > 0 ? missing("row-incomplete", open) : rowsUnfulfilled(question, rows, asked, missing);
    }
    default:
      return null;
  }
}

type Table = Question & { readonly type: "grid" | "rows" };

function isRowOpen(question: Table, cells: Cells, row: number, asked: Asked): boolean {
  return question.columns.some(
    (column) =>
      // A column of ticks says as much empty as ticked; only columns that want a value can be open.
      column.type !== "yes" &&
      isEmptyAnswer(cells[column.name]) &&
      asked.isColumnAsked(question, column, cells, row) &&
      asked.isColumnRequired(question, column, cells, row),
  );
}

function rowsUnfulfilled(question: Table, rows: readonly Cells[], asked: Asked, missing: (hint: Hint, count?: number) => MissingAnswer): MissingAnswer | null {
  const count = rows.filter((cells, at) => question.columns.some((column) => !asked.columnFulfils(question, column, cells, at + 1))).length;
  return count > 0 ? missing("rows-not-fulfilled", count) : null;
}

export interface SectionProgress {
  readonly section: string;
  /** Questions that are asked, given the other answers. */
  readonly asked: number;
  /** Asked questions with an answer that nothing is missing from, or that a person settled without one. */
  readonly complete: number;
  /** Asked questions that a person marked as done. */
  readonly done: number;
  readonly missing: readonly MissingAnswer[];
}

interface KnownProgress {
  readonly views: readonly (RecordView | null)[];
  readonly clock: Clock | undefined;
  readonly progress: SectionProgress;
}
/** The last progress of each section: a letter typed in one section is no reason to count the others again. */
const known = new WeakMap<Section, KnownProgress>();

export function progressOf(section: Section, definition: Questionnaire, viewOf: ViewOf, clock?: Clock): SectionProgress {
  const views = lookedAtIn(section, definition).map(viewOf);
  const before = known.get(section);
  if (before && before.views.every((view, at) => view === views[at]) && before.clock?.now === clock?.now && before.clock?.locale === clock?.locale)
    return before.progress;
  const asked = askedIn(definition, viewOf, clock);
  const questions = section.questions.filter((question) => asked.isAsked(question));
  const missing = questions.flatMap((question) => missingAnswer(question, definition, viewOf, clock, asked) ?? []);
  const open = new Set(missing.map(({ question }) => question));
  const progress: SectionProgress = {
    section: section.name,
    asked: questions.length,
    complete: questions.filter((question) => !open.has(question.name) && isSettled(question, viewOf(question.name), asked)).length,
    done: questions.filter((question) => viewOf(question.name)?.value("state") === "done").length,
    missing,
  };
  known.set(section, { views, clock, progress });
  return progress;
}

/** Nothing may be missing from an optional question that nobody has looked at yet: that is no progress. */
function isSettled(question: Question, view: RecordView | null, asked: Asked): boolean {
  const nothingWanted = question.type === "rows" && rowsWanted(question, asked) === 0;
  return isAnswered(asked.answerOf(question.name)) || nothingWanted || view?.value("state") === "done" || answerStateOf(view) === "cleared";
}

/** Words as a reader counts them: runs of letters and figures, with apostrophes and hyphens inside. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’\-‑][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
