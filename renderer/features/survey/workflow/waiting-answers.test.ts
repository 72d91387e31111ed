import { expect, test } from "vitest";
import { answerContent } from "#shared/domain/answer/answer-state.ts";
import { thematicPrioritiesQuestionnaire as definition } from "#shared/domain/questionnaire/thematic-priorities.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { waitingAnswers } from "./waiting-answers.ts";

const view = (fields: Readonly<Record<string, JsonValue>>): RecordView => ({
  id: "x",
  scope: "country:MUS",
  value: (field) => fields[field],
  fieldsUnder: () => [],
  elements: () => [],
  text: () => "",
});
const labour = "Ministry of Labour";
const response = view({
  "section.priorities": { ministry: labour, due: "2026-11-20" },
  "section.practice": { ministry: labour, due: "2026-12-01" },
  "section.cooperation": { ministry: "Ministry of Finance", due: "2026-11-25" },
  "section.conclusion": { ministry: labour, due: "2027-03-01" },
});
const seat = view({ value: "capital" });
const answers: Readonly<Record<string, RecordView>> = {
  seat: view({ value: "capital", returned: { content: answerContent(seat), reason: "Which?" } }),
  strategy: view({ value: "yes", state: "done" }),
  priorities: view({ value: ["diaspora"], state: "done" }),
};
const today = new Date(2026, 10, 24);
const waiting = (role: "focal-point" | "official" | "validator", ministry: string) =>
  waitingAnswers(definition, response, (name) => answers[name] ?? null, { role, ministry }, today);

test("a ministry hears of its own late and near sections, the latest first", () => {
  expect(waiting("official", labour).due.map(({ section, days }) => [section, days])).toEqual([
    ["priorities", -4],
    ["practice", 7],
  ]);
  expect(waiting("official", "Ministry of the Interior").due).toEqual([]);
});

test("a focal point hears of everybody's", () => {
  expect(waiting("focal-point", "Ministry of Foreign Affairs").due.map((one) => one.section)).toEqual(["priorities", "cooperation", "practice"]);
});

test("an answer that came back waits for whoever was asked, and for everybody where nobody was", () => {
  expect(waiting("official", "Ministry of Finance").returned).toEqual(["seat"]);
  expect(waiting("official", labour).toClear).toEqual([]);
});

test("a validator clears what is done of their ministry, not of another", () => {
  expect(waiting("validator", labour).toClear).toEqual(["priorities", "strategy"]);
  expect(waiting("validator", "Ministry of Finance").toClear).toEqual(["strategy"]);
});
