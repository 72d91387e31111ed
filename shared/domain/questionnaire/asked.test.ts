import { describe, expect, it } from "vitest";
import type { JsonValue } from "#shared/lib/json.ts";
import { Asked, isAsked } from "./asked.ts";
import { findQuestion, readQuestionnaire, type Question, type Questionnaire } from "./definition.ts";
import { dependenciesIn } from "./dependencies.ts";
import type { Expression } from "./expression.ts";
import { parseXPath } from "./xpath/parse.ts";

const en = (text: string) => ({ en: text });
function when(text: string): Expression {
  const parsed = parseXPath(text, {
    isFilter: true,
    resolve: (name) => {
      const [head = "", column] = name.split(":");
      if (column === undefined) return { op: "answer", question: head };
      return head === "cell" ? { op: "cell", column } : { op: "cells", question: head, column };
    },
  });
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.expression;
}
const q = (type: string, name: string, more: object = {}) => ({ type, name, title: en(name), ...more });
function read(sections: readonly object[]): Questionnaire {
  const result = readQuestionnaire({ key: "k", title: en("T"), sections });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
}
const reasons = (sections: readonly object[]): unknown[] => {
  const result = readQuestionnaire({ key: "k", title: en("T"), sections });
  return result.ok ? [] : result.problems.map(({ reason, subject }) => [reason, subject]);
};
const asking = (definition: Questionnaire, answers: Readonly<Record<string, JsonValue>>, now?: string): Asked =>
  new Asked(definition, (name) => answers[name] ?? null, { now });
const the = (definition: Questionnaire, name: string): Question => findQuestion(definition, name) as Question;

describe("a question is asked", () => {
  const definition = read([
    {
      name: "first",
      title: en("1"),
      questions: [q("number", "n"), q("note", "text"), q("hidden", "limit", { defaultValue: 3 }), q("text", "given", { readOnly: true })],
    },
    {
      name: "second",
      title: en("2"),
      visible: when("${n} > 0"),
      groups: [
        { name: "outer", visible: when("${n} > 1") },
        { name: "inner", parent: "outer", visible: when("${n} > 2") },
      ],
      questions: [q("text", "free"), q("text", "deep", { group: "inner", visible: when("${n} > ${limit}") })],
    },
  ]);
  it.each<[number, boolean, boolean]>([
    [0, false, false],
    [1, true, false],
    [2, true, false],
    [3, true, false],
    [4, true, true],
  ])("when its section, the groups around it and it itself are visible: %i", (n, free, deep) => {
    const answerOf = (name: string): JsonValue => (name === "n" ? n : null);
    expect([isAsked(the(definition, "free"), definition, answerOf), isAsked(the(definition, "deep"), definition, answerOf)]).toEqual([free, deep]);
  });
  it("never when nobody can answer it", () => {
    const asked = asking(definition, {});
    expect(["text", "limit", "given"].map((name) => asked.isAsked(the(definition, name)))).toEqual([false, false, false]);
    expect(["text", "given"].map((name) => asked.isShown(name))).toEqual([true, true]);
  });
});

describe("the answers, given each other", () => {
  it("count as blank while their question is not shown, and count again when it comes back", () => {
    const definition = read([
      { name: "s", title: en("S"), questions: [q("yes", "a"), q("text", "b", { visible: when("${a}") }), q("text", "c", { visible: when("${b} = 'x'") })] },
    ]);
    expect(asking(definition, { a: false, b: "x" }).answerOf("b")).toBeNull();
    expect(asking(definition, { a: false, b: "x" }).isShown("c")).toBe(false);
    expect(asking(definition, { a: true, b: "x" }).isShown("c")).toBe(true);
  });
  it("in a circle end, and the question that waits for itself is shown", () => {
    const definition = read([
      {
        name: "s",
        title: en("S"),
        questions: [
          q("text", "a", { visible: when("${b} = ''") }),
          q("text", "b", { visible: when("${a} = ''") }),
          q("calculate", "x", { calculation: when("${y} + 1") }),
          q("calculate", "y", { calculation: when("${x} + 1") }),
        ],
      },
    ]);
    const asked = asking(definition, {});
    expect([asked.isShown("a"), asked.isShown("b"), asked.answerOf("x")]).toEqual([true, true, null]);
  });
  it("hold what is computed and given in the fixed rows that somebody answered, and in no others", () => {
    const definition = read([
      {
        name: "s",
        title: en("S"),
        questions: [
          q("grid", "g", {
            rows: ["a", "b", "c"].map((value) => ({ value, title: en(value) })),
            columns: [
              q("number", "n"),
              q("yes", "has"),
              q("number", "more", { visible: when("${cell:n} > 1") }),
              q("number", "rate", { readOnly: true, defaultValue: 2 }),
              q("calculate", "paid", { calculation: when("${cell:n} * ${cell:rate} + position(..)") }),
            ],
          }),
        ],
      },
    ]);
    expect(asking(definition, { g: { a: { n: 1, more: 5 }, b: { n: 3, more: 6 }, c: { has: false } } }).answerOf("g")).toEqual({
      a: { n: 1, rate: 2, paid: 3 },
      b: { n: 3, more: 6, rate: 2, paid: 8 },
      c: { has: false },
    });
    expect(asking(definition, {}).answerOf("g")).toBeNull();
  });
  it("hold what is computed and what is given, of rows as well", () => {
    const definition = read([
      {
        name: "s",
        title: en("S"),
        questions: [
          q("hidden", "rate", { defaultValue: 2 }),
          q("text", "fixed", { readOnly: true, defaultFrom: when("concat('Year ', substr(today(), 0, 4))") }),
          q("rows", "list", {
            rowTitle: en("R"),
            addTitle: en("A"),
            columns: [
              q("number", "n"),
              q("number", "more", { visible: when("${cell:n} > 1") }),
              q("calculate", "paid", { calculation: when("${cell:n} * ${rate} + position(..)") }),
            ],
          }),
          q("calculate", "all", { calculation: when("sum(${list:paid})") }),
        ],
      },
    ]);
    const asked = asking(
      definition,
      {
        list: [
          { n: 1, more: 5 },
          { n: 3, more: 6 },
        ],
      },
      "2026-11-24T09:00:00",
    );
    expect(asked.answerOf("list")).toEqual([
      { n: 1, more: null, paid: 3 },
      { n: 3, more: 6, paid: 8 },
    ]);
    expect([asked.answerOf("all"), asked.answerOf("fixed")]).toEqual([11, "Year 2026"]);
  });
  it("are held against constraints that never look at a blank", () => {
    const definition = read([{ name: "s", title: en("S"), questions: [q("number", "n", { constraint: when(". > 0 and . < 10") })] }]);
    expect([{ n: null }, { n: 5 }, { n: 10 }].map((answers) => asking(definition, answers).fulfils(the(definition, "n")))).toEqual([true, true, false]);
  });
  it("offer a default, and never count it as an answer", () => {
    const definition = read([
      { name: "s", title: en("S"), questions: [q("number", "n", { defaultValue: 5 }), q("date", "d", { defaultFrom: when("today()") })] },
    ]);
    const asked = asking(definition, {}, "2026-11-24T09:00:00");
    expect([asked.defaultOf(the(definition, "n")), asked.defaultOf(the(definition, "d"))]).toEqual([5, "2026-11-24"]);
    expect([asked.answerOf("n"), asked.answerOf("d")]).toEqual([null, null]);
  });
  it("name choices in the reader's language", () => {
    const definition = read([
      {
        name: "s",
        title: en("S"),
        questions: [
          q("choice", "c", { choices: [{ value: "x", title: { en: "The x", fr: "Le x" } }] }),
          q("calculate", "say", { calculation: when("concat('* ', jr:choice-name(${c}, '${c}'))") }),
        ],
      },
    ]);
    expect(new Asked(definition, () => "x", { locale: "fr" }).answerOf("say")).toBe("* Le x");
  });
});

it("a change asks again only what looks at it, through everything between", () => {
  const definition = read([
    {
      name: "s",
      title: en("S"),
      visible: when("${gate} != 'shut'"),
      questions: [q("text", "a"), q("calculate", "b", { calculation: when("${a}") }), q("text", "c", { visible: when("${b} = 'x'") }), q("text", "d")],
    },
    { name: "t", title: en("T"), questions: [q("text", "gate"), q("text", "e", { defaultFrom: when("today()") })] },
  ]);
  const { lookedAtBy, isTimed } = dependenciesIn(definition);
  expect([...(lookedAtBy("a") ?? [])].sort()).toEqual(["a", "b", "c"]);
  expect([...(lookedAtBy("gate") ?? [])].sort()).toEqual(["a", "b", "c", "d", "gate"]);
  expect(isTimed).toBe(true);
});

describe("a questionnaire is refused when", () => {
  const section = (questions: readonly object[], more: object = {}) => [{ name: "s", title: en("S"), questions, ...more }];
  it.each<[string, readonly object[], unknown[]]>([
    ["a constraint looks at nothing", section([q("text", "a", { constraint: when("${b} = 1") })]), [["unknown-question", "b"]]],
    ["a cell is of no column", section([q("text", "a", { visible: when("${cell:x} = 1") })]), [["unknown-column", "x"]]],
    ["a question is in no group", section([q("text", "a", { group: "g" })]), [["unknown-group", "g"]]],
    [
      "groups stand in each other",
      section([q("text", "a")], {
        groups: [
          { name: "g", parent: "h" },
          { name: "h", parent: "g" },
        ],
      }),
      [
        ["unknown-group", "h"],
        ["unknown-group", "g"],
      ],
    ],
    ["a section looks at nothing", section([q("text", "a")], { visible: when("${b}") }), [["unknown-question", "b"]]],
    ["a range goes nowhere", section([q("range", "a", { from: 3, to: 3, step: 1 })]), [["no-range", "a"]]],
    ["a ranking has nothing to rank", section([q("ranking", "a")]), [["ranks-nothing", "a"]]],
    [
      "rows count nothing",
      section([q("rows", "a", { rowTitle: en("R"), addTitle: en("A"), columns: [q("text", "c")], count: when("${n}") })]),
      [["unknown-question", "n"]],
    ],
    ["cells are of no such column", section([q("calculate", "a", { calculation: when("sum(${a:x})") })]), [["unknown-column", "x"]]],
  ])("%s", (_title, sections, expected) => expect(reasons(sections)).toEqual(expected));
});

it("names may begin with an underscore; values are anything without blanks", () => {
  const choices = [{ value: "été/1.5", title: en("X"), attributes: { pays: "FR" } }];
  expect(reasons([{ name: "s", title: en("S"), questions: [q("choice", "_q-1", { choices })] }])).toEqual([]);
  expect(reasons([{ name: "s", title: en("S"), questions: [q("choice", "q.1", { choices })] }])).toEqual([["wrong-shape", ""]]);
  expect(reasons([{ name: "s", title: en("S"), questions: [q("choice", "q", { choices: [{ value: "a b", title: en("X") }] })] }])).toEqual([
    ["wrong-shape", ""],
  ]);
});
