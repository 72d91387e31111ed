import { createElement, type ReactNode } from "react";
import { ReactQuestionFactory } from "survey-react-ui";
import { narrativeText } from "#shared/domain/answer/answer.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { useTranslation } from "react-i18next";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { useAnswer } from "./answers-source.ts";
import { useSurvey } from "./survey-context.ts";
import { narrativeType } from "./to-survey-js.ts";

/** The narrative is edited outside SurveyJS: its letters merge with those of others who write at the same time. */
function NarrativeQuestion({ question }: { readonly question: { readonly name: string } }): ReactNode {
  const { questionOf, readOnly, targetOf } = useSurvey();
  const answer = useAnswer(question.name);
  const { i18n } = useTranslation();
  const asked = questionOf(question.name);
  if (asked?.type !== "narrative") return null;
  const title = localisedText(asked.title, i18n.language);
  return (
    <NarrativeField
      target={targetOf(question.name)}
      text={narrativeText}
      record={answer?.record ?? null}
      label={null}
      ariaLabel={title}
      readOnly={readOnly}
      {...(asked.maxWords === undefined ? {} : { wordLimit: asked.maxWords })}
    />
  );
}

ReactQuestionFactory.Instance.registerQuestion(narrativeType, (props) => createElement(NarrativeQuestion, props as unknown as { question: { name: string } }));
