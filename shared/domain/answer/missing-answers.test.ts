import { describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { asPersonId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { findQuestion, readQuestionnaire, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { parseXPath } from "../questionnaire/xpath/parse.ts";
import { answerId, storageOf } from "./answer.ts";
import { fitsQuestion } from "./fits-question.ts";
import { frozenAnswers } from "../submission/freeze.ts";
import { askedIn, missingAnswer, progressOf, suggestedAnswer } from "./given-answers.ts";

const en = (text: string) => ({ en: text });
function when(text: string): unknown {
  const parsed = parseXPath(text, { resolve: (name) => (name.startsWith("c_") ? { op: "cell", column: name } : { op: "answer", question: name }) });
  if (!parsed.ok) throw new Error(text);
  return parsed.expression;
}
const q = (type: string, name: string, more: object = {}) => ({ type, name, title: en(name), ...more });
const choices = ["a", "b", "c"].map((value) => ({ value, title: en(value) }));
const table = { rowTitle: en("R"), addTitle: en("A") };
const read = readQuestionnaire({
  key: "k",
  title: en("T"),
  sections: [
    {
      name: "s",
      title: en("S"),
      questions: [
        q("number", "n", { constraint: when(". < 10") }),
        q("text", "must", { requiredIf: when("${n} > 5") }),
        q("yes", "agreed"),
        q("ranking", "order", { choices }),
        q("rows", "list", {
          ...table,
          count: when("${n}"),
          columns: [
            q("number", "c_n", { constraint: when(". > 0") }),
            q("text", "c_why", { visible: when("${c_n} > 5") }),
            q("text", "c_more", { optional: true }),
            q("calculate", "c_twice", { calculation: when("${c_n} * 2") }),
          ],
        }),
        q("note", "read"),
        q("calculate", "sum", { calculation: when("${n} + 1") }),
        q("time", "at"),
        q("datetime", "moment"),
        q("range", "level", { from: 0, to: 1, step: 0.1 }),
        q("text", "late", { visible: when("today() >= '2026-12-01'") }),
      ],
    },
  ],
});
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const definition: Questionnaire = read.definition;
const author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.a"), at: 0 };
const viewWith = (name: string, fields: Readonly<Record<string, JsonValue>>): RecordView =>
  viewOf(
    applyEdits(
      emptyRecord(answerId("response.k.1.MUS", name), "answer", asScope("country:MUS")),
      author,
      Object.entries(fields).map(([field, value]): Edit => ({ type: "set", field, value })),
    ),
  );
const views = (answers: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>) => {
  const made = new Map(Object.entries(answers).map(([name, fields]) => [name, viewWith(name, fields)]));
  return (name: string): RecordView | null => made.get(name) ?? null;
};
const hint = (name: string, answers: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>): unknown => {
  const missing = missingAnswer(findQuestion(definition, name) as Question, definition, views(answers));
  return missing && [missing.hint, missing.count];
};
const rows = (...cells: Readonly<Record<string, JsonValue>>[]) => Object.fromEntries(cells.map((one, at) => [`row.r${at}`, { order: at, cells: one }]));

describe("what is missing", () => {
  it("is an answer that is required now", () => {
    expect(hint("must", {})).toBeNull();
    expect(hint("must", { n: { value: 6 } })).toEqual(["unanswered", 0]);
  });
  it("is a tick, when it was taken away", () => {
    expect(hint("agreed", { agreed: { value: false } })).toEqual(["unanswered", 0]);
    expect(hint("agreed", { agreed: { value: true } })).toBeNull();
  });
  it("is a place in an order of its own choices", () => {
    expect(hint("order", { order: { value: ["b"] } })).toEqual(["not-all-ranked", 2]);
    expect(hint("order", { order: { value: ["b", "c", "a"] } })).toBeNull();
  });
  it("says when an answer is not what was asked for, and keeps it", () => expect(hint("n", { n: { value: 12 } })).toEqual(["not-fulfilled", 0]));
  it("counts the rows that another answer asks for, and what each of them wants", () => {
    expect(hint("list", { n: { value: 0 } })).toBeNull();
    expect(hint("list", { n: { value: 2 } })).toEqual(["unanswered", 0]);
    expect(hint("list", { n: { value: 2 }, list: rows({ c_n: 1 }) })).toEqual(["too-few-rows", 1]);
    expect(hint("list", { n: { value: 2 }, list: rows({ c_n: 1 }, { c_n: 6 }) })).toEqual(["row-incomplete", 1]);
    expect(hint("list", { n: { value: 2 }, list: rows({ c_n: 1 }, { c_n: -6 }) })).toEqual(["rows-not-fulfilled", 1]);
    expect(hint("list", { n: { value: 2 }, list: rows({ c_n: 1 }, { c_n: 6, c_why: "so" }) })).toBeNull();
  });
  it("is nothing that nobody can answer, or that is not asked yet", () => {
    const section = definition.sections[0]!;
    expect(progressOf(section, definition, views({})).asked).toBe(8);
    expect(progressOf(section, definition, views({}), { now: "2026-11-30T23:59:59" }).asked).toBe(8);
    expect(progressOf(section, definition, views({}), { now: "2026-12-01T00:00:00" }).asked).toBe(9);
  });
});

describe("a default that nobody has taken", () => {
  const suggesting = readQuestionnaire({
    key: "k",
    title: en("T"),
    sections: [
      {
        name: "s",
        title: en("S"),
        questions: [
          q("number", "people", { defaultValue: 250 }),
          q("number", "twice", { defaultFrom: when("${people} * 2") }),
          q("text", "wrong", { defaultFrom: when("1 + 1") }),
          q("choice", "may", { choices, defaultValue: "b", optional: true }),
          q("text", "given", { defaultValue: "x", readOnly: true }),
        ],
      },
    ],
  });
  if (!suggesting.ok) throw new Error(JSON.stringify(suggesting.problems));
  const { definition: form } = suggesting;
  const missing = (answers: Parameters<typeof views>[0]) =>
    progressOf(form.sections[0]!, form, views(answers)).missing.map((one) => `${one.question} ${one.hint}`);
  const suggested = (name: string, answers: Parameters<typeof views>[0] = {}) =>
    suggestedAnswer(findQuestion(form, name) as Question, askedIn(form, views(answers)));

  it("is missing where an answer is required, and says why: it is seen and not confirmed", () => {
    expect(missing({})).toEqual(["people suggested", "twice unanswered", "wrong unanswered"]);
    expect(missing({ people: { value: 3 } })).toEqual(["twice suggested", "wrong unanswered"]);
    expect(missing({ people: { value: 250 }, twice: { value: 500 }, wrong: { value: "no" } })).toEqual([]);
  });
  it("is offered only where it is an answer, and as long as there is none", () => {
    expect(["people", "twice", "wrong", "may", "given"].map((name) => suggested(name))).toEqual([250, null, null, "b", null]);
    expect(suggested("twice", { people: { value: 4 } })).toBe(8);
    expect(suggested("people", { people: { value: 0 } })).toBeNull();
  });
  it("is in no submission and in no tally of drafts until it is taken", () => {
    expect(frozenAnswers(form, views({}))).toEqual({});
    expect(frozenAnswers(form, views({ people: { value: 250, state: "done" } }))).toEqual({ people: { value: 250 } });
  });
});

it("the progress of a section is counted again only when something it looks at changed", () => {
  const section = definition.sections[0]!;
  const viewsNow = views({ n: { value: 1 } });
  const first = progressOf(section, definition, viewsNow);
  expect(progressOf(section, definition, (name) => viewsNow(name))).toBe(first);
  const changed = viewWith("n", { value: 7 });
  const second = progressOf(section, definition, (name) => (name === "n" ? changed : viewsNow(name)));
  expect(second).not.toBe(first);
  expect(second.missing.map((one) => one.question)).toContain("must");
});

it.each<[string, JsonValue, boolean]>([
  ["at", "09:30", true],
  ["at", "09:30:15", true],
  ["at", "24:00", false],
  ["at", "9:30", false],
  ["moment", "2026-11-24T09:30", true],
  ["moment", "2026-11-24", false],
  ["moment", "2026-11-24T09:30Z", false],
  ["level", 0.3, true],
  ["level", 0.35, false],
  ["level", 1.1, false],
  ["agreed", true, true],
  ["agreed", "OK", false],
  ["order", ["c", "a"], true],
  ["order", ["c", "x"], false],
  ["order", ["c", "c"], false],
  ["read", "x", false],
  ["sum", 2, false],
])("%s %j fits: %s", (name, value, fits) => expect(fitsQuestion(findQuestion(definition, name) as Question, value)).toBe(fits));

it("nothing is stored of what is only read or computed", () =>
  expect(["read", "sum", "at", "order", "list"].map((name) => storageOf(findQuestion(definition, name) as Question))).toEqual([
    "none",
    "none",
    "value",
    "value",
    "rows",
  ]));
