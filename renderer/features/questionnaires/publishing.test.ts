import { expect, it } from "vitest";
import { thematicPrioritiesQuestionnaire } from "#shared/domain/questionnaire/thematic-priorities.ts";
import type { RecordStore } from "#renderer/platform/store/types.ts";
import { isPossibleDeadline, keyOfItsOwn, nextVersion, publishVersion, reopenVersion, type Published } from "./publishing.ts";

const one = (key: string, version: number, status = "closed"): Published => ({ id: `questionnaire.${key}.${version}`, status, summary: { key, version } });

/** Notes what is written where, in order. */
function noting(): { readonly records: RecordStore; readonly written: string[] } {
  const written: string[] = [];
  const edit: RecordStore["edit"] = ({ id }, edits) => {
    for (const change of edits)
      if (change.type === "set" && change.field !== "definition") written.push(`${id} ${change.field}=${JSON.stringify(change.value)}`);
    return Promise.resolve();
  };
  return { records: { edit } as RecordStore, written };
}

it("counts versions of the same questionnaire only", () => {
  const published = [one("a", 1), one("a", 3), one("b", 7)];
  expect(nextVersion("a", published)).toBe(4);
  expect(nextVersion("c", published)).toBe(1);
});

it("finds a key that nothing is published under", () => {
  expect(keyOfItsOwn("a", [one("a", 1), one("a-2", 1)])).toBe("a-3");
  const long = "x".repeat(40);
  expect(keyOfItsOwn(long, [one(long, 1)])).toBe(`${"x".repeat(38)}-2`);
});

it("publishes first and then closes what was open under the same key, and nothing else", async () => {
  const { records, written } = noting();
  const key = thematicPrioritiesQuestionnaire.key;
  await publishVersion(records, thematicPrioritiesQuestionnaire, "2027-03-01", [one(key, 1), one(key, 2, "open"), one("other", 1, "open")]);
  const id = `questionnaire.${key}.3`;
  expect(written.slice(1)).toEqual([`${id} version=3`, `${id} status="open"`, `${id} deadline="2027-03-01"`, `questionnaire.${key}.2 status="closed"`]);
});

it("leaves the earlier version open where the secretariat says so", async () => {
  const { records, written } = noting();
  const key = thematicPrioritiesQuestionnaire.key;
  await publishVersion(records, thematicPrioritiesQuestionnaire, "", [one(key, 1, "open")], "keep-open");
  expect(written.filter((line) => line.includes("status"))).toEqual([`questionnaire.${key}.2 status="open"`]);
});

it("takes answers to one version of a questionnaire at a time", async () => {
  const { records, written } = noting();
  await reopenVersion(records, "questionnaire.a.1", "a", [one("a", 1), one("a", 2, "open"), one("b", 1, "open")]);
  expect(written).toEqual(['questionnaire.a.1 status="open"', 'questionnaire.a.2 status="closed"']);
});

it("takes a day to come or none", () => {
  expect(isPossibleDeadline("", Number.NaN)).toBe(true);
  expect(isPossibleDeadline("2027-01-01", 1)).toBe(true);
  expect(isPossibleDeadline("2026-11-24", 0)).toBe(false);
});
