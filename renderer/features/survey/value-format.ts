/** Answers in words, for the conflict view: choice codes as what they stand for, rows and cells by their titles. */
import type { RecordView } from "#shared/domain/kind.ts";
import type { StoredRow } from "#shared/domain/answer/answer.ts";
import { otherChoice, type Choice, type Column, type Question } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import i18next from "i18next";
import { countryName } from "#renderer/ui/country-name.ts";

type Lines = string | readonly string[];

/** @param field a register of the answer, such as `value` or `cell.data` */
export function answerInWords(question: Question, field: string, value: JsonValue, locale: string): Lines | undefined {
  if (field === "state") return value === "done" ? i18next.t("survey:label.done") : i18next.t("survey:label.draft");
  if (field === "other") return typeof value === "string" ? value : "";
  if (field.startsWith("row.")) {
    if (value === null) return i18next.t("survey:label.removed");
    return question.type === "rows" ? cellsInWords(question.columns, (value as unknown as StoredRow).cells, locale) : undefined;
  }
  if (value === null) return "";
  switch (question.type) {
    case "matrix":
      return choiceInWords(question.scale, value, locale);
    case "grid":
      return cellsInWords(question.columns, value as { readonly [column: string]: JsonValue }, locale);
    case "ranking":
      return undefined;
    case "narrative":
    case "rows":
      return undefined;
    default:
      return singleInWords(question, value, locale);
  }
}

/** Which part of an answer a register is: the title of its matrix row, the first words of a repeating row. */
export function partInWords(question: Question, field: string, view: RecordView | null, locale: string): string {
  if (field.startsWith("cell.") && "rows" in question) {
    const row = question.rows.find((row) => row.value === field.slice("cell.".length));
    if (row) return localisedText(row.title, locale);
  }
  if (field.startsWith("row.") && question.type === "rows") {
    const cells = (view?.value(field) as unknown as StoredRow | null | undefined)?.cells ?? {};
    const words = question.columns.map((column) => cells[column.name]).find((cell) => typeof cell === "string" && cell !== "");
    return [localisedText(question.rowTitle, locale), typeof words === "string" ? `“${words.slice(0, 60)}”` : ""].filter(Boolean).join(" ");
  }
  return i18next.t(`survey:label.${field}`, { defaultValue: field });
}

/** The codes of a ranking, in the words of the question whose choices it ranks. */
export function rankingInWords(of: Question | undefined, value: JsonValue, locale: string): Lines | undefined {
  if (!Array.isArray(value) || (of?.type !== "choices" && of?.type !== "ranking")) return undefined;
  return value.map((code, at) => `${at + 1}. ${choiceInWords(of.choices, code as JsonValue, locale)}`);
}

function cellsInWords(columns: readonly Column[], cells: { readonly [column: string]: JsonValue }, locale: string): readonly string[] {
  return columns.flatMap((column) => {
    const value = cells[column.name];
    if (value === undefined || value === null || value === "") return [];
    const words = singleInWords(column, value, locale);
    return [`${localisedText(column.title, locale)}: ${typeof words === "string" ? words : words.join(", ")}`];
  });
}

/** @param value of a question or a column that holds one value, or a list of chosen ones */
export function singleInWords(asked: Column | Question, value: JsonValue, locale: string): Lines {
  if (asked.type === "choice" || asked.type === "choices") {
    const words = (code: JsonValue): string =>
      asked.choicesFrom === "countries" ? countryName(String(code), locale) : choiceInWords(asked.choices, code, locale);
    return Array.isArray(value) ? value.map((code: JsonValue) => words(code)) : words(value);
  }
  if (typeof value === "boolean") return value ? "✓" : "–";
  if (typeof value === "number") return (asked.type === "number" && asked.whole) || asked.type === "calculate" ? String(value) : value.toLocaleString(locale);
  if (asked.type === "date" && typeof value === "string") {
    return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${value}T00:00:00Z`));
  }
  if (asked.type === "datetime" && typeof value === "string") {
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(new Date(`${value}Z`));
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

function choiceInWords(choices: readonly Choice[] | undefined, code: JsonValue, locale: string): string {
  const choice = choices?.find((choice) => choice.value === code);
  if (choice) return localisedText(choice.title, locale);
  return code === otherChoice ? i18next.t("survey:form.other") : String(code);
}
