import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MissingAnswer } from "#shared/domain/answer/given-answers.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { useSurvey } from "./survey-context.ts";
import { useFormLanguage } from "./chosen-language.tsx";
import { useSuggested } from "./use-suggested.ts";
import { answerInWords } from "./value-format.ts";
import classes from "./question-help.module.css";

/** What helps with an answer: more to read for who wants it, and an answer to take over. */
export function QuestionHelp({ question }: { readonly question: Question }): ReactNode {
  const { t } = useTranslation("survey");
  const { readOnly } = useSurvey();
  const language = useFormLanguage();
  // The form of a tick has its title beside the box, and no place for what is under a title.
  const description = question.type === "yes" ? localisedText(question.description, language) : "";
  return (
    <>
      {description && <p className={classes["guidance"]}>{description}</p>}
      {question.guidance && (
        <details className={classes["guidance"]}>
          <summary>{t("guidance")}</summary>
          <p>{localisedText(question.guidance, language)}</p>
        </details>
      )}
      {!readOnly && (question.defaultValue !== undefined || question.defaultFrom) && <Suggestion question={question} />}
    </>
  );
}

/**
 * A default is offered, and becomes an answer when a person takes it. Written by itself it would be nobody's answer, would look answered in
 * the progress, and would stand as a conflict beside what another ministry really said.
 */
function Suggestion({ question }: { readonly question: Question }): ReactNode {
  const { t } = useTranslation("survey");
  const { definition, targetOf } = useSurvey();
  const language = useFormLanguage();
  const editing = useEdit(targetOf(question.name));
  const suggested = useSuggested(question);
  if (suggested === null) return null;
  const words = answerInWords(question, "value", suggested.value, definition, language);
  return (
    <div className={classes["suggestion"]}>
      <span>
        {t("suggested")} <bdi className={classes["suggested"]}>{typeof words === "string" ? words : words.join(", ")}</bdi>
      </span>
      <Button size="compact-xs" variant="default" data-testid={`take-${question.name}`} onClick={() => void editing.edit(suggested.take)}>
        {t("takeSuggested")}
      </Button>
    </div>
  );
}

/** What is missing, in the questionnaire's own words where it has some. */
export function useMissingWords(): (question: Question, missing: MissingAnswer) => string {
  const { t } = useTranslation("survey");
  const language = useFormLanguage();
  return (question, { hint, count }) => {
    const own = hint === "unanswered" ? question.requiredMessage : hint === "not-fulfilled" || hint === "rows-not-fulfilled" ? messageOf(question) : undefined;
    return localisedText(own, language) || t(`hint.${hint}`, { count });
  };
}

function messageOf(question: Question): Question["constraintMessage"] {
  return question.constraintMessage ?? ("columns" in question ? question.columns.find((column) => column.constraintMessage)?.constraintMessage : undefined);
}
