import fc from "fast-check";
import { expect, test } from "vitest";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import { property } from "#test/fixtures/property.ts";
import { readQuestionnaire, type Questionnaire } from "../questionnaire/definition.ts";
import type { Expression } from "../questionnaire/expression.ts";
import { thematicPrioritiesQuestionnaire } from "../questionnaire/thematic-priorities.ts";
import { exportXlsform } from "./export-xlsform.ts";
import { errorSentence } from "./findings.ts";
import { importXlsform } from "./import-xlsform.ts";
import { xlsformFile } from "./xlsform-file.ts";

function throughFile(questionnaire: Questionnaire): Questionnaire | null {
  const read = readWorkbook(xlsformFile(questionnaire, "form"));
  if (!read.ok) throw new Error(read.reason);
  const imported = importXlsform(read.workbook, "form");
  expect(imported.errors.map((error) => `${error.row} ${errorSentence(error)}`)).toEqual([]);
  return imported.questionnaire;
}

test("the Forum's own questionnaire comes back from a file as it was", () => {
  expect(throughFile(thematicPrioritiesQuestionnaire)).toEqual(thematicPrioritiesQuestionnaire);
});

test("what other tools read of it is a whole form: the bounds, the order of what was chosen, the table", () => {
  const survey = exportXlsform(thematicPrioritiesQuestionnaire).sheets[0]?.rows ?? [];
  const [headers = [], ...rows] = survey;
  const line = (name: string): Record<string, string> => {
    const row = rows.find((cells) => cells[1] === name && !cells[0]?.startsWith("end_")) ?? [];
    return Object.fromEntries(headers.map((header, at) => [header, row[at] ?? ""]));
  };
  expect(line("priorities")).toMatchObject({ type: "select_multiple priorities or_other", constraint: "count-selected(.) >= 5 and count-selected(.) <= 5" });
  expect(line("ranking")).toMatchObject({ type: "rank priorities", choice_filter: "selected(${priorities}, name)" });
  expect(line("obstacles")).toMatchObject({ type: "begin_group", appearance: "table-list" });
  expect(line("strategyYear")).toMatchObject({ type: "integer", constraint: ". >= 1950 and . <= 2100" });
});

const tag = fc.constantFrom("en", "fr", "ar", "pt-BR", "und");
const word = fc.constantFrom("Work", "Travail", "عمل", "a < b & c", '"quoted"', "two\nlines", "Älter", "50 %", "=1+1", "x");
const texts = fc.dictionary(tag, word, { minKeys: 1, maxKeys: 3 }).map((found) => ({ ...found }));
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(value, { nil: undefined, freq: 3 });
const yes = maybe(fc.constant(true as const));
const choices = fc
  .uniqueArray(fc.tuple(fc.constantFrom("yes", "no", "1", "a-b", "é", "other_x"), texts, maybe(fc.constant({ region: "north" }))), {
    selector: ([value]) => value,
    minLength: 1,
    maxLength: 4,
  })
  .map((list) => list.map(([value, title, attributes]) => ({ value, title, ...(attributes ? { attributes } : {}) })));
const steps = choices.map((list) => list.map(({ value, title }) => ({ value: value === "é" ? "e" : value, title })));
const literal: fc.Arbitrary<Expression> = fc.constantFrom("yes", "it's", "", 0, 1.5, -3, true).map((value) => ({ op: "literal", value }) as const);

/** Over the questions that are always there. */
const expression = (leaf: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
  fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      literal,
      fc.record({ op: fc.constantFrom("and", "or"), terms: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }) as fc.Arbitrary<Expression>,
      fc.record({ op: fc.constantFrom("not", "negate"), term: tie("tree") }) as fc.Arbitrary<Expression>,
      fc.record({
        op: fc.constantFrom("equals", "differs", "less", "at-least", "add", "divide", "modulo", "subtract"),
        left: tie("tree"),
        right: tie("tree"),
      }) as fc.Arbitrary<Expression>,
      fc.tuple(tie("tree")).map(([term]) => ({ op: "call", name: "string-length", args: [term] }) as const),
    ),
  })).tree;
const onQuestions = expression(
  fc.constantFrom<Expression>(
    { op: "answer", question: "first" },
    { op: "answered", question: "first" },
    { op: "selected", question: "first", choice: "yes" },
    { op: "cells", question: "table", column: "who" },
  ),
);
const inRow = expression(fc.constantFrom<Expression>({ op: "cell", column: "who" }, { op: "answer", question: "first" }));

const base = (trees: fc.Arbitrary<Expression>) =>
  fc.record(
    {
      title: texts,
      description: texts,
      guidance: texts,
      visible: trees,
      requiredMessage: texts,
      constraint: trees,
      constraintMessage: texts,
      readOnly: fc.constant(true),
      carried: fc
        .dictionary(fc.constantFrom("my column", "media::image", "trigger", "body::x"), fc.constantFrom("a", "${first}"), { minKeys: 1, maxKeys: 2 })
        .map((found) => ({ ...found })),
      appearance: fc.constantFrom("minimal", "w2"),
    },
    { requiredKeys: ["title"] },
  );
const kinds = fc.oneof(
  fc.record({
    type: fc.constant("text"),
    long: yes,
    suggestFrom: maybe(fc.constant("contacts")),
    suggestions: maybe(fc.constant(["EUR", "US dollar"])),
    defaultValue: maybe(fc.constant("hello")),
    optional: yes,
  }),
  fc.record({
    type: fc.constant("number"),
    whole: yes,
    min: maybe(fc.integer()),
    max: maybe(fc.constant(2.5)),
    defaultValue: maybe(fc.integer()),
    optional: yes,
  }),
  fc.record({ type: fc.constantFrom("date", "time", "datetime", "yes"), optional: yes }),
  fc.record({ type: fc.constant("choice"), choices, other: yes, choicesFrom: maybe(fc.constant("countries")), optional: yes }),
  fc.record({ type: fc.constant("choices"), choices, other: yes, atLeast: maybe(fc.integer({ min: 1, max: 3 })), defaultValue: maybe(fc.constant(["yes"])) }),
  fc.record({ type: fc.constant("choices"), choicesFrom: fc.constant("themes"), other: yes, atMost: maybe(fc.integer({ min: 1, max: 3 })) }),
  fc.record({ type: fc.constant("range"), from: fc.integer({ min: -5, max: 0 }), to: fc.integer({ min: 1, max: 9 }), step: fc.constantFrom(1, 0.5) }),
  fc.record({ type: fc.constant("note"), optional: yes }),
);
const column = fc
  .oneof(kinds, fc.record({ type: fc.constant("scale"), from: fc.constant(1), to: fc.constant(5), optional: yes }))
  .chain((kind) => base(inRow).map((rest) => ({ ...rest, ...kind })));
const gridColumn = fc
  .oneof(kinds, fc.record({ type: fc.constant("scale"), from: fc.constant(1), to: fc.constant(5) }))
  .chain((kind) => fc.record({ title: texts, constraintMessage: maybe(texts) }).map((rest) => ({ ...rest, ...kind })));
const named = <Value extends object>(prefix: string, list: fc.Arbitrary<Value[]>): fc.Arbitrary<(Value & { name: string })[]> =>
  list.map((all) => all.map((one, at) => ({ ...one, name: `${prefix}${at}` })));

const tables = fc.oneof(
  fc.record({ type: fc.constant("matrix"), rows: steps, scale: steps, optional: yes }),
  fc.record({ type: fc.constant("grid"), rows: steps, columns: named("c", fc.array(gridColumn, { minLength: 1, maxLength: 3 })), optional: yes }),
  fc.record({
    type: fc.constant("rows"),
    rowTitle: texts,
    addTitle: texts,
    atMost: maybe(fc.integer({ min: 1, max: 9 })),
    count: maybe(onQuestions),
    columns: named("c", fc.array(column, { minLength: 1, maxLength: 3 })).map((all) => [{ type: "text", name: "who", title: { en: "Who" } }, ...all]),
  }),
);
const others = fc.oneof(
  kinds,
  fc.record({ type: fc.constant("narrative"), maxWords: maybe(fc.integer({ min: 1, max: 500 })), optional: yes }),
  fc.record({ type: fc.constant("calculate"), calculation: onQuestions }),
  fc.record({ type: fc.constant("hidden"), defaultValue: fc.constant("v") }),
  fc.record({ type: fc.constant("ranking"), choices }),
  fc.record({ type: fc.constant("ranking"), of: fc.constant("several") }),
);
const question = fc.oneof(
  fc.tuple(base(onQuestions), others, maybe(fc.constantFrom("1", "10a"))).map(([rest, kind, number]) => ({ ...rest, ...kind, number })),
  // A table is answered cell by cell: it has no default and cannot be only read.
  fc.tuple(base(onQuestions), tables).map(([rest, kind]) => ({ ...rest, readOnly: undefined, ...kind })),
);

/** Questions of a group stand together, as in a sheet. */
const section = fc
  .record({
    title: texts,
    description: maybe(texts),
    visible: maybe(onQuestions),
    appearance: maybe(fc.constant("field-list")),
    questions: fc.array(question, { minLength: 1, maxLength: 4 }),
    outer: maybe(texts),
    inner: fc.boolean(),
  })
  .map(({ questions, outer, inner, ...rest }) => ({
    rest,
    questions,
    groups: [{ name: "g", title: outer }, ...(inner ? [{ name: "h", parent: "g", title: { fr: "Dedans" } }] : [])],
    inner,
  }));
const questionnaires = fc
  .record({
    title: texts,
    description: maybe(texts),
    languages: maybe(fc.constantFrom(["en"], ["fr", "en"], ["und", "ar"], ["ar", "pt-BR", "sw"])),
    sections: fc.array(section, { maxLength: 3 }),
  })
  .map(({ sections, ...rest }): unknown =>
    JSON.parse(
      JSON.stringify({
        key: "generated",
        ...rest,
        sections: [
          {
            name: "fixed",
            title: { en: "Fixed" },
            questions: [
              { type: "text", name: "first", title: { en: "First" } },
              { type: "choices", name: "several", title: { en: "Several" }, choices: [{ value: "x", title: { en: "X" } }] },
              {
                type: "rows",
                name: "table",
                title: { en: "Table" },
                rowTitle: { en: "Row" },
                addTitle: { en: "Add" },
                columns: [{ type: "text", name: "who", title: { en: "Who" } }],
              },
            ],
          },
          ...sections.map(({ rest: of, questions, groups, inner }, at) => ({
            name: `s${at}`,
            ...of,
            ...(questions.length > 1 ? { groups: inner && questions.length === 2 ? groups.slice(0, 1) : groups } : {}),
            questions: questions.map((one, index) => ({ ...one, name: `q${at}_${index}`, ...(index > 0 ? { group: inner && index > 1 ? "h" : "g" } : {}) })),
          })),
        ],
      }),
    ),
  );

test("any questionnaire comes back from a file as it was", { timeout: 120_000 }, () => {
  property(
    fc.property(questionnaires, (json) => {
      const checked = readQuestionnaire(json);
      if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
      expect(throughFile(checked.definition)).toEqual(checked.definition);
    }),
    0.2,
  );
});
