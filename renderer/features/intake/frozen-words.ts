/** Frozen answers in words, one line for each thing that an answer says. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { cellsInWords, inLanguage, singleInWords, type Wording } from "#shared/domain/paper/wording.ts";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { FrozenAnswer } from "#shared/domain/submission/submission.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import { countryName } from "#renderer/ui/country-name.ts";

/** The words of the desk's language, for whatever is not in the questionnaire. */
export function useWording(): Wording {
  const { t, i18n } = useTranslation("paper");
  const { language } = i18n;
  return useMemo(
    () => ({
      language,
      say: (key, values) => t(key as never, values as never) as unknown as string,
      listed: (source, value) => (source === "countries" ? countryName(value, language) : undefined),
    }),
    [t, language],
  );
}

export function frozenLines(question: Question, answer: FrozenAnswer | undefined, definition: Questionnaire, wording: Wording): readonly string[] {
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
      return singleInWords(question, value, definition, wording).map((words, at) => `${at + 1}. ${words}`);
    default: {
      const words = singleInWords(question, value, definition, wording);
      return answer?.other ? [...words, `${wording.say("otherNamely")}: ${answer.other}`] : words;
    }
  }
}

/** The questions that two submissions answer differently. */
export function changedQuestions(before: Readonly<Record<string, FrozenAnswer>>, after: Readonly<Record<string, FrozenAnswer>>): ReadonlySet<string> {
  return new Set([...Object.keys(before), ...Object.keys(after)].filter((name) => !sameJson(asJson(before[name]), asJson(after[name]))));
}

const asJson = (answer: FrozenAnswer | undefined): JsonValue => (answer ? { value: answer.value, other: answer.other ?? "" } : null);

function cellIn(value: JsonValue, row: string): JsonValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? ((value as { readonly [row: string]: JsonValue })[row] ?? null) : null;
}
