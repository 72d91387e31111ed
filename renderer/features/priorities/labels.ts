import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { choicesOf as wordedChoices, choiceInWords, inLanguage } from "#shared/domain/paper/wording.ts";
import { findQuestion, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { DevelopmentGroup } from "#shared/domain/regions/development.ts";
import { placeOf } from "#shared/domain/regions/regions.ts";
import type { Split } from "#shared/domain/tally/splits.ts";
import { useWording } from "#renderer/ui/answer-words.ts";

export interface Labels {
  readonly title: (question: Question) => string;
  readonly choice: (question: Question, code: string) => string;
  readonly group: (split: Split, key: string) => string;
  readonly region: (country: string) => string;
  readonly development: (groups: readonly DevelopmentGroup[]) => string;
  /** A mean or a median: one figure after the point, as many as a small sample bears. */
  readonly number: (value: number | null) => string;
}

/** Names what the tally knows by codes, in the reader's language. */
export function useLabels(definition: Questionnaire): Labels {
  const { t, i18n } = useTranslation("priorities");
  const wording = useWording();
  const { language } = i18n;
  return useMemo(() => {
    const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    const choice = (question: Question, code: string): string => (question.type === "yes" ? t("ticked") : choiceInWords(question, code, definition, wording));
    return {
      title: (question) => [question.number, inLanguage(wording, question.title)].filter(Boolean).join("\u2002"),
      choice,
      group(split, key) {
        if (split.by === "all") return t("everybody");
        if (key === "") return t(split.by === "question" ? "notAnswered" : "noRegion");
        if (split.by === "development") return t(`development.${key as DevelopmentGroup}`);
        if (split.by !== "question") return t(`region.${key}` as never);
        const question = findQuestion(definition, split.question);
        return question && wordedChoices(question, definition) ? choice(question, key) : key;
      },
      region(country) {
        const place = placeOf(country);
        return place ? t(`region.${place.subRegion}` as never) : t("noRegion");
      },
      development: (groups) => groups.map((group) => t(`development.${group}`)).join(", "),
      number: (value) => (value === null ? "–" : format.format(value)),
    };
  }, [t, language, wording, definition]);
}
