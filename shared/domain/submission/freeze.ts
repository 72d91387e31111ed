/** A country's answers as they are now, as a submission keeps them: only what was asked and answered. */
import type { JsonValue } from "#shared/lib/json.ts";
import { askedIn, currentRanking, givenAnswer, rankedChoices, type ViewOf } from "../answer/given-answers.ts";
import type { RecordView } from "../kind.ts";
import { askedQuestions, type Clock } from "../questionnaire/asked.ts";
import { otherChoice, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { isAnswered } from "../questionnaire/evaluate.ts";
import type { FrozenAnswer } from "./submission.ts";

export function frozenAnswers(definition: Questionnaire, viewOf: ViewOf, clock?: Clock): Readonly<Record<string, FrozenAnswer>> {
  const asked = askedIn(definition, viewOf, clock);
  return Object.fromEntries(
    askedQuestions(definition, asked).flatMap((question): [string, FrozenAnswer][] => {
      const given = asked.answerOf(question.name);
      const value = question.type === "ranking" ? currentRanking(given, rankedChoices(question, asked)) : given;
      return isAnswered(value) ? [[question.name, withOther(value, viewOf(question.name))]] : [];
    }),
  );
}

/** One answer by itself, as it stands, whether or not the question is asked. */
export function frozenAnswer(question: Question, view: RecordView): FrozenAnswer {
  return withOther(givenAnswer(question, view), view);
}

function withOther(value: JsonValue, view: RecordView | null): FrozenAnswer {
  const other = (Array.isArray(value) ? value.includes(otherChoice) : value === otherChoice) ? view?.value("other") : undefined;
  return typeof other === "string" && other !== "" ? { value, other } : { value };
}
