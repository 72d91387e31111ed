/** What governments want first: points for places under a rule that everybody sees, or plain counts. Countries that tie share a place. */
import type { JsonValue } from "#shared/lib/json.ts";
import { currentRanking } from "../answer/given-answers.ts";
import { findQuestion, otherChoice, questionsIn, type Choice, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { byCountry, type CountryAnswers } from "./country-answers.ts";

/** `places`: so many points for the first place, the second, …, none for later ones. `count`: one for each country that chose it. */
export type ScoringRule = { readonly by: "places"; readonly weights: readonly number[] } | { readonly by: "count" };
export const usualRule: ScoringRule = { by: "places", weights: [5, 4, 3, 2, 1] };

/** A question that says what comes first: a ranking, or a choice of several that no ranking puts in order. */
export type PriorityQuestion = Question & { readonly type: "ranking" | "choices" };

export interface Supporter {
  readonly country: string;
  /** From 1; null where it was chosen and not ranked. */
  readonly place: number | null;
}

export interface Priority {
  readonly choice: string;
  /** Under the rule. */
  readonly points: number;
  /** Countries that chose it, ranked or not. */
  readonly countries: number;
  /** How many put it first, second, …: as many as the longest ranking has places. */
  readonly places: readonly number[];
  /** Its own place from 1; those with the same points share it, and the next one comes after all of them. 0 for what nobody chose. */
  readonly place: number;
  /** By place, then by country; who did not rank it comes last. */
  readonly supporters: readonly Supporter[];
}

export interface PriorityTally {
  /** Countries that answered this question at all. */
  readonly answered: number;
  /** Most points first; those that tie in the order of the question's choices. */
  readonly priorities: readonly Priority[];
}

export function priorityQuestions(definition: Questionnaire): readonly PriorityQuestion[] {
  const questions = questionsIn(definition);
  const ranked = new Set(questions.map((question) => (question.type === "ranking" ? question.of : undefined)));
  return questions
    .filter((question): question is PriorityQuestion => question.type === "ranking" || (question.type === "choices" && !ranked.has(question.name)))
    .toSorted((left, right) => Number(right.type === "ranking") - Number(left.type === "ranking"));
}

/** What can be chosen: a ranking's own choices, or those of the question whose choices it ranks. */
export function choicesOf(definition: Questionnaire, question: PriorityQuestion): readonly Choice[] {
  const of = chosenIn(definition, question);
  const named = ("choices" in of ? of.choices : undefined) ?? [];
  const hasOther = of.type === "choices" && of.other === true && !named.some((choice) => choice.value === otherChoice);
  return hasOther ? [...named, { value: otherChoice, title: {} }] : named;
}

/** The question whose choices are ranked; the ranking itself where it has its own. */
export function chosenIn(definition: Questionnaire, question: PriorityQuestion): Question {
  return (question.type === "ranking" && question.of !== undefined ? findQuestion(definition, question.of) : undefined) ?? question;
}

export function priorityTally(definition: Questionnaire, question: PriorityQuestion, answers: readonly CountryAnswers[], rule: ScoringRule): PriorityTally {
  const of = chosenIn(definition, question);
  const supporters = new Map<string, Supporter[]>(choicesOf(definition, question).map((choice) => [choice.value, []]));
  let answered = 0;
  let longest = 0;
  for (const { country, answers: given } of byCountry(answers)) {
    const ranked = given[question.name]?.value ?? null;
    const chosen = of === question ? codes(ranked) : codes(given[of.name]?.value ?? null);
    const ranking = question.type === "ranking" ? currentRanking(ranked, chosen) : [];
    if (chosen.length === 0) continue;
    answered += 1;
    longest = Math.max(longest, ranking.length);
    for (const choice of chosen) {
      const at = ranking.indexOf(choice);
      const all = supporters.get(choice) ?? [];
      all.push({ country, place: at < 0 ? null : at + 1 });
      supporters.set(choice, all);
    }
  }
  const scored = [...supporters].map(([choice, all]): Priority => {
    const places = Array.from({ length: longest }, (_unused, at) => all.filter((one) => one.place === at + 1).length);
    return {
      choice,
      points: points(rule, all.length, places),
      countries: all.length,
      places,
      place: 0,
      supporters: all.toSorted((left, right) => (left.place ?? Infinity) - (right.place ?? Infinity)),
    };
  });
  const inOrder = scored.toSorted((left, right) => right.points - left.points || Number(right.countries > 0) - Number(left.countries > 0));
  return {
    answered,
    priorities: inOrder.map((one) => ({ ...one, place: one.countries === 0 ? 0 : 1 + inOrder.filter((other) => other.points > one.points).length })),
  };
}

function points(rule: ScoringRule, countries: number, places: readonly number[]): number {
  if (rule.by === "count") return countries;
  const sum = places.reduce((sum, count, at) => sum + count * (rule.weights[at] ?? 0), 0);
  // Weights such as 0.1 have no exact number: three times 0.1 and once 0.3 tie.
  return Math.round(sum * 1e6) / 1e6;
}

function codes(value: JsonValue): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((one): one is string => typeof one === "string"))] : [];
}
