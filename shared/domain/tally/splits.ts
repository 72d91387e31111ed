/** Countries in groups, so that one tally stands beside another: by region, by development, by what they say of themselves. */
import type { RecordView } from "../kind.ts";
import { otherChoice, questionsIn, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { developmentGroups, developmentOf } from "../regions/development.ts";
import { placeOf, regions } from "../regions/regions.ts";
import type { CountryAnswers } from "./country-answers.ts";

export type Split =
  | { readonly by: "all" }
  | { readonly by: "region" | "sub-region" }
  | { readonly by: "development" }
  /** What a country answered to a question with few choices, such as whether it is one of origin, transit or destination. */
  | { readonly by: "question"; readonly question: string };

export interface CountryGroup {
  /** An M49 code, a development group, a choice; "" for those that are in none. */
  readonly key: string;
  readonly answers: readonly CountryAnswers[];
}

/** Whether a country may stand in several groups, so that the groups sum to more than there are. */
export function overlaps(split: Split, definition: Questionnaire): boolean {
  if (split.by === "development") return true;
  return split.by === "question" && questionsIn(definition).some((question) => question.name === split.question && question.type === "choices");
}

const mostGroups = 8;

/** Questions by which countries can be told apart at a glance. */
export function splittingQuestions(definition: Questionnaire): readonly (Question & { readonly type: "choice" | "choices" })[] {
  return questionsIn(definition).filter(
    (question): question is Question & { readonly type: "choice" | "choices" } =>
      (question.type === "choice" || question.type === "choices") && question.choices !== undefined && question.choices.length <= mostGroups,
  );
}

/** @param development the secretariat's own record of how developed countries count as; null while there is none */
export function splitBy(split: Split, definition: Questionnaire, answers: readonly CountryAnswers[], development: RecordView | null): readonly CountryGroup[] {
  if (split.by === "all") return [{ key: "", answers }];
  const keysOf = (one: CountryAnswers): readonly string[] => {
    switch (split.by) {
      case "region":
        return [placeOf(one.country)?.region ?? ""];
      case "sub-region":
        return [placeOf(one.country)?.subRegion ?? ""];
      case "development":
        return developmentOf(one.country, development);
      case "question": {
        const value = one.answers[split.question]?.value ?? null;
        const said = (Array.isArray(value) ? value : [value]).filter((code): code is string => typeof code === "string" && code !== "");
        return said.length === 0 ? [""] : said;
      }
    }
  };
  const groups = new Map<string, CountryAnswers[]>(orderOf(split, definition).map((key) => [key, []]));
  for (const one of answers) {
    for (const key of keysOf(one)) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, all]) => (all.length === 0 ? [] : [{ key, answers: all }]));
}

function orderOf(split: Split, definition: Questionnaire): readonly string[] {
  switch (split.by) {
    case "region":
      return [...regions.keys(), ""];
    case "sub-region":
      return [...[...regions.values()].flat(), ""];
    case "development":
      return developmentGroups;
    case "question": {
      const question = splittingQuestions(definition).find((one) => one.name === split.question);
      return [...(question?.choices?.map((choice) => choice.value) ?? []), otherChoice, ""];
    }
    case "all":
      return [];
  }
}
