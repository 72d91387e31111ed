/**
 * What the countries said to each question, counted. A pure function of a definition and of frozen answers, in one order whatever order they
 * came in: the screens, the exports and whoever computes at the hub call this one, so their numbers are the same.
 */
import type { JsonValue } from "#shared/lib/json.ts";
import { Asked, isAnswerable, type Cells } from "../questionnaire/asked.ts";
import { placesIn, type Column, type Choice, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { isAnswered } from "../questionnaire/evaluate.ts";
import { byCountry, type CountryAnswers } from "./country-answers.ts";
import { numbersOf, type Numbers } from "./numbers.ts";

export interface ChoiceCount {
  readonly value: string;
  readonly countries: readonly string[];
}
export interface Said {
  readonly country: string;
  readonly words: string;
}

export type Summary =
  /** choice, choices, yes (under `yes`), and the own choices of a ranking. Most chosen first, then as the question has them. */
  | { readonly type: "choices"; readonly choices: readonly ChoiceCount[]; readonly other: readonly Said[] }
  /** number, range, and a calculation whose results are numbers. */
  | { readonly type: "numbers"; readonly numbers: Numbers; readonly values: readonly { readonly country: string; readonly value: number }[] }
  /** A matrix; `mean` is that of the steps' positions, from 1. */
  | { readonly type: "matrix"; readonly rows: readonly MatrixRow[] }
  | { readonly type: "grid"; readonly rows: readonly GridRow[] }
  | { readonly type: "rows"; readonly rows: readonly { readonly country: string; readonly cells: Cells }[] }
  /** text, narrative, date, time, datetime. */
  | { readonly type: "words"; readonly words: readonly Said[] };

export interface MatrixRow {
  readonly row: string;
  readonly answered: number;
  readonly mean: number | null;
  /** In the order of the scale. */
  readonly steps: readonly ChoiceCount[];
}
export interface GridRow {
  readonly row: string;
  /** In the question's order. */
  readonly cells: readonly GridCell[];
}
export interface GridCell {
  readonly column: string;
  /** Countries that say something here; for a tick those that ticked it. */
  readonly countries: readonly string[];
  /** Of a column of numbers or of a scale. */
  readonly numbers: Numbers | null;
  /** Of a column of choices. */
  readonly choices: readonly ChoiceCount[];
}

export interface QuestionTally {
  readonly question: Question;
  /** Countries that were asked, given their other answers. */
  readonly asked: number;
  /** Of those, the countries that answered. */
  readonly answered: number;
  readonly summary: Summary;
}

/** @returns a tally for every question that can be answered or computes something, in the questionnaire's order */
export function questionTallies(definition: Questionnaire, counted: readonly CountryAnswers[]): readonly QuestionTally[] {
  const looks = byCountry(counted).map((one): Look => {
    const given = (name: string): JsonValue => one.answers[name]?.value ?? null;
    return { country: one.country, one, asked: new Asked(definition, given) };
  });
  return [...placesIn(definition).values()].flatMap(({ question, section }) => {
    if (!isAnswerable(question) && question.type !== "calculate") return [];
    const conditional = question.visible !== undefined || question.group !== undefined || section.visible !== undefined;
    // What is in a signed copy was asked when it was signed, also where the clock of that day decided it.
    const asked = conditional ? looks.filter((look) => look.one.answers[question.name] !== undefined || look.asked.isShown(question.name)) : looks;
    const given = givenTo(question, asked);
    return [{ question, asked: asked.length, answered: given.length, summary: summaryOf(question, given) }];
  });
}

interface Look {
  readonly country: string;
  readonly one: CountryAnswers;
  readonly asked: Asked;
}
interface Given {
  readonly country: string;
  readonly value: JsonValue;
  readonly other: string;
}

/** Here and below loops, not chains of lists: a tally looks at hundreds of thousands of cells each time somebody changes the rule. */
function givenTo(question: Question, looks: readonly Look[]): readonly Given[] {
  const given: Given[] = [];
  for (const { country, one, asked } of looks) {
    const answer = one.answers[question.name];
    const value = question.type === "calculate" ? asked.answerOf(question.name) : (answer?.value ?? null);
    if (isAnswered(value)) given.push({ country, value, other: answer?.other ?? "" });
  }
  return given;
}

function summaryOf(question: Question, given: readonly Given[]): Summary {
  switch (question.type) {
    case "choice":
    case "choices":
    case "ranking":
      return {
        type: "choices",
        choices: mostChosen(choiceCounts(question.choices, given)),
        other: given.flatMap(({ country, other }) => (other === "" ? [] : [{ country, words: other }])),
      };
    case "yes":
      return { type: "choices", choices: [{ value: "yes", countries: given.map((one) => one.country) }], other: [] };
    case "number":
    case "range":
      return numberSummary(given);
    case "calculate":
      return given.every(({ value }) => typeof value === "number") ? numberSummary(given) : wordSummary(given);
    case "matrix":
      return { type: "matrix", rows: question.rows.map((row) => matrixRow(question.scale, row.value, given)) };
    case "grid":
      return {
        type: "grid",
        rows: question.rows.map(({ value: row }) => {
          const cells = given.map(({ value }) => cellsIn(value, row));
          return { row, cells: question.columns.map((column) => gridCell(column, given, cells)) };
        }),
      };
    case "rows":
      return {
        type: "rows",
        rows: given.flatMap(({ country, value }) => (Array.isArray(value) ? (value as readonly Cells[]).map((cells) => ({ country, cells })) : [])),
      };
    default:
      return wordSummary(given);
  }
}

function wordSummary(given: readonly Given[]): Summary {
  return { type: "words", words: given.map(({ country, value }) => ({ country, words: typeof value === "string" ? value : JSON.stringify(value) })) };
}

function numberSummary(given: readonly Given[]): Summary {
  const values = given.flatMap(({ country, value }) => (typeof value === "number" ? [{ country, value }] : []));
  return { type: "numbers", numbers: numbersOf(values.map((one) => one.value)), values };
}

/** Counts in the order of `known`, then what is not among them by code: a list of the desk's own has no fixed choices. */
function choiceCounts(known: readonly Choice[] | undefined, given: readonly Given[]): ChoiceCount[] {
  const counts = new Map<string, string[]>((known ?? []).map((choice) => [choice.value, []]));
  const unknown = new Map<string, string[]>();
  for (const { country, value } of given) {
    for (const code of Array.isArray(value) ? new Set<JsonValue>(value) : [value]) {
      if (typeof code !== "string") continue;
      const countries = counts.get(code) ?? unknown.get(code) ?? [];
      countries.push(country);
      if (!counts.has(code)) unknown.set(code, countries);
    }
  }
  const further = [...unknown].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return [...counts, ...further].map(([value, countries]) => ({ value, countries }));
}

function mostChosen(counts: readonly ChoiceCount[]): readonly ChoiceCount[] {
  return counts.toSorted((left, right) => right.countries.length - left.countries.length);
}

function matrixRow(scale: readonly { readonly value: string }[], row: string, given: readonly Given[]): MatrixRow {
  const places = new Map(scale.map((step, at) => [step.value, at]));
  const steps = scale.map((step) => ({ value: step.value, countries: [] as string[] }));
  const positions: number[] = [];
  for (const { country, value } of given) {
    const step = (value as Cells)[row];
    const at = typeof step === "string" ? places.get(step) : undefined;
    if (at === undefined) continue;
    steps[at]?.countries.push(country);
    positions.push(at + 1);
  }
  return { row, answered: positions.length, mean: numbersOf(positions).mean, steps };
}

/** @param row what each of `given` says in this row, in the same order */
function gridCell(column: Column, given: readonly Given[], row: readonly (Cells | null)[]): GridCell {
  const countries: string[] = [];
  const values: JsonValue[] = [];
  for (let at = 0; at < row.length; at++) {
    const value = row[at]?.[column.name] ?? null;
    if (!isAnswered(value)) continue;
    countries.push((given[at] as Given).country);
    values.push(value);
  }
  const isNumeric = column.type === "scale" || column.type === "number" || column.type === "range";
  const here = (): Given[] => values.map((value, at) => ({ country: countries[at] ?? "", value, other: "" }));
  return {
    column: column.name,
    countries,
    numbers: isNumeric ? numbersOf(values.filter((value) => typeof value === "number")) : null,
    choices: column.type === "choice" || column.type === "choices" ? choiceCounts(column.choices, here()) : [],
  };
}

function cellsIn(value: JsonValue, row: string): Cells | null {
  const cells = (value as { readonly [row: string]: JsonValue })[row];
  return typeof cells === "object" && cells !== null && !Array.isArray(cells) ? (cells as Cells) : null;
}
