import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { property } from "#test/fixtures/property.ts";
import { everyQuestionType } from "#test/fixtures/every-question-type.ts";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import type { Workbook } from "#shared/workbook/workbook.ts";
import { writeSpreadsheet } from "#shared/workbook/write-spreadsheet.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { Asked } from "../questionnaire/asked.ts";
import { questionsIn, type Questionnaire } from "../questionnaire/definition.ts";
import { formWorkbook, type FormWorkbook, type HeldRegister } from "./form-workbook.ts";
import { readBack, type ReadAnswer, type ReadBack } from "./read-back.ts";
import { listsOf } from "./slots.ts";
import { testWording } from "#test/fixtures/test-wording.ts";

const response = "response.every-type.3.MUS";
const questionnaire = "questionnaire.every-type.3";
const definition = everyQuestionType;
const countries = [
  { value: "MUS", label: "Mauritius" },
  { value: "BEL", label: "Belgium; Kingdom of" },
];
const listsIn = (language: string) =>
  listsOf(definition, testWording(language), (asked) => ("choicesFrom" in asked && asked.choicesFrom === "countries" ? countries : undefined));

type Registers = Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;
const held = (registers: Registers) => (question: string) =>
  new Map(Object.entries(registers[question] ?? {}).map(([name, value]): [string, HeldRegister] => [name, { value, heads: [["3-abcd", 7]] }]));
const formOf = (registers: Registers): FormWorkbook => ({
  definition,
  response,
  questionnaire,
  country: "Mauritius",
  registersOf: held(registers),
  asked: new Asked(definition, (name) => registers[name]?.["value"] ?? null),
});
const bytesOf = (registers: Registers, language = "en") => writeSpreadsheet(formWorkbook(formOf(registers), listsIn(language)));

function opened(bytes: Uint8Array): Workbook {
  const result = readWorkbook(bytes);
  if (!result.ok) throw new Error(`${result.reason} ${result.where}`);
  return result.workbook;
}
const read = (workbook: Workbook, language = "en"): ReadBack => readBack(workbook, { definition, response, questionnaire }, listsIn(language));
function answers(result: ReadBack): readonly ReadAnswer[] {
  if (!result.ok) throw new Error(result.reason);
  return result.answers;
}
const changes = (result: ReadBack) =>
  Object.fromEntries(
    answers(result).flatMap(({ question, register, result }) =>
      result.state === "same" ? [] : [[`${question.name} ${register}`, result.state === "changed" ? result.value : result]],
    ),
  );

/** A colleague writes: finds the row by its label below a question's, and puts a text into the answer column `at`. */
function write(workbook: Workbook, question: string, label: string | null, text: string, at = 0): Workbook {
  let written = false;
  const sheets = workbook.sheets.map((sheet) => {
    const start = sheet.rows.findIndex((row) => row[1] === question);
    const row = start < 0 ? -1 : label === null ? start : sheet.rows.findIndex((one, index) => index > start && one[1] === label);
    if (row < 0) return sheet;
    written = true;
    return {
      ...sheet,
      rows: sheet.rows.map((cells, index) => {
        if (index !== row) return cells;
        const next = Array.from({ length: Math.max(cells.length, 4 + at) }, (_one, column) => cells[column] ?? "");
        next[3 + at] = text;
        return next;
      }),
    };
  });
  if (!written) throw new Error(`There is no row ${label ?? ""} of ${question}`);
  return { sheets };
}

const row = (order: number, cells: Readonly<Record<string, JsonValue>>): JsonValue => ({ order, cells });
const filled: Registers = {
  short: { value: "  _x0041_ & <b> \u00a0" },
  long: { value: "First\r\nSecond" },
  amount: { value: 0.1 },
  year: { value: 1999 },
  share: { value: 0.25 },
  day: { value: "1850-01-01" },
  hour: { value: "09:30:00" },
  moment: { value: "2026-11-24T00:00" },
  agreed: { value: false },
  one: { value: "other", other: "Quince" },
  several: { value: ["lime", "fig"] },
  countries: { value: ["BEL", "MUS"] },
  ranked: { value: ["fig", "date", "lime"] },
  own: { value: ["date", "fig", "lime"] },
  grades: { "cell.fig": "high" },
  grid: {
    "cell.fig": {
      what: "x",
      cost: 1,
      since: "2020-02-29",
      kind: "lime",
      kinds: ["fig"],
      shared: true,
      weight: 3,
      at: "23:59:59",
      moment: "2026-11-24T09:30",
      share: 50,
    },
  },
  few: { "row.b": row(2, { what: "Second" }), "row.a": row(1, { what: "First", cost: 2 }) },
  many: { "row.c": row(1, { what: "Long", shared: false }) },
  story: { narrative: "Once upon a time" },
};

describe("a workbook that nobody wrote in", () => {
  test.each(["en", "ar"])("changes nothing (%s)", (language) => {
    const result = read(opened(bytesOf(filled, language)), language);
    expect(changes(result)).toEqual({});
    expect(answers(result).length).toBeGreaterThan(30);
  });

  test("an empty one neither", () => {
    expect(changes(read(opened(bytesOf({}))))).toEqual({});
  });

  test("whatever the answers are", () => {
    const words = fc.string({ unit: "binary", maxLength: 60 });
    const fruit = fc.constantFrom("fig", "date", "lime");
    const some = fc.uniqueArray(fruit, { minLength: 1 });
    const day = fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.option(fc.integer({ min: 0, max: 59 }))).map((parts) =>
      parts
        .filter((part) => part !== null)
        .map((part) => String(part).padStart(2, "0"))
        .join(":"),
    );
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
    const moment = fc.tuple(day, time).map((parts) => parts.join("T"));
    const cells = fc.record(
      {
        what: words,
        cost: number,
        since: day,
        kind: fruit,
        kinds: some,
        shared: fc.boolean(),
        weight: fc.integer({ min: 1, max: 5 }),
        at: time,
        moment,
        share: fc.integer({ min: 0, max: 20 }).map((step) => step * 5),
      },
      { requiredKeys: [] },
    );
    const value = (arbitrary: fc.Arbitrary<JsonValue>) => fc.record({ value: fc.option(arbitrary) });
    const registers = fc.record({
      short: value(words),
      amount: value(number),
      year: value(fc.integer({ min: 1900, max: 2100 })),
      day: value(day),
      hour: value(time),
      moment: value(moment),
      agreed: value(fc.boolean()),
      one: fc.record({ value: fruit, other: words }),
      several: value(some),
      countries: value(fc.uniqueArray(fc.constantFrom("MUS", "BEL"), { minLength: 1 })),
      ranked: value(some),
      own: value(some),
      grades: fc.record({ "cell.fig": fc.constantFrom("low", "high"), "cell.lime": fc.constantFrom("low", "high") }, { requiredKeys: [] }),
      grid: fc.record({ "cell.fig": cells, "cell.date": cells }, { requiredKeys: [] }),
      many: fc.array(cells, { maxLength: 3 }).map((all) => Object.fromEntries(all.map((one, at) => [`row.r${at}`, row(at, one)]))),
      story: fc.record({ narrative: words }),
    });
    property(
      fc.property(registers, fc.constantFrom("en", "ar"), (all, language) => {
        expect(changes(read(opened(bytesOf(all as unknown as Registers, language)), language))).toEqual({});
      }),
      0.02,
    );
  });
});

describe("what a colleague writes", () => {
  const empty = opened(bytesOf({}));
  const base = opened(bytesOf(filled));

  test.each<[string, Workbook, Record<string, JsonValue>]>([
    ["text", write(empty, "Short text", null, "New"), { "short value": "New" }],
    ["text taken away", write(base, "Long text", null, ""), { "long value": null }],
    ["number", write(empty, "Amount", null, "12.5"), { "amount value": 12.5 }],
    ["date", write(empty, "Day", null, "2026-11-24"), { "day value": "2026-11-24" }],
    ["time", write(empty, "Hour", null, "09:30:00"), { "hour value": "09:30" }],
    ["moment", write(empty, "Moment", null, "2026-11-24T09:30:05"), { "moment value": "2026-11-24T09:30:05" }],
    ["range", write(empty, "Share", null, "0.5"), { "share value": 0.5 }],
    ["no", write(empty, "Agreed", null, "0"), { "agreed value": false }],
    ["choice by its title", write(base, "One fruit", null, "lime "), { "one value": "lime" }],
    ["other, namely", write(base, "One fruit", "Other, namely", "Pear"), { "one other": "Pear" }],
    [
      "ticks: what was chosen keeps its place",
      write(write(base, "Several fruits", "Date", "1"), "Several fruits", "Fig", "0"),
      { "several value": ["lime", "date"] },
    ],
    ["several in one cell", write(empty, "Countries", null, "Mauritius; Belgium, Kingdom of"), { "countries value": ["MUS", "BEL"] }],
    ["ranking", write(write(base, "Rank all", "Date", "2"), "Rank all", "Fig", "1"), { "own value": ["fig", "date", "lime"] }],
    ["matrix", write(base, "Grades", "Lime", "Low"), { "grades cell.lime": "low" }],
    ["grid: the other columns stay", write(base, "Grid", "Fig", "7", 1), { "grid cell.fig": { ...(filled["grid"]!["cell.fig"] as object), cost: 7 } }],
    ["grid: a tick taken away says so", write(base, "Grid", "Fig", "", 5), { "grid cell.fig": { ...(filled["grid"]!["cell.fig"] as object), shared: false } }],
    ["a row's cell", write(base, "Few columns", "Item 2", "Third", 0), { "few row.b": row(2, { what: "Third" }) }],
    ["a row taken away", write(base, "Few columns", "Item 2", "", 0), { "few row.b": null }],
    ["a new row", write(base, "Few columns", "Item 4", "Fourth", 0), { "few row.+2": row(3, { what: "Fourth" }) }],
    ["narrative", write(base, "Story", null, "Once"), { "story narrative": "Once" }],
  ])("%s", (_type, workbook, expected) => {
    expect(changes(read(workbook))).toEqual(expected);
  });

  test.each<[string, Workbook, string, string]>([
    ["a word for a number", write(empty, "Amount", null, "many"), "amount value", "notANumber"],
    ["a comma that two people read apart", write(empty, "Amount", null, "1,5"), "amount value", "notANumber"],
    ["half a year", write(empty, "Year", null, "2026.5"), "year value", "notWhole"],
    ["a day that is none", write(empty, "Day", null, "2026-02-30"), "day value", "notADate"],
    ["a number for a day", write(empty, "Day", null, "2026"), "day value", "notADate"],
    ["an hour that is none", write(empty, "Hour", null, "25:00"), "hour value", "notATime"],
    ["not a choice", write(empty, "One fruit", null, "Pear"), "one value", "notAChoice"],
    ["neither 1 nor 0", write(empty, "Several fruits", "Fig", "maybe"), "several value", "notATick"],
    ["a place that is none", write(empty, "Rank all", "Fig", "0"), "own value", "notAPlace"],
    ["one place twice", write(write(empty, "Rank all", "Fig", "1"), "Rank all", "Lime", "1"), "own value", "twoPlaces"],
    ["beside the scale", write(empty, "Grid", "Fig", "9", 6), "grid cell.fig", "outside"],
    ["between two steps", write(empty, "Share", null, "0.3"), "share value", "outside"],
  ])("%s is not read, and nothing else is lost by it", (_case, workbook, place, why) => {
    expect(changes(read(write(workbook, "Long text", null, "Read")))).toMatchObject({ [place]: { state: "unreadable", why }, "long value": "Read" });
  });

  test("the heads known at export come back with each change", () => {
    const changed = answers(read(write(base, "Short text", null, "New"))).find(({ result }) => result.state === "changed");
    expect(changed).toMatchObject({ base: filled["short"]!["value"], heads: [["3-abcd", 7]] });
  });
});

describe("a workbook that cannot be read", () => {
  const base = opened(bytesOf(filled));
  const without = (name: string): Workbook => ({ sheets: base.sheets.filter((sheet) => sheet.name !== name) });
  const within = (name: string, rows: (rows: readonly (readonly string[])[]) => readonly (readonly string[])[]): Workbook => ({
    sheets: base.sheets.map((sheet) => (sheet.name === name ? { ...sheet, rows: rows(sheet.rows) } : sheet)),
  });

  test.each<[string, Workbook, string]>([
    ["of something else", without("_focal-desk"), "noKey"],
    [
      "with a key that somebody changed",
      within("_focal-desk", (rows) => rows.map((cells) => cells.map((one) => one.replace("3-abcd", "4-abcd")))),
      "damagedKey",
    ],
    ["without a sheet", without("2 Choosing"), "sheetMissing"],
    ["with a row more", within("2 Choosing", (rows) => [[], ...rows]), "rowsMoved"],
  ])("%s", (_case, workbook, reason) => {
    expect(read(workbook)).toMatchObject({ ok: false, reason });
  });

  test("of another country, of another version", () => {
    const other = (more: object) => readBack(base, { definition, response, questionnaire, ...more }, listsIn("en"));
    expect(other({ response: "response.every-type.3.BEL" })).toMatchObject({ ok: false, reason: "otherResponse" });
    expect(other({ questionnaire: "questionnaire.every-type.4" })).toMatchObject({ ok: false, reason: "otherVersion" });
  });
});

describe("the file", () => {
  const parts = unzipSync(bytesOf(filled, "ar"));
  const sheet = strFromU8(parts["xl/worksheets/sheet3.xml"]!);

  test("offers lists, checks numbers, locks what is not to be answered, and goes from right to left", () => {
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).toContain('<sheetProtection sheet="1"');
    expect(sheet).toMatch(/<dataValidation type="list" [^>]*sqref="D\d+"[^>]*><formula1>'_lists'!\$A\$1:\$A\$4<\/formula1>/);
    expect(sheet).toMatch(/<dataValidation type="whole"[^>]*><formula1>0<\/formula1><formula2>1<\/formula2>/);
    expect(strFromU8(parts["xl/workbook.xml"]!)).toContain('name="_focal-desk" sheetId="6" state="hidden"');
  });

  test("every question has its sheet and its title", () => {
    const words = base(bytesOf({}));
    for (const question of questionsIn(definition)) if (question.type !== "hidden") expect(words).toContain(question.title["en"]);
    expect(words).not.toContain("secret");
  });
  const base = (bytes: Uint8Array): string => JSON.stringify(opened(bytes).sheets.slice(0, -1));
});

test("a default that nobody has taken stands beside the cell and not in it, so that it comes back only when somebody writes it", () => {
  const offering: Questionnaire = {
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) =>
        question.name === "amount" && question.type === "number" ? { ...question, defaultValue: 2500 } : question,
      ),
    })),
  };
  const form = (amount: JsonValue): FormWorkbook => ({ ...formOf({}), definition: offering, asked: new Asked(offering, () => amount) });
  const rowOf = (amount: JsonValue) =>
    formWorkbook(form(amount), listsIn("en"))
      .sheets.flatMap((sheet) => sheet.rows)
      .find((one) => one.cells[1]?.value === "Amount")
      ?.cells.map((one) => one?.value ?? null);
  expect(rowOf(null)?.slice(2)).toEqual([expect.stringContaining("Suggested: 2,500. Write it in if it is your answer."), null]);
  expect(rowOf(7)?.[2]).not.toContain("Suggested");
  expect(changes(read(opened(writeSpreadsheet(formWorkbook(form(null), listsIn("en"))))))).toEqual({});
});
