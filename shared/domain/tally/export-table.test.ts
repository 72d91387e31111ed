import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import type { Questionnaire } from "../questionnaire/definition.ts";
import { commaSeparated } from "#shared/workbook/write-comma-separated.ts";
import type { CountryAnswers } from "./country-answers.ts";
import { exportTables, type ExportWords, type Table } from "./export-table.ts";

const en = (text: string) => ({ en: text, fr: `${text} (fr)` });
const choices = (...values: string[]) => values.map((value) => ({ value, title: en(value.toUpperCase()) }));
const definition: Questionnaire = {
  key: "key",
  title: en("Key"),
  languages: ["en", "fr"],
  sections: [
    {
      name: "all",
      title: en("All"),
      questions: [
        { type: "choices", name: "themes", number: "4", title: en("Themes"), choices: choices("a", "b"), other: true },
        { type: "ranking", name: "order", title: en("Order"), of: "themes" },
        { type: "choice", name: "plan", title: en("Plan"), choices: choices("yes", "no") },
        { type: "yes", name: "agrees", title: en("Agrees") },
        { type: "narrative", name: "why", title: en("Why") },
        { type: "matrix", name: "lacks", title: en("Lacks"), rows: choices("data"), scale: choices("none", "severe") },
        {
          type: "grid",
          name: "grid",
          title: en("Grid"),
          rows: choices("a"),
          columns: [{ type: "scale", name: "weight", title: en("Weight"), from: 1, to: 5 }],
        },
        { type: "rows", name: "list", title: en("List"), rowTitle: en("Row"), addTitle: en("Add"), columns: [{ type: "text", name: "t", title: en("T") }] },
        { type: "calculate", name: "one", title: en("One"), calculation: { op: "literal", value: 1 } },
        { type: "note", name: "note", title: en("Note") },
      ],
    },
  ],
};
const names = <Name extends string>(...all: readonly Name[]) =>
  Object.fromEntries(all.map((name) => [name, name])) as unknown as { readonly [name in Name]: string };
const words: ExportWords = {
  head: names("country", "name", "region", "development", "submission", "state"),
  codebook: names("column", "number", "section", "type", "title", "part", "codes", "missing"),
  signed: "signed",
  draft: "draft",
  other: "Other",
  flag: "1 = yes; 0 = no",
  place: "place",
  joined: "joined",
  missing: "empty",
  countryName: (country) => `name of ${country}`,
  region: () => "region",
  development: () => "development",
};
const counted: readonly CountryAnswers[] = [
  { country: "PHL", number: 0, record: "r", answers: { themes: { value: ["b"] }, list: { value: [{ t: "=1+1" }] } } },
  {
    country: "MUS",
    number: 2,
    record: "s",
    answers: {
      themes: { value: ["a", "other"], other: "Seafarers" },
      order: { value: ["other", "a"] },
      plan: { value: "yes" },
      agrees: { value: true },
      why: { value: "Because, “so”" },
      lacks: { value: { data: "severe" } },
      grid: { value: { a: { weight: 4 } } },
      list: { value: [{ t: "one" }, { t: "two" }] },
    },
  },
];
const { answers, codebook } = exportTables(definition, counted, words);
const cell = (table: Table, row: number, column: string) => table[row]?.[table[0]?.indexOf(column) ?? -1];

describe("one line for each country", () => {
  test("a column for each thing that can be said", () => {
    expect(answers[0]?.slice(6)).toEqual([
      "themes",
      "themes.a",
      "themes.b",
      "themes.other",
      "themes.other.text",
      "order",
      "order.a",
      "order.b",
      "order.other",
      "plan",
      "agrees",
      "why",
      "lacks.data",
      "grid.a.weight",
      "list.1.t",
      "list.2.t",
      "one",
    ]);
  });
  test("what Mauritius signed", () => {
    expect(answers[1]).toEqual([
      "MUS",
      "name of MUS",
      "region",
      "development",
      2,
      "signed",
      // themes
      "a; other",
      1,
      0,
      1,
      "Seafarers",
      // order
      "other; a",
      2,
      null,
      1,
      // the rest
      "yes",
      1,
      "Because, “so”",
      "severe",
      4,
      "one",
      "two",
      1,
    ]);
  });
  test("a draft says that it is one; an empty cell is what is missing, and 0 is what was not chosen", () => {
    expect([cell(answers, 2, "state"), cell(answers, 2, "submission")]).toEqual(["draft", null]);
    expect(["themes.a", "themes.b", "plan", "agrees", "list.2.t"].map((column) => cell(answers, 2, column))).toEqual([0, 1, null, null, null]);
  });
});

describe("the codebook", () => {
  test("explains every column, in each language", () => {
    expect(codebook.slice(1).map((row) => row[0])).toEqual(answers[0]?.slice(6));
    expect(codebook[0]).toEqual(["column", "number", "section", "type", "title (en)", "title (fr)", "part", "codes", "missing"]);
    expect(codebook[1]).toEqual(["themes", "4", "All", "choices", "Themes", "Themes (fr)", "", "joined", "empty"]);
    const lacks = codebook.find((row) => row[0] === "lacks.data");
    expect(lacks?.slice(6)).toEqual(["DATA", "none = NONE; severe = SEVERE", "empty"]);
  });
});

describe("CSV", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "－1"])("%j becomes a text with an apostrophe", (text) => {
    const csv = commaSeparated([[text]]);
    expect(csv).toBe(`\uFEFF"'${text}"\r\n`);
  });
  test("numbers stay numbers, also those below zero; words with commas, quotes and line ends come back as they were", () => {
    const csv = commaSeparated([[-5, 0.5, null, "a, “b”", 'say "so"', "line\nline"]]);
    expect(csv.startsWith("\uFEFF-5,0.5,,")).toBe(true);
    expect(papaparse.parse<string[]>(csv.slice(1).trimEnd()).data).toEqual([["-5", "0.5", "", "a, “b”", 'say "so"', "line\nline"]]);
  });
  test("a semicolon cannot begin a cell of its own where semicolons part cells", () => {
    const cells = papaparse.parse<string[]>(commaSeparated([["a;=1+1", 1]]).slice(1), { delimiter: ";" }).data.flat();
    expect(cells.filter((one) => one.startsWith("="))).toEqual([]);
  });
  test("the whole table is there", () => {
    const read = papaparse.parse<string[]>(commaSeparated(answers).slice(1).trimEnd()).data;
    expect(read).toHaveLength(3);
    expect(read[2]?.[read[0]?.indexOf("list.1.t") ?? -1]).toBe("'=1+1");
  });
});
