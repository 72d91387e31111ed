import { describe, expect, test } from "vitest";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { readQuestionnaire, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { thematicPrioritiesQuestionnaire } from "../questionnaire/thematic-priorities.ts";
import { frozenAnswers } from "../submission/freeze.ts";
import type { FrozenAnswer } from "../submission/submission.ts";
import { countedAnswers, type CountryAnswers } from "./country-answers.ts";
import { numbersOf } from "./numbers.ts";
import { choicesOf, priorityQuestions, priorityTally, usualRule, type PriorityQuestion } from "./priorities.ts";
import { questionTallies, type Summary } from "./question-tally.ts";
import { overlaps, splitBy, splittingQuestions } from "./splits.ts";

const choices = (...values: string[]) => values.map((value) => ({ value, title: { en: value } }));
const en = (text: string) => ({ en: text });
const questions: Question[] = [
  { type: "choices", name: "themes", title: en("Themes"), choices: choices("a", "b", "c", "d"), other: true },
  { type: "ranking", name: "order", title: en("Order"), of: "themes" },
  { type: "ranking", name: "own", title: en("Own"), choices: choices("x", "y") },
  { type: "choices", name: "situation", title: en("Situation"), choices: choices("origin", "transit", "destination") },
  { type: "choice", name: "strategy", title: en("Strategy"), choices: choices("yes", "no"), other: true },
  { type: "yes", name: "agrees", title: en("Agrees") },
  { type: "number", name: "year", title: en("Year"), visible: { op: "selected", question: "strategy", choice: "yes" } },
  { type: "narrative", name: "why", title: en("Why") },
  { type: "matrix", name: "obstacles", title: en("Obstacles"), rows: choices("data", "staff"), scale: choices("none", "some", "severe") },
  {
    type: "grid",
    name: "grid",
    title: en("Grid"),
    rows: choices("a", "b"),
    columns: [
      { type: "scale", name: "weight", title: en("Weight"), from: 1, to: 5 },
      { type: "yes", name: "joins", title: en("Joins") },
      { type: "choice", name: "how", title: en("How"), choices: choices("now", "later") },
    ],
  },
  { type: "rows", name: "practices", title: en("Practices"), rowTitle: en("P"), addTitle: en("A"), columns: [{ type: "text", name: "title", title: en("T") }] },
  {
    type: "calculate",
    name: "twice",
    title: en("Twice"),
    calculation: { op: "multiply", left: { op: "answer", question: "year" }, right: { op: "literal", value: 2 } },
  },
  { type: "note", name: "note", title: en("Note") },
];
const read = readQuestionnaire({ key: "key", title: en("Key"), sections: [{ name: "all", title: en("All"), questions }] });
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const definition: Questionnaire = read.definition;

const country = (code: string, values: Readonly<Record<string, JsonValue>>, other: Readonly<Record<string, string>> = {}): CountryAnswers => ({
  country: code,
  number: 1,
  record: `submission.${code}`,
  answers: Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, FrozenAnswer] => [name, other[name] === undefined ? { value } : { value, other: other[name] }]),
  ),
});

/** Counted by hand in the tests below. */
const given: readonly CountryAnswers[] = [
  country("MUS", {
    themes: ["a", "b", "c"],
    order: ["a", "b", "c"],
    own: ["y", "x"],
    situation: ["origin", "transit"],
    strategy: "yes",
    year: 2000,
    agrees: true,
    why: "Because of the sea",
    obstacles: { data: "severe", staff: "some" },
    grid: { a: { weight: 5, joins: true, how: "now" }, b: { weight: 2 } },
    practices: [{ title: "One" }, { title: "Two" }],
  }),
  country("BEL", {
    themes: ["b", "a", "d"],
    order: ["b", "a"],
    situation: ["destination"],
    strategy: "yes",
    year: 2011,
    agrees: false,
    obstacles: { data: "none" },
    grid: { a: { weight: 2, joins: false, how: "later" } },
  }),
  country("PHL", { themes: ["c", "other"], order: ["c"], situation: ["origin"], strategy: "other" }, { themes: "Seafarers", strategy: "In part" }),
  country("NPL", { themes: [], order: [], strategy: "no", why: "" }),
];

const question = (name: string) => priorityQuestions(definition).find((one) => one.name === name) as PriorityQuestion;
const ranking = question("order");

test("what was asked by the clock of the day it was signed counts later, as it does among the priorities and in the table", () => {
  const timed = readQuestionnaire({
    key: "key",
    title: en("Key"),
    sections: [
      {
        name: "all",
        title: en("All"),
        questions: [
          {
            type: "choice",
            name: "late",
            title: en("Late"),
            choices: choices("x", "y"),
            visible: { op: "greater", left: { op: "call", name: "today", args: [] }, right: { op: "literal", value: "2026-01-01" } },
          },
        ],
      },
    ],
  });
  if (!timed.ok) throw new Error("not read");
  const [tally] = questionTallies(timed.definition, [country("BEL", { late: "x" }), country("MUS", {})]);
  expect([tally?.asked, tally?.answered]).toEqual([1, 1]);
});

describe("priorities", () => {
  test("weights without an exact number tie where they are the same", () => {
    const all = ["BEL", "FRA", "MUS"].map((code) => country(code, { themes: ["a"], order: ["a"] }));
    const one = country("SEN", { themes: ["b", "c"], order: ["c", "b"] });
    const { priorities } = priorityTally(definition, ranking, [...all, one], { by: "places", weights: [0.1, 0.3] });
    expect(priorities.slice(0, 2).map(({ choice, place, points }) => [choice, place, points])).toEqual([
      ["a", 1, 0.3],
      ["b", 1, 0.3],
    ]);
  });
  test("5-4-3-2-1: points for places, ties share a place, and what was chosen and not ranked has none", () => {
    const { answered, priorities } = priorityTally(definition, ranking, given, usualRule);
    expect(answered).toBe(3);
    // a: 5 + 4; b: 4 + 5; c: 3 + 5; d and other are chosen by one and ranked by nobody.
    expect(priorities.map(({ choice, place, points, countries }) => [choice, place, points, countries])).toEqual([
      ["a", 1, 9, 2],
      ["b", 1, 9, 2],
      ["c", 3, 8, 2],
      ["d", 4, 0, 1],
      ["other", 4, 0, 1],
    ]);
    expect(priorities[0]?.places).toEqual([1, 1, 0]);
    expect(priorities[2]?.supporters).toEqual([
      { country: "PHL", place: 1 },
      { country: "MUS", place: 3 },
    ]);
  });
  test("plain counts: one for each country that chose it", () => {
    const { priorities } = priorityTally(definition, ranking, given, { by: "count" });
    expect(priorities.map(({ choice, place, points }) => [choice, place, points])).toEqual([
      ["a", 1, 2],
      ["b", 1, 2],
      ["c", 1, 2],
      ["d", 4, 1],
      ["other", 4, 1],
    ]);
  });
  test("weights of one's own; places beyond them count nothing", () => {
    const { priorities } = priorityTally(definition, ranking, given, { by: "places", weights: [3] });
    expect(priorities.map(({ choice, points }) => [choice, points])).toEqual([
      ["a", 3],
      ["b", 3],
      ["c", 3],
      ["d", 0],
      ["other", 0],
    ]);
  });
  test("a ranking with choices of its own ranks those; what nobody chose has no place", () => {
    const { answered, priorities } = priorityTally(definition, question("own"), given.slice(0, 1), usualRule);
    expect(answered).toBe(1);
    expect(priorities.map(({ choice, place, points }) => [choice, place, points])).toEqual([
      ["y", 1, 5],
      ["x", 2, 4],
    ]);
    expect(priorityTally(definition, question("own"), [], usualRule).priorities.map((one) => one.place)).toEqual([0, 0]);
  });
  test("a choice that was ranked and then taken back is not in the ranking: the next ones move up", () => {
    const moved = priorityTally(definition, ranking, [country("MUS", { themes: ["b"], order: ["a", "b"] })], usualRule);
    expect(moved.priorities[0]).toMatchObject({ choice: "b", points: 5 });
  });
  test("rankings come first, and several choices that none of them ranks are counted too", () => {
    expect(priorityQuestions(definition).map((one) => one.name)).toEqual(["order", "own", "situation"]);
    expect(choicesOf(definition, ranking).map((choice) => choice.value)).toEqual(["a", "b", "c", "d", "other"]);
    expect(priorityQuestions(thematicPrioritiesQuestionnaire)[0]?.name).toBe("ranking");
  });
});

describe("each question", () => {
  const tallies = questionTallies(definition, given);
  const of = (name: string) => tallies.find((one) => one.question.name === name);
  const summary = <Type extends Summary["type"]>(name: string, type: Type) => {
    const found = of(name)?.summary;
    if (found?.type !== type) throw new Error(`${name} is ${String(found?.type)}`);
    return found as Extract<Summary, { type: Type }>;
  };

  test("there is one for what can be answered or is computed, in order", () => {
    expect(tallies.map((one) => one.question.name)).toEqual(questions.map((one) => one.name).filter((name) => name !== "note"));
  });
  test("denominators: who was asked, and who of them answered", () => {
    expect(["themes", "year", "agrees", "why", "practices"].map((name) => [of(name)?.asked, of(name)?.answered])).toEqual([
      [4, 3],
      [2, 2],
      [4, 1],
      [4, 1],
      [4, 1],
    ]);
  });
  test("choices are counted, most chosen first, with the words behind “other”", () => {
    const themes = summary("themes", "choices");
    expect(themes.choices.map(({ value, countries }) => [value, countries])).toEqual([
      ["a", ["BEL", "MUS"]],
      ["b", ["BEL", "MUS"]],
      ["c", ["MUS", "PHL"]],
      ["d", ["BEL"]],
      ["other", ["PHL"]],
    ]);
    expect(themes.other).toEqual([{ country: "PHL", words: "Seafarers" }]);
    expect(summary("strategy", "choices").choices.map(({ value, countries }) => [value, countries.length])).toEqual([
      ["yes", 2],
      ["no", 1],
      ["other", 1],
    ]);
    expect(summary("agrees", "choices").choices).toEqual([{ value: "yes", countries: ["MUS"] }]);
  });
  test("numbers: count, smallest, middle, mean, greatest", () => {
    expect(summary("year", "numbers").numbers).toEqual({ count: 2, min: 2000, median: 2005.5, mean: 2005.5, max: 2011 });
    expect(numbersOf([3, 1, 10])).toEqual({ count: 3, min: 1, median: 3, mean: 14 / 3, max: 10 });
    expect(numbersOf([])).toEqual({ count: 0, min: null, median: null, mean: null, max: null });
    expect(numbersOf([0.3, 0.1, 0.2]).mean).toBe(numbersOf([0.1, 0.2, 0.3]).mean);
  });
  test("what is computed is computed for each country", () => {
    expect(summary("twice", "numbers").values).toEqual([
      { country: "BEL", value: 4022 },
      { country: "MUS", value: 4000 },
    ]);
  });
  test("a matrix: how many said what in each row, and the mean of the steps", () => {
    expect(summary("obstacles", "matrix").rows).toEqual([
      {
        row: "data",
        answered: 2,
        mean: 2,
        steps: [
          { value: "none", countries: ["BEL"] },
          { value: "some", countries: [] },
          { value: "severe", countries: ["MUS"] },
        ],
      },
      {
        row: "staff",
        answered: 1,
        mean: 2,
        steps: [
          { value: "none", countries: [] },
          { value: "some", countries: ["MUS"] },
          { value: "severe", countries: [] },
        ],
      },
    ]);
  });
  test("a grid: means of scales, ticks, choices", () => {
    const [first, second] = summary("grid", "grid").rows;
    expect(first?.cells).toEqual([
      { column: "weight", countries: ["BEL", "MUS"], numbers: { count: 2, min: 2, median: 3.5, mean: 3.5, max: 5 }, choices: [] },
      { column: "joins", countries: ["MUS"], numbers: null, choices: [] },
      {
        column: "how",
        countries: ["BEL", "MUS"],
        numbers: null,
        choices: [
          { value: "now", countries: ["MUS"] },
          { value: "later", countries: ["BEL"] },
        ],
      },
    ]);
    expect(second?.cells[0]?.numbers?.mean).toBe(2);
  });
  test("rows and narratives are listed by country", () => {
    expect(summary("practices", "rows").rows).toEqual([
      { country: "MUS", cells: { title: "One" } },
      { country: "MUS", cells: { title: "Two" } },
    ]);
    expect(summary("why", "words").words).toEqual([{ country: "MUS", words: "Because of the sea" }]);
  });
  test("the order in which answers came changes nothing", () => {
    const turned = given.toReversed();
    expect(questionTallies(definition, turned)).toEqual(tallies);
    expect(priorityTally(definition, ranking, turned, usualRule)).toEqual(priorityTally(definition, ranking, given, usualRule));
  });
});

describe("splits", () => {
  const keys = (split: Parameters<typeof splitBy>[0], development: RecordView | null = null) =>
    splitBy(split, definition, given, development).map(({ key, answers }) => [key, answers.map((one) => one.country)]);
  test("by region and sub-region, in the order of M49", () => {
    expect(keys({ by: "region" })).toEqual([
      ["002", ["MUS"]],
      ["142", ["PHL", "NPL"]],
      ["150", ["BEL"]],
    ]);
    expect(keys({ by: "sub-region" }).map(([key]) => key)).toEqual(["014", "035", "034", "155"]);
  });
  test("by development, where a country is in several groups", () => {
    expect(keys({ by: "development" })).toEqual([
      ["developed", ["BEL"]],
      ["developing", ["MUS", "PHL", "NPL"]],
      ["ldc", ["NPL"]],
      ["lldc", ["NPL"]],
      ["sids", ["MUS"]],
    ]);
  });
  test("by situation, with those who did not say", () => {
    expect(keys({ by: "question", question: "situation" })).toEqual([
      ["origin", ["MUS", "PHL"]],
      ["transit", ["MUS"]],
      ["destination", ["BEL"]],
      ["", ["NPL"]],
    ]);
    expect(overlaps({ by: "question", question: "situation" }, definition)).toBe(true);
    expect(overlaps({ by: "question", question: "strategy" }, definition)).toBe(false);
    expect(splittingQuestions(definition).map((one) => one.name)).toEqual(["themes", "situation", "strategy"]);
  });
});

describe("which answers are counted", () => {
  const submission = (code: string, number: number, more: Readonly<Record<string, JsonValue>> = {}): RecordView => {
    const content = { questionnaire: "questionnaire.key.1", country: code, answers: { themes: { value: [`of-${number}`] } } };
    const fields: Readonly<Record<string, JsonValue>> = { number, content, ...more };
    return viewWith(`submission.${code}.${number}`, fields);
  };
  const counted = (...views: RecordView[]) =>
    countedAnswers("questionnaire.key.1", views, [{ country: "BEL", number: 0, record: "response.BEL", answers: {} }]).map((one) => [one.country, one.number]);
  test("the latest that was not returned, and a draft where there is none", () => {
    expect(counted(submission("MUS", 1), submission("MUS", 2), submission("MUS", 3, { receipt: { state: "returned", reason: "x" } }))).toEqual([
      ["BEL", 0],
      ["MUS", 2],
    ]);
    expect(counted(submission("BEL", 4))).toEqual([["BEL", 4]]);
    expect(counted(submission("BEL", 1, { receipt: { state: "returned", reason: "x" } }))).toEqual([["BEL", 0]]);
  });
  test("what answers another version, or has not wholly arrived, is left out", () => {
    const other = { questionnaire: "questionnaire.key.2", country: "MUS", answers: {} };
    expect(counted(submission("MUS", 1, { content: other }), viewWith("submission.x", { number: 1 }))).toEqual([["BEL", 0]]);
  });
});

test("a draft is frozen as it would be signed: what was asked and answered, with the ranking of what is chosen now", () => {
  const answers: Readonly<Record<string, Readonly<Record<string, JsonValue>>>> = {
    themes: { value: ["a", "other"], other: "Seafarers" },
    order: { value: ["b", "a"] },
    strategy: { value: "no", other: "left over" },
    year: { value: 2000 },
    agrees: { value: false },
    obstacles: { "cell.data": "some" },
    practices: { "row.2": { order: 2, cells: { title: "Two" } }, "row.1": { order: 1, cells: { title: "One" } } },
  };
  const frozen = frozenAnswers(definition, (name) => (answers[name] ? viewWith(name, answers[name], name === "why" ? "Words" : "") : null));
  expect(frozen).toEqual({
    themes: { value: ["a", "other"], other: "Seafarers" },
    order: { value: ["a"] },
    strategy: { value: "no" },
    obstacles: { value: { data: "some" } },
    practices: { value: [{ title: "One" }, { title: "Two" }] },
  });
});

function viewWith(id: string, fields: Readonly<Record<string, JsonValue>>, narrative = ""): RecordView {
  return {
    id,
    scope: "country:MUS",
    value: (field) => fields[field],
    fieldsUnder: (prefix) =>
      Object.keys(fields)
        .filter((field) => field.startsWith(prefix))
        .sort(),
    elements: () => [],
    text: () => narrative,
  };
}
