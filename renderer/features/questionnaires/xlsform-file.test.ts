import { expect, it } from "vitest";
import { thematicPrioritiesQuestionnaire } from "#shared/domain/questionnaire/thematic-priorities.ts";
import { bytesOf } from "#test/fixtures/xlsform/form-case.ts";
import { readQuestionnaireFile } from "./read-file.ts";
import { xlsformFile } from "#shared/domain/xlsform/xlsform-file.ts";

it("gives back our own questionnaire as it is", () => {
  const again = readQuestionnaireFile(xlsformFile(thematicPrioritiesQuestionnaire, "Priorities"), "priorities.xlsx");
  expect(again).toEqual({ ok: true, definition: thematicPrioritiesQuestionnaire, left: expect.anything() });
});

it("gives back what was not imported, in the file itself", () => {
  const survey = [
    ["type", "name", "label::French (fr)", "label::Arabic (ar)", "bind::odk:length"],
    ["text", "agency", "Quelle agence ?\nLe nom.", "ما هي الوكالة؟", "8"],
    ["geopoint", "where", "Où ?", "أين؟", ""],
  ];
  const first = readQuestionnaireFile(bytesOf({ survey, notes: [["Kept", "0012"]] }), "agencies.xlsx");
  if (!first.ok) throw new Error(JSON.stringify(first));
  const again = readQuestionnaireFile(xlsformFile(first.definition, "Agencies"), "agencies.xlsx");
  expect(again).toEqual(first);
});
