import { describe, expect, test } from "vitest";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { surveysOf, wayToSurvey } from "./use-open-survey.ts";

const document = (id: string, more: Partial<RecordDocument>): RecordDocument => ({
  id,
  kind: "questionnaire",
  scope: "forum",
  audience: "network",
  lifecycle: "active",
  title: id,
  status: "open",
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
const questionnaire = (key: string, version: number, more: Partial<RecordDocument> & { readonly deadline?: string } = {}) =>
  document(`questionnaire.${key}.${version}`, { ...more, summary: { key, version, deadline: more.deadline ?? null } });
const response = (key: string, version: number, country: string) =>
  document(`response.${key}.${version}.${country}`, { kind: "response", parent: `questionnaire.${key}.${version}`, title: country });

const fees = questionnaire("fees", 1, { deadline: "2026-12-15" });
const themes = questionnaire("themes", 2, { deadline: "2026-12-01" });
const undated = questionnaire("reach", 9);
const closed = questionnaire("themes", 1, { status: "closed" });
const ids = (all: readonly { readonly questionnaire: RecordDocument }[]) => all.map((one) => one.questionnaire.id);

describe("which surveys a country has", () => {
  test("one that is open is the one, whatever was remembered", () => {
    const { open, chosen } = surveysOf([closed, fees], [], "MUS", "questionnaire.themes.1");
    expect(ids(open)).toEqual([fees.id]);
    expect(chosen?.questionnaire).toBe(fees);
  });

  test("several stand by the date they are due, what has none last, and none is chosen for the country", () => {
    const { open, chosen } = surveysOf([undated, fees, themes], [], "MUS", "");
    expect(ids(open)).toEqual([themes.id, fees.id, undated.id]);
    expect(chosen).toBeNull();
  });

  test("the remembered one is opened as long as it takes answers", () => {
    expect(surveysOf([fees, themes], [], "MUS", fees.id).chosen?.questionnaire).toBe(fees);
    expect(surveysOf([closed, fees, themes], [], "MUS", closed.id).chosen).toBeNull();
  });

  test("two versions may be open at once, the newer first where both are due on one day", () => {
    const [first, second] = [questionnaire("fees", 1), questionnaire("fees", 2)];
    expect(ids(surveysOf([first, second], [], "MUS", "").open)).toEqual([second.id, first.id]);
  });

  test("what is closed, a draft or archived takes no answers; it is there to be read once the country answered it", () => {
    const [draft, archived] = [questionnaire("next", 1, { status: "draft" }), questionnaire("old", 1, { lifecycle: "archived" })];
    const unanswered = questionnaire("elsewhere", 1, { status: "closed" });
    const { open, closed: read } = surveysOf(
      [draft, archived, unanswered, closed],
      [response("themes", 1, "MUS"), response("old", 1, "MUS"), response("elsewhere", 1, "BEL")],
      "MUS",
      "",
    );
    expect(open).toEqual([]);
    expect(new Set(ids(read))).toEqual(new Set([closed.id, archived.id]));
  });

  test("each is opened by the country's own answer, or where that is begun", () => {
    const { open } = surveysOf([fees, themes], [response("fees", 1, "MUS"), response("themes", 2, "BEL")], "MUS", "");
    expect(open.map(wayToSurvey)).toEqual(["/survey/questionnaire.themes.2", "/survey/response.fees.1.MUS"]);
    expect(open.map((one) => one.responses.length)).toEqual([1, 1]);
  });

  test("who belongs to no country has no answer of its own", () => {
    expect(surveysOf([fees], [response("fees", 1, "MUS")], "", "").open[0]?.response).toBeUndefined();
  });
});
