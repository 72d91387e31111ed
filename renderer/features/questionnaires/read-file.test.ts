import { expect, it } from "vitest";
import { thematicPrioritiesQuestionnaire } from "#shared/domain/questionnaire/thematic-priorities.ts";
import words from "#renderer/locales/en/questionnaires.json" with { type: "json" };
import { nextVersion, readQuestionnaireFile } from "./read-file.ts";

it("reads a questionnaire, also after a byte order mark", () => {
  const text = JSON.stringify(thematicPrioritiesQuestionnaire);
  expect(readQuestionnaireFile(text)).toMatchObject({ ok: true });
  expect(readQuestionnaireFile(`\uFEFF${text}`)).toMatchObject({ ok: true, definition: { key: "thematic-priorities" } });
});

it.each<[string, string]>([
  ["not-json", '{"key": "a", '],
  ["wrong-shape", "[]"],
  ["wrong-shape", JSON.stringify({ ...thematicPrioritiesQuestionnaire, sections: [] })],
  ["too-large", JSON.stringify({ key: "x".repeat(200_001) })],
])("refuses a bad file with a reason that has a sentence: %s", (reason, text) => {
  const reading = readQuestionnaireFile(text);
  expect(reading.ok ? "" : reading.problems[0]?.reason).toBe(reason);
  expect(words.refused).toHaveProperty(reason);
});

it("counts versions of the same questionnaire only", () => {
  const published = [{ summary: { key: "a", version: 1 } }, { summary: { key: "a", version: 3 } }, { summary: { key: "b", version: 7 } }];
  expect(nextVersion("a", published)).toBe(4);
  expect(nextVersion("c", published)).toBe(1);
});
