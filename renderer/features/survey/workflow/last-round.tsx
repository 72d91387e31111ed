import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { sameContent } from "#shared/domain/answer/answer-state.ts";
import { frozenAnswer } from "#shared/domain/submission/freeze.ts";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { answerLines, useWording } from "#renderer/ui/answer-words.ts";
import { useSurvey } from "../survey-context.ts";
import type { Answer } from "../use-answers.ts";
import { takeOver } from "./earlier-round.ts";
import { useWorkflow } from "./workflow-context.ts";
import classes from "./workflow.module.css";

const shownLines = 3;

/** What the country answered last time, beside what it answers now. */
export function LastRound({ question, answer }: { readonly question: Question; readonly answer: Answer | undefined }): ReactNode {
  const { t } = useTranslation("workflow");
  const wording = useWording();
  const { readOnly, targetOf } = useSurvey();
  const editing = useEdit(targetOf(question.name));
  const [whole, setWhole] = useState(false);
  const earlier = useWorkflow()?.earlierOf(question);
  if (!earlier) return null;
  // The same answer beside itself says nothing.
  if (answer && sameContent(answer.view, earlier.view)) return null;
  const lines = answerLines(earlier.question, frozenAnswer(earlier.question, earlier.view), earlier.definition, wording);
  const take = async (): Promise<void> => {
    const { edits, left } = takeOver(question, earlier.view, answer?.view ?? null, () => crypto.randomUUID().replaceAll("-", "").slice(0, 12));
    if (edits.length > 0) await editing.edit(...edits);
    if (left > 0) notifications.show({ message: t("partsLeft", { count: left }) });
  };
  return (
    <div className={classes["lastRound"]} data-testid={`last-round-${question.name}`}>
      <span className={classes["lastRoundTitle"]}>{t("lastRound")}</span>
      <div className={classes["lastRoundWords"]}>
        {(whole ? lines : lines.slice(0, shownLines)).map((line, at) => (
          <p key={at} data-short={!whole || undefined}>
            {line}
          </p>
        ))}
        {(lines.length > shownLines || lines.some((line) => line.length > 160)) && (
          <button type="button" className={classes["more"]} onClick={() => setWhole(!whole)}>
            {t(whole ? "showLess" : "showAll")}
          </button>
        )}
      </div>
      {!readOnly && (
        <Button size="compact-sm" variant="default" onClick={() => void take()}>
          {t("takeOver")}
        </Button>
      )}
    </div>
  );
}
