import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconCircle, IconCircleCheck, IconCircleCheckFilled, IconHistory, IconMessage2, IconArrowBackUp } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answerContent, answerStateOf, returnReason } from "#shared/domain/answer/answer-state.ts";
import { answerId } from "#shared/domain/answer/answer.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import { ReturnDialog } from "#renderer/ui/return-dialog.tsx";
import { useAnswer } from "../answers-source.ts";
import { useSurvey } from "../survey-context.ts";
import type { Answer } from "../use-answers.ts";
import { useSuggested, type Suggested } from "../use-suggested.ts";
import { useWorkflow, type Workflow } from "./workflow-context.ts";
import classes from "./workflow.module.css";

interface QuestionProps {
  readonly question: Question;
  readonly answer: Answer | undefined;
}

/** What can be done with an answer besides writing it: mark it, clear it, send it back, talk about it. */
export function AnswerActions({ question, answer }: QuestionProps): ReactNode {
  const workflow = useWorkflow();
  const suggested = useSuggested(question);
  if (!workflow) return null;
  return (
    <span className={classes["actions"]}>
      {(answer || suggested) && <Marking question={question} answer={answer} suggested={suggested} workflow={workflow} />}
      <Talk question={question} answered={answer !== undefined} workflow={workflow} />
    </span>
  );
}

interface MarkingProps extends QuestionProps {
  readonly suggested: Suggested | null;
  readonly workflow: Workflow;
}

function Marking({ question, answer, suggested, workflow }: MarkingProps): ReactNode {
  const { t } = useTranslation("workflow");
  const { readOnly, targetOf } = useSurvey();
  const editing = useEdit(targetOf(question.name));
  const [returning, setReturning] = useState(false);
  const state = answerStateOf(answer?.view ?? null);
  const settled = state === "done" || state === "cleared";
  // Two values stand beside each other: nobody clears the one that happens to be shown.
  const mayClear = workflow.mayClear && answer !== undefined && answer.conflicts.length === 0 && state !== "empty";
  // Who reads a value and says "done" means that value.
  const markDone = (): Promise<void> => editing.edit(...(suggested ? [suggested.take] : []), { type: "set", field: "state", value: "done" });
  return (
    <>
      {readOnly
        ? settled && (
            <span className={classes["mark"]} data-state={state}>
              <IconCircleCheck size={16} aria-hidden /> {t(`state.${state}`)}
            </span>
          )
        : state !== "cleared" && (
            <Button
              size="compact-sm"
              variant="subtle"
              color={state === "done" ? "desk" : "gray"}
              leftSection={state === "done" ? <IconCircleCheck size={16} aria-hidden /> : <IconCircle size={16} aria-hidden />}
              aria-pressed={state === "done"}
              title={state === "done" ? t("reopen") : undefined}
              onClick={() => void (state === "done" ? editing.set("state", "draft") : markDone())}
            >
              {t(state === "done" ? "state.done" : "markDone")}
            </Button>
          )}
      {!readOnly && state === "cleared" && !mayClear && (
        <span className={classes["mark"]} data-state={state}>
          <IconCircleCheckFilled size={16} aria-hidden /> {t("state.cleared")}
        </span>
      )}
      {mayClear && (
        <>
          <Button
            size="compact-sm"
            variant="subtle"
            color={state === "cleared" ? "desk" : "gray"}
            leftSection={state === "cleared" ? <IconCircleCheckFilled size={16} aria-hidden /> : undefined}
            aria-pressed={state === "cleared"}
            title={state === "cleared" ? t("takeBackClearance") : undefined}
            data-testid={`clear-${question.name}`}
            onClick={() => void editing.set("clearance", state === "cleared" ? null : { content: answerContent(answer.view) })}
          >
            {t(state === "cleared" ? "state.cleared" : "clear")}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" data-testid={`return-${question.name}`} onClick={() => setReturning(true)}>
            {t("return")}
          </Button>
        </>
      )}
      {returning && answer && (
        <ReturnDialog
          title={t("returnTitle")}
          about={t("reasonSays")}
          action={t("return")}
          onClose={() => setReturning(false)}
          onReturn={(reason) => {
            const content = answerContent(answer.view);
            return editing.edit(
              { type: "set", field: "returned", value: { content, reason } },
              { type: "set", field: "clearance", value: null },
              { type: "set", field: "state", value: "draft" },
            );
          }}
        />
      )}
    </>
  );
}

function Talk({ question, answered, workflow }: { readonly question: Question; readonly answered: boolean; readonly workflow: Workflow }): ReactNode {
  const { t } = useTranslation("workflow");
  const count = workflow.commentsOn(answerId(workflow.response.id, question.name)).length;
  const comments = count === 0 ? t("comment") : t("comments", { count });
  return (
    <>
      <Tooltip label={comments} openDelay={400}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconMessage2 size={16} aria-hidden />}
          aria-label={comments}
          data-testid={`comments-${question.name}`}
          onClick={() => workflow.open(question.name, "comments")}
        >
          {count > 0 ? count : null}
        </Button>
      </Tooltip>
      {answered && (
        <Tooltip label={t("history")} openDelay={400}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t("history")}
            data-testid={`history-${question.name}`}
            onClick={() => workflow.open(question.name, "history")}
          >
            <IconHistory size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}

/** Above the answer, as long as nothing in it has changed since it came back. */
export function Returned({ question }: { readonly question: string }): ReactNode {
  const { t } = useTranslation("workflow");
  const authorOf = useAuthors();
  const answer = useAnswer(question);
  const reason = answer ? returnReason(answer.view) : null;
  const head = answer?.record.fields["returned"]?.[0];
  if (reason === null || !head) return null;
  return (
    <div className={classes["returned"]} role="status">
      <IconArrowBackUp size={16} aria-hidden />
      <span>
        {t("returnedBy", { name: authorOf(head.by) })} {reason}
      </span>
    </div>
  );
}
