/** Who said in the survey that they would take part in a theme's session, and how (question 13 of the thematic-priorities survey). */
import type { JsonValue } from "#shared/lib/json.ts";
import { questionsIn, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import type { CountryAnswers } from "../tally/country-answers.ts";
import type { teamRoles } from "../vocabulary/vocabulary.ts";

type TeamRole = (typeof teamRoles)[number];

export interface Volunteer {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  readonly theme: string;
  /** The columns that the country ticked. */
  readonly offered: readonly string[];
  /** What it would be in a team: the weightiest of what it offered. */
  readonly role: TeamRole;
  /** Whom to contact, as the country wrote it; "" when it did not. */
  readonly contact: string;
  /** The submission that says so. */
  readonly record: string;
}

/** The survey's columns, the weightiest first, and what each is in a team. */
const rolesByColumn: readonly (readonly [column: string, role: TeamRole])[] = [
  ["chair", "co-chair"],
  ["coChair", "co-chair"],
  ["paper", "author"],
  ["join", "member"],
];

const contactQuestion = "interestContact";

/** The table in which a questionnaire asks for volunteers; null when it asks for none. */
export function volunteerQuestion(definition: Questionnaire): Question | null {
  const asks = (question: Question): boolean =>
    question.type === "grid" && question.columns.some((column) => rolesByColumn.some(([name]) => name === column.name && column.type === "yes"));
  return questionsIn(definition).find(asks) ?? null;
}

/**
 * @param answers of each country those that count
 * @returns by theme, then by weight of what was offered, then by country
 */
export function volunteersIn(definition: Questionnaire, answers: readonly CountryAnswers[]): readonly Volunteer[] {
  const question = volunteerQuestion(definition);
  if (!question) return [];
  return answers
    .flatMap(({ country, record, answers: given }): Volunteer[] => {
      const contact = given[contactQuestion]?.value;
      return Object.entries(objectOf(given[question.name]?.value)).flatMap(([theme, cells]) => {
        const ticked = rolesByColumn.filter(([column]) => objectOf(cells)[column] === true);
        const [weightiest] = ticked;
        if (!weightiest) return [];
        const [, role] = weightiest;
        return [{ country, theme, offered: ticked.map(([column]) => column), role, contact: typeof contact === "string" ? contact : "", record }];
      });
    })
    .toSorted((left, right) => compare(left.theme, right.theme) || weightOf(left) - weightOf(right) || compare(left.country, right.country));
}

const weightOf = ({ offered }: Volunteer): number => rolesByColumn.findIndex(([column]) => column === offered[0]);
const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function objectOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, JsonValue>>) : {};
}
