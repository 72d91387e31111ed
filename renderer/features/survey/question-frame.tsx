import { createElement, memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Question as SurveyQuestion } from "survey-core";
import { ReactElementFactory } from "survey-react-ui";
import { missingAnswer, type MissingAnswer } from "#shared/domain/answer/given-answers.ts";
import { isAnswerable } from "#shared/domain/questionnaire/asked.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { writtenOut } from "#renderer/ui/when.tsx";
import { lastWriting } from "./last-writing.ts";
import { QuestionConflicts } from "./question-conflicts.tsx";
import { QuestionHelp, useMissingWords } from "./question-help.tsx";
import { useAnswer, useOfAnswers, viewIn } from "./answers-source.ts";
import { useSurvey } from "./survey-context.ts";
import { clockIn } from "#renderer/platform/local-now.ts";
import { AnswerActions, Returned } from "./workflow/answer-actions.tsx";
import { LastRound } from "./workflow/last-round.tsx";
import { useWorkflow } from "./workflow/workflow-context.ts";
import classes from "./survey.module.css";

/** The name under which SurveyJS asks for it. */
export const questionFrame = "desk-question-frame";

interface FrameProps {
  readonly element: ReactNode;
  readonly question: SurveyQuestion;
}

/** What stands around a question of the form: above it who answered differently, under it who was last, where the answer is, what is missing. */
function QuestionFrame({ element, question }: FrameProps): ReactNode {
  const { preview, questionOf } = useSurvey();
  const asked = questionOf(question.name);
  return (
    <>
      {asked && !preview && <Above question={asked} />}
      {element}
      {asked && <Below question={asked} />}
    </>
  );
}

/** SurveyJS draws the frame again with each letter in it; what stands in the frame hears for itself of what it shows. */
const Above = memo(function Above({ question }: { readonly question: Question }): ReactNode {
  return (
    <>
      <QuestionConflicts question={question} />
      <Returned question={question.name} />
    </>
  );
});

const Below = memo(function Below({ question }: { readonly question: Question }): ReactNode {
  return (
    <>
      <QuestionHelp question={question} />
      {isAnswerable(question) && <Foot question={question} />}
    </>
  );
});

function Foot({ question }: { readonly question: Question }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { answers, definition, preview } = useSurvey();
  const workflow = useWorkflow();
  const authorOf = useAuthors();
  const answer = useAnswer(question.name);
  const missingWords = useMissingWords();
  const found = useOfAnswers(() => {
    const missing = missingAnswer(question, definition, viewIn(answers), clockIn(i18n.language));
    return missing && `${missing.hint} ${missing.count}`;
  });
  const [hint, count] = found?.split(" ") ?? [];
  const missing = hint === undefined ? null : { question: question.name, hint: hint as MissingAnswer["hint"], count: Number(count) };
  const last = answer ? lastWriting(answer.record) : null;
  return (
    <div className={classes["foot"]} data-testid={`foot-${question.name}`}>
      <LastRound question={question} answer={answer} />
      {(missing || (answer && !preview) || workflow) && (
        <div className={classes["state"]} lang={i18n.language}>
          {missing && (
            <span className={classes["hint"]} data-open={missing.hint !== "unanswered" || undefined}>
              {missingWords(question, missing)}
            </span>
          )}
          {last && !preview && <span>{t("writtenBy", { name: authorOf(last.by), when: writtenOut(last.at, i18n.language) })}</span>}
          {answer && !preview && answer.conflicts.length === 0 && <RecordStatus document={answer.document} />}
          <AnswerActions question={question} answer={answer} />
        </div>
      )}
    </div>
  );
}

ReactElementFactory.Instance.registerElement(questionFrame, (props: FrameProps) => createElement(QuestionFrame, props));
