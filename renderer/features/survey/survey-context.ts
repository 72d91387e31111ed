import { createContext, useContext } from "react";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { EditTarget } from "#renderer/platform/desk/use-edit.ts";
import type { AnswersSource } from "./answers-source.ts";

/** What the parts that SurveyJS draws for us need to know. They are inside its tree, so it comes by context. */
export interface SurveyContext {
  readonly definition: Questionnaire;
  readonly response: string;
  readonly answers: AnswersSource;
  /** Nothing can be written: the secretariat reads. */
  readonly readOnly: boolean;
  /** What is entered is kept nowhere: it has no authors, and stands beside nothing. */
  readonly preview: boolean;
  readonly questionOf: (name: string) => Question | undefined;
  readonly targetOf: (question: string) => EditTarget;
}

export const SurveyPlace = createContext<SurveyContext | null>(null);

export function useSurvey(): SurveyContext {
  const survey = useContext(SurveyPlace);
  if (!survey) throw new Error("This part of the screen is outside a survey");
  return survey;
}
