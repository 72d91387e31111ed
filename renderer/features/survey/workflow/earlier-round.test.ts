import { describe, expect, test } from "vitest";
import { rowField } from "#shared/domain/answer/answer.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { findQuestion } from "#shared/domain/questionnaire/definition.ts";
import { thematicPrioritiesQuestionnaire as before } from "#shared/domain/questionnaire/thematic-priorities.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { earlierAnswer, takeOver } from "./earlier-round.ts";
import { responseBefore } from "./use-earlier-round.ts";

const view = (fields: Readonly<Record<string, JsonValue>>, narrative = ""): RecordView => ({
  id: "answer",
  scope: "country:MUS",
  value: (field) => fields[field],
  fieldsUnder: (prefix) => Object.keys(fields).filter((field) => field.startsWith(prefix)),
  elements: () => [],
  text: () => narrative,
});
const question = (name: string) => {
  const found = findQuestion(before, name);
  if (!found) throw new Error(name);
  return found;
};

describe("last round's answer", () => {
  test("is offered where the question is there and of the same type", () => {
    const viewOf = () => view({ value: "capital" });
    expect(earlierAnswer(question("seat"), before, viewOf)?.view.value("value")).toBe("capital");
    expect(earlierAnswer({ ...question("seat"), name: "elsewhere" }, before, viewOf)).toBeNull();
    expect(earlierAnswer({ type: "text", name: "seat", title: { en: "Seat" } }, before, viewOf)).toBeNull();
    expect(earlierAnswer(question("seat"), before, () => view({}))).toBeNull();
  });
  test("a choice that is not offered any more is left, and said so", () => {
    expect(takeOver(question("seat"), view({ value: "capital" }), null, () => "r")).toEqual({
      edits: [{ type: "set", field: "value", value: "capital" }],
      left: 0,
    });
    expect(takeOver(question("seat"), view({ value: "moon" }), null, () => "r")).toEqual({ edits: [], left: 1 });
  });
  test("rows take the place of the rows that are there, under new ids", () => {
    const row = { order: 1, cells: { ministry: "Ministry of Labour" } };
    const taken = takeOver(question("contributors"), view({ [rowField("old")]: row }), view({ [rowField("now")]: row, [rowField("gone")]: null }), () => "new");
    expect(taken.edits).toEqual([
      { type: "set", field: "row.new", value: row },
      { type: "set", field: "row.now", value: null },
    ]);
  });
  test("a narrative is taken letter by letter", () => {
    expect(takeOver(question("firstPriority"), view({}, "Because"), null, () => "r").edits).toEqual([
      { type: "replace-text", text: "narrative", value: "Because" },
    ]);
  });
});

test("the round before is the nearest earlier version of the same questionnaire that this country answered", () => {
  const document = (id: string, more: Partial<RecordDocument>): RecordDocument => ({ id, scope: "country:MUS", ...more }) as RecordDocument;
  const questionnaire = (key: string, version: number) => document(`questionnaire.${key}.${version}`, { summary: { key, version } });
  const response = (key: string, version: number, scope = "country:MUS") =>
    document(`response.${key}.${version}.${scope}`, { parent: `questionnaire.${key}.${version}`, scope });
  const questionnaires = [questionnaire("themes", 1), questionnaire("themes", 2), questionnaire("themes", 4), questionnaire("other", 3)];
  const responses = [response("themes", 1), response("themes", 2), response("other", 3), response("themes", 2, "country:BEL"), response("themes", 4)];
  expect(responseBefore(responses[4]!, responses, questionnaires)?.response.id).toBe("response.themes.2.country:MUS");
  expect(responseBefore(responses[0]!, responses, questionnaires)).toBeNull();
});
