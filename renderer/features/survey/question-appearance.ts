/** What an XLSForm's appearance says that has a counterpart in the form. */
import type { Column, Question } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";

export type Appearance = ReadonlySet<string>;

export function appearanceOf(asked: Question | Column): Appearance {
  return new Set((asked.appearance ?? "").toLowerCase().split(/\s+/).filter(Boolean));
}

/** In how many columns choices stand; 0 is as many as there is room for, null is not said. */
export function columnsOf(appearance: Appearance): number | null {
  for (const one of appearance) {
    const [, columns] = /^columns-(\d{1,2})$/.exec(one) ?? [];
    if (columns) return Math.min(5, Number(columns));
  }
  const inLine = ["columns", "columns-pack", "columns-flex", "horizontal", "horizontal-compact", "likert", "list", "list-nolabel", "quickcompact", "compact"];
  return inLine.some((one) => appearance.has(one)) ? 0 : null;
}

/** A day of which only the month or the year is asked is kept as the first day of it. */
export function dayPart(question: Question): "month" | "year" | null {
  if (question.type !== "date") return null;
  const appearance = appearanceOf(question);
  return appearance.has("month-year") ? "month" : appearance.has("year") ? "year" : null;
}

/** Constants are never in the form; a computed value is when it has a title of its own. */
export function isShowing(asked: Question | Column): boolean {
  if (asked.type === "hidden") return false;
  return asked.type !== "calculate" || localisedText(asked.title, "en") !== asked.name;
}
