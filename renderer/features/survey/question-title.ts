import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";

export function questionTitle(question: Question, locale: string): string {
  return [question.number, localisedText(question.title, locale)].filter(Boolean).join("\u2002");
}
