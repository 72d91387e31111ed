/** Answers in the words of their questions. Pure: whatever is not in the questionnaire comes with the `Wording`. */
import type { JsonValue } from "#shared/lib/json.ts";
import type { StoredRow } from "../answer/answer.ts";
import { findQuestion, otherChoice, type Choice, type Column, type ListSource, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { isEmptyAnswer } from "../questionnaire/expression.ts";
import { localisedText, type Localised } from "../questionnaire/localised.ts";
import { daysOf } from "../questionnaire/xpath/days.ts";

export interface Wording {
  /** BCP 47: that of the questionnaire's texts, of dates and of numbers. */
  readonly language: string;
  /** The words of `renderer/locales/<language>/paper.json`. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** What an entry of one of the desk's lists is called; undefined when it is none. */
  readonly listed: (source: ListSource, value: string) => string | undefined;
}

export const inLanguage = (wording: Wording, texts: Localised | undefined): string => localisedText(texts, wording.language);

/** The choices that a question offers of its own; a ranking without any ranks what another question offers. */
export function choicesOf(asked: Question | Column, definition: Questionnaire): readonly Choice[] | undefined {
  if (asked.type === "ranking" && asked.choices === undefined && asked.of !== undefined) {
    const of = findQuestion(definition, asked.of);
    return of && "choices" in of ? of.choices : undefined;
  }
  return "choices" in asked ? asked.choices : undefined;
}

/** Whether "other" may be chosen, also where a ranking ranks it. */
export function offersOther(asked: Question | Column, definition: Questionnaire): boolean {
  if (asked.type === "ranking") {
    const of = asked.of === undefined ? undefined : findQuestion(definition, asked.of);
    return asked.choices === undefined && of !== undefined && offersOther(of, definition);
  }
  return (asked.type === "choice" || asked.type === "choices") && asked.other === true;
}

export function choiceInWords(asked: Question | Column, code: JsonValue, definition: Questionnaire, wording: Wording): string {
  const found = choicesOf(asked, definition)?.find((choice) => choice.value === code);
  if (found) return inLanguage(wording, found.title) || found.value;
  if (code === otherChoice && offersOther(asked, definition)) return wording.say("other");
  const source = "choicesFrom" in asked ? asked.choicesFrom : undefined;
  return (source && wording.listed(source, String(code))) ?? String(code);
}

/** A value of a question or of a column that is not a table: one line, or one for each part of a list. */
export function singleInWords(asked: Question | Column, value: JsonValue, definition: Questionnaire, wording: Wording): readonly string[] {
  if (isEmptyAnswer(value) && value !== false) return [];
  switch (asked.type) {
    case "choice":
      return [choiceInWords(asked, value, definition, wording)];
    case "choices":
    case "ranking":
      return (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]).map((code) => choiceInWords(asked, code, definition, wording));
    case "date":
      return [writtenDate(value, wording.language)];
    case "datetime":
      return [writtenMoment(value, wording.language)];
    default:
      if (typeof value === "boolean") return [wording.say(value ? "yes" : "no")];
      if (typeof value === "number") return [writtenNumber(asked, value, wording.language)];
      return [typeof value === "string" ? value : JSON.stringify(value)];
  }
}

/** The columns that a row says something in, each with its title. */
export function cellsInWords(columns: readonly Column[], cells: JsonValue, definition: Questionnaire, wording: Wording): readonly string[] {
  if (typeof cells !== "object" || cells === null) return [];
  return columns.flatMap((column) => {
    const words = singleInWords(column, (cells as Record<string, JsonValue>)[column.name] ?? null, definition, wording);
    return words.length === 0 ? [] : [`${inLanguage(wording, column.title)}: ${words.join(", ")}`];
  });
}

/** What one register of an answer says: `value`, `other`, `cell.<row>`, `row.<id>`, or the letters of `narrative`. */
export function registerInWords(question: Question, register: string, value: JsonValue, definition: Questionnaire, wording: Wording): readonly string[] {
  if (value === null) return [];
  if (register === "other" || register === "narrative") return value === "" ? [] : [String(value)];
  if (register.startsWith("row."))
    return question.type === "rows" ? cellsInWords(question.columns, (value as unknown as StoredRow).cells, definition, wording) : [];
  if (question.type === "matrix") {
    const step = question.scale.find((one) => one.value === value);
    return [step ? inLanguage(wording, step.title) : String(value)];
  }
  if (question.type === "grid") return cellsInWords(question.columns, value, definition, wording);
  return singleInWords(question, value, definition, wording);
}

/** Which part of an answer a register is; "" when it is the whole answer. */
export function registerTitle(question: Question, register: string, wording: Wording): string {
  if (register === "other") return wording.say("otherNamely");
  if (register.startsWith("cell.") && (question.type === "matrix" || question.type === "grid")) {
    return inLanguage(wording, question.rows.find((row) => row.value === register.slice("cell.".length))?.title);
  }
  return register.startsWith("row.") && question.type === "rows" ? inLanguage(wording, question.rowTitle) : "";
}

function writtenNumber(asked: Question | Column, value: number, language: string): string {
  // A year is no thousand.
  return asked.type === "scale" || asked.type === "calculate" || (asked.type === "number" && asked.whole)
    ? String(value)
    : value.toLocaleString(language, { maximumFractionDigits: 20 });
}

export function writtenDate(value: JsonValue, language: string): string {
  return written(value, new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }));
}

function writtenMoment(value: JsonValue, language: string): string {
  return written(value, new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }));
}

/** @param instant in universal time, `2026-11-24T09:30`: a paper that crosses borders says which clock it means */
export function writtenInstant(instant: string, wording: Wording): string {
  return wording.say("instant", { moment: writtenMoment(instant, wording.language) });
}

/** In two lines of one length, to be compared by eye. */
export const writtenHash = (hash: string): string => `${hash.slice(0, hash.length / 2)}\n${hash.slice(hash.length / 2)}`;

/** What is no day is given back as it is. */
function written(value: JsonValue, format: Intl.DateTimeFormat): string {
  const days = daysOf(String(value));
  return Number.isNaN(days) ? String(value) : format.format(days * 86_400_000);
}
