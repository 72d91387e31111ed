import { describe, expect, test } from "vitest";
import type { Numbered } from "#shared/domain/submission/counting.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { countriesIn, isLate, stateIn, type CountryState } from "./country-state.ts";

const questionnaire = "questionnaire.key.2";
const document = (id: string, more: Partial<RecordDocument>): RecordDocument => ({
  id,
  kind: "answer",
  scope: "country:MUS",
  audience: "secretariat",
  lifecycle: "active",
  title: "",
  status: "draft",
  parent: "",
  updated: 1,
  updatedBy: "person.a",
  conflicts: 0,
  summary: {},
  search: "",
  crdt: "",
  acked: "",
  unsent: 0,
  ...more,
});
const response = (country: string, version = 2) =>
  document(`response.key.${version}.${country}`, { kind: "response", title: country, parent: `questionnaire.key.${version}` });
const signed = (country: string, number: number, receipt: Numbered["receipt"]) => ({
  response: `response.key.2.${country}`,
  submission: { id: `s.${country}.${number}`, number, receipt },
});

describe("how far each country is", () => {
  const states = countriesIn({
    questionnaire,
    responses: [response("MUS"), response("BEL"), response("PHL"), response("IND"), response("NPL", 1)],
    answers: [
      document("answer.1", { parent: "response.key.2.MUS", conflicts: 1, updated: 5, updatedBy: "person.b" }),
      document("answer.2", { parent: "response.key.2.MUS", updated: 9, updatedBy: "person.c" }),
      document("answer.3", { parent: "response.key.2.MUS", status: "empty", updated: 2 }),
    ],
    submissions: [signed("BEL", 2, "received"), signed("BEL", 1, "acknowledged"), signed("PHL", 1, "received"), signed("PHL", 2, "returned")],
    invited: ["MUS", "FRA"],
  });
  const of = (country: string) => states.find((one) => one.country === country) as CountryState;

  test("everybody who was invited or has started this version is there once", () => {
    expect(states.map(({ country, state }) => [country, state])).toEqual([
      ["BEL", "received"],
      ["FRA", "not-started"],
      ["IND", "under-way"],
      ["MUS", "under-way"],
      ["PHL", "returned"],
    ]);
  });
  test("answers, conflicts and the latest change are those of the response", () => {
    expect(of("MUS")).toMatchObject({ answered: 2, conflicts: 1, latestChange: { at: 9, by: "person.c" } });
    expect(of("FRA")).toMatchObject({ id: "response.key.2.FRA", answered: 0, latestChange: null });
  });
  test("the newest that was not returned counts, and the others say what they are", () => {
    expect(of("BEL").submissions.map((one) => [one.number, stateIn(one, of("BEL"))])).toEqual([
      [1, "superseded"],
      [2, "received"],
    ]);
    expect(of("PHL").counting?.number).toBe(1);
  });
  test("late is who has nothing that counts once the last day is over", () => {
    expect(isLate(of("MUS"), 0)).toBe(false);
    expect(isLate(of("MUS"), -1)).toBe(true);
    expect(isLate(of("FRA"), -1)).toBe(true);
    expect(isLate(of("PHL"), -1)).toBe(false);
    expect(isLate(of("FRA"), null)).toBe(false);
  });
});
