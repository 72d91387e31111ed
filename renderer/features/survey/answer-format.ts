import i18next from "i18next";
import { useEffect, type ReactNode } from "react";
import { partsOfAnswerId } from "#shared/domain/answer/answer.ts";
import { findQuestion, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { addTitleFormat } from "#renderer/platform/desk/use-record-title.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import { questionTitle } from "./question-title.ts";
import { answerInWords, partInWords } from "./value-format.ts";

/** The questionnaires on this device, by `<key>.<version>`, for what an answer's record alone does not say. */
const definitions = new Map<string, Questionnaire>();

/** Keeps the questionnaires at hand in which answers are put into words. */
export function KnownQuestionnaires(): ReactNode {
  const list = useList({ kind: "questionnaire", lifecycle: "all" });
  useEffect(() => {
    if (list.state !== "ready") return;
    for (const document of list.value) {
      const definition = definitionIn(document);
      if (definition) definitions.set(document.id.replace(/^questionnaire\./, ""), definition);
    }
  }, [list]);
  return null;
}

function asked(answer: string): { readonly definition: Questionnaire; readonly question: Question } | null {
  const parts = partsOfAnswerId(answer);
  const [, questionnaire = ""] = /^response\.(.+)\.[A-Z]{3}$/.exec(parts?.response ?? "") ?? [];
  const definition = definitions.get(questionnaire);
  const question = definition && parts ? findQuestion(definition, parts.question) : undefined;
  return definition && question ? { definition, question } : null;
}

/** Says answers in the words of their questions, wherever a value is shown outside the form. */
export function addAnswerFormat(): void {
  addTitleFormat("answer", ({ id, title }, language) => {
    const found = asked(id);
    return found ? questionTitle(found.question, language) : title;
  });
  addTitleFormat("response", ({ title }, language) => i18next.t("survey:responseOf", { country: countryName(title, language) }));
  addValueFormat("answer", ({ id }) => {
    const found = asked(id);
    const language = i18next.language;
    return {
      label: (field) => (field === "value" || !found ? i18next.t("survey:label.value") : partInWords(found.question, field, null, language)),
      value: (field, value) => {
        if (!found) return undefined;
        return answerInWords(found.question, field, value, found.definition, language);
      },
      joined: (_field, values) => {
        const question = found?.question;
        if (question?.type !== "choices" || !values.every(Array.isArray)) return undefined;
        const all = [...new Set((values as string[][]).flat())];
        // Five priorities of one ministry and five of another are not ten.
        return question.atMost !== undefined && all.length > question.atMost ? undefined : all;
      },
      writable: (field) => field === "other" || (field === "value" && (found?.question.type === "text" || found?.question.type === "number")),
    };
  });
}
