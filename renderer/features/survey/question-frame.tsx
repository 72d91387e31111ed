import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircle, IconCircleCheck } from "@tabler/icons-react";
import { createElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Question as SurveyQuestion } from "survey-core";
import { ReactElementFactory } from "survey-react-ui";
import { missingAnswer } from "#shared/domain/answer/given-answers.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { writtenOut } from "#renderer/ui/when.tsx";
import { lastWriting } from "./last-writing.ts";
import { useSurvey } from "./survey-context.ts";
import { partInWords } from "./value-format.ts";
import classes from "./survey.module.css";

/** The name under which SurveyJS asks for it. */
export const questionFrame = "desk-question-frame";

interface FrameProps {
  readonly element: ReactNode;
  readonly question: SurveyQuestion;
}

/** What stands under a question of the form: who answered last, where the answer is, what is missing, what conflicts. */
function QuestionFrame({ element, question }: FrameProps): ReactNode {
  const { preview, questionOf } = useSurvey();
  const asked = questionOf(question.name);
  return (
    <>
      {element}
      {asked && !preview && <Foot question={asked} />}
    </>
  );
}

function Foot({ question }: { readonly question: Question }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { answers, definition, readOnly, targetOf } = useSurvey();
  const nameOf = usePersonNames();
  const answer = answers.get(question.name);
  const editing = useEdit(targetOf(question.name));
  const missing = missingAnswer(question, definition, (name) => answers.get(name)?.view ?? null);
  const last = answer ? lastWriting(answer.record) : null;
  const done = answer?.view.value("state") === "done";
  const person = last ? nameOf(last.by) : null;
  return (
    <div className={classes["foot"]} data-testid={`foot-${question.name}`}>
      {answer?.conflicts.map((field) => (
        <div key={field} className={classes["conflict"]} role="status">
          <IconAlertTriangle size={16} aria-hidden />
          <span>{field === "value" ? t("conflict") : t("conflictAt", { part: partInWords(question, field, answer.view, i18n.language) })}</span>
          <Button
            component={Link}
            to={`/conflicts/${encodeURIComponent(answer.document.id)}?field=${encodeURIComponent(field)}`}
            size="compact-sm"
            variant="default"
            data-testid={`compare-${question.name}`}
          >
            {t("compare")}
          </Button>
        </div>
      ))}
      {(missing || answer) && (
        <div className={classes["state"]}>
          {missing && (
            <span className={classes["hint"]} data-open={missing.hint !== "unanswered" || undefined}>
              {t(`hint.${missing.hint}`, { count: missing.count })}
            </span>
          )}
          {last && person && (
            <span>
              {t("writtenBy", {
                name:
                  person.ministry && !person.name.includes(person.ministry) ? t("answeredBy", { name: person.name, ministry: person.ministry }) : person.name,
                when: writtenOut(last.at, i18n.language),
              })}
            </span>
          )}
          {answer && answer.conflicts.length === 0 && <RecordStatus document={answer.document} />}
          {answer && !readOnly && (
            <Button
              className={classes["done"]!}
              size="compact-sm"
              variant="subtle"
              color={done ? "desk" : "gray"}
              leftSection={done ? <IconCircleCheck size={16} aria-hidden /> : <IconCircle size={16} aria-hidden />}
              aria-pressed={done}
              title={done ? t("reopen") : undefined}
              onClick={() => void editing.set("state", done ? "draft" : "done")}
            >
              {t(done ? "done" : "markDone")}
            </Button>
          )}
          {readOnly && done && (
            <span className={classes["done"]}>
              <IconCircleCheck size={16} aria-hidden /> {t("done")}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

ReactElementFactory.Instance.registerElement(questionFrame, (props: FrameProps) => createElement(QuestionFrame, props));
