/** Answers in the words of their questions and of the desk's language. */
import i18next from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { cellsInWords, inLanguage, singleInWords, type Wording } from "#shared/domain/paper/wording.ts";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { FrozenAnswer } from "#shared/domain/submission/submission.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { countryName } from "#renderer/ui/country-name.ts";

/** The words of a language, for whatever is not in the questionnaire. */
export function wordingIn(language: string): Wording {
  return {
    language,
    say: (key, values) => i18next.t(`paper:${key}`, values as never) as unknown as string,
    listed: (source, value) => (source === "countries" ? countryName(value, language) : undefined),
  };
}

export function useWording(): Wording {
  const { i18n } = useTranslation();
  return useMemo(() => wordingIn(i18n.language), [i18n.language]);
}

/** What is put in an order, with its places. */
export const withPlaces = (words: readonly string[]): readonly string[] => words.map((one, at) => `${at + 1}. ${one}`);

/** A whole answer, one line for each thing that it says. */
export function answerLines(question: Question, answer: FrozenAnswer | undefined, definition: Questionnaire, wording: Wording): readonly string[] {
  const value = answer?.value ?? null;
  if (value === null) return [];
  switch (question.type) {
    case "matrix":
      return question.rows.flatMap((row) => {
        const step = question.scale.find((one) => one.value === cellIn(value, row.value));
        return step ? [`${inLanguage(wording, row.title)}: ${inLanguage(wording, step.title)}`] : [];
      });
    case "grid":
      return question.rows.flatMap((row) => {
        const words = cellsInWords(question.columns, cellIn(value, row.value), definition, wording);
        return words.length > 0 ? [`${inLanguage(wording, row.title)}: ${words.join(", ")}`] : [];
      });
    case "rows":
      return Array.isArray(value) ? value.map((cells: JsonValue) => cellsInWords(question.columns, cells, definition, wording).join(" · ")) : [];
    case "ranking":
      return withPlaces(singleInWords(question, value, definition, wording));
    default: {
      const words = singleInWords(question, value, definition, wording);
      return answer?.other ? [...words, `${wording.say("otherNamely")}: ${answer.other}`] : words;
    }
  }
}

function cellIn(value: JsonValue, row: string): JsonValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? ((value as { readonly [row: string]: JsonValue })[row] ?? null) : null;
}
