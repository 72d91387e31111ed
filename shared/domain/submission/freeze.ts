/** A country's answers as they are now, as a submission keeps them: only what was asked and answered. */
import { askedIn, currentRanking, rankedChoices, type ViewOf } from "../answer/given-answers.ts";
import { askedQuestions, type Clock } from "../questionnaire/asked.ts";
import { otherChoice, type Questionnaire } from "../questionnaire/definition.ts";
import { isAnswered } from "../questionnaire/evaluate.ts";
import type { FrozenAnswer } from "./submission.ts";

export function frozenAnswers(definition: Questionnaire, viewOf: ViewOf, clock?: Clock): Readonly<Record<string, FrozenAnswer>> {
  const asked = askedIn(definition, viewOf, clock);
  return Object.fromEntries(
    askedQuestions(definition, asked).flatMap((question): [string, FrozenAnswer][] => {
      const given = asked.answerOf(question.name);
      const value = question.type === "ranking" ? currentRanking(given, rankedChoices(question, asked)) : given;
      if (!isAnswered(value)) return [];
      const other = (Array.isArray(value) ? value.includes(otherChoice) : value === otherChoice) ? viewOf(question.name)?.value("other") : undefined;
      return [[question.name, typeof other === "string" && other !== "" ? { value, other } : { value }]];
    }),
  );
}
