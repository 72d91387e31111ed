import { expect, it } from "vitest";
import { largestDefinition } from "#shared/domain/questionnaire/definition.ts";
import { thematicPrioritiesQuestionnaire } from "#shared/domain/questionnaire/thematic-priorities.ts";
import words from "#renderer/locales/en/questionnaires.json" with { type: "json" };
import { largeQuestionnaire } from "#test/fixtures/large-questionnaire.ts";
import { bytesOf } from "#test/fixtures/xlsform/form-case.ts";
import { refusedFor } from "./file-reading.ts";
import { readQuestionnaireFile } from "./read-file.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = JSON.stringify(thematicPrioritiesQuestionnaire);

it("reads a questionnaire, also after a byte order mark and whatever it is called", () => {
  expect(readQuestionnaireFile(bytes(json), "a.json")).toMatchObject({ ok: true, left: [] });
  expect(readQuestionnaireFile(bytes(`\uFEFF${json}`), "a.txt")).toMatchObject({ ok: true, definition: { key: "thematic-priorities" } });
});

it.each<[string, string]>([
  ["not-json", '{"key": "a", '],
  ["wrong-shape", "[]"],
  ["wrong-shape", JSON.stringify({ ...thematicPrioritiesQuestionnaire, sections: [] })],
  ["too-large", JSON.stringify({ key: "x".repeat(4 * largestDefinition) })],
])("refuses a bad file with a reason that has a sentence: %s", (reason, text) => {
  const reading = readQuestionnaireFile(bytes(text), "a.json");
  expect(reading.ok ? "" : reading.problems[0]?.reason).toBe(reason);
  expect(words.refused).toHaveProperty(reason);
});

it("has a sentence for what the window itself refuses", () => {
  for (const reason of ["not-read", "too-long", "reader-failed", "not-saved"]) {
    expect(refusedFor(reason).problems).toEqual([{ reason }]);
    expect(words.refused).toHaveProperty(reason);
  }
});

it("reads an XLSForm and says, with sheet and row, what stays behind", () => {
  const form = bytesOf({
    survey: [
      ["type", "name", "label"],
      ["text", "agency", "Which agency?"],
      ["geopoint", "where", "Where is it?"],
    ],
  });
  const reading = readQuestionnaireFile(form, "agencies.xlsx");
  expect(reading).toMatchObject({ ok: true, definition: { key: "agencies" } });
  const geopoint = { key: "xlsform:what.type", values: { type: "geopoint", name: "where", repeat: "" } };
  expect(reading.left).toEqual([{ sheet: "survey", row: 3, what: geopoint, reason: { key: "xlsform:reasons.no-counterpart", values: geopoint.values } }]);
});

it("says what countries will not be asked before what never was a question", () => {
  const survey = [
    ["type", "name", "label", "$kuid"],
    ["start", "began", "", "a"],
    ["geopoint", "where", "Where is it?", "b"],
    ["today", "day", "", "c"],
    ["image", "photo", "A picture", "d"],
    ["text", "agency", "Which agency?", "e"],
  ];
  const { left } = readQuestionnaireFile(bytesOf({ survey }), "agencies.xlsx");
  expect(left.map(({ row, reason }) => `${row} ${reason?.key.split(".").at(-1)}`)).toEqual([
    "3 no-counterpart",
    "5 no-counterpart",
    "1 unused-column",
    "2 metadata",
    "4 metadata",
  ]);
});

it("names every error of a form that is refused, with its row", () => {
  const form = bytesOf({
    survey: [
      ["type", "name", "label", "relevant"],
      ["select_one nowhere", "a", "A", ""],
      ["text", "b", "B", "${missing} = 1"],
    ],
  });
  const reading = readQuestionnaireFile(form, "broken.xlsx");
  expect(reading.ok ? [] : reading.errors.map(({ sheet, row }) => `${sheet} ${row}`)).toEqual(["survey 2", "survey 3"]);
});

it("says of a damaged workbook what is wrong with it", () => {
  const reading = readQuestionnaireFile(bytesOf({ survey: [["type"]] }).subarray(0, 200), "cut.xlsx");
  expect(reading.ok ? null : reading.failure).toEqual({ reason: "damaged", where: "" });
});

it("takes five hundred questions in six languages, and no form that would be too large for the hub", () => {
  const large = JSON.stringify(largeQuestionnaire());
  expect(bytes(large).length).toBeGreaterThan(1_000_000);
  expect(readQuestionnaireFile(bytes(large), "large.json")).toMatchObject({ ok: true });
  const rows = Array.from({ length: 900 }, (_, at) => ["text", `q${at}`, "x".repeat(1_400)]);
  const reading = readQuestionnaireFile(bytesOf({ survey: [["type", "name", "label"], ...rows] }), "long.xlsx");
  expect(reading.ok ? [] : reading.problems).toEqual([{ reason: "too-large" }]);
});
