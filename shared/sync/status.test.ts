import { expect, test } from "vitest";
import type { SyncReport } from "./machine-types.ts";
import { recordStatus, syncStatus } from "./status.ts";

const live: SyncReport = { phase: "live", unsent: 0, confirmed: true, lastMet: 5, person: null, forum: null, problem: null };
const still = { pending: 0, attention: 0 };

test.each<[string, Partial<SyncReport>, Partial<typeof still>, { word: string; count: number }]>([
  ["all confirmed", {}, {}, { word: "with-secretariat", count: 0 }],
  ["counted, not confirmed", { confirmed: false }, {}, { word: "saved", count: 0 }],
  ["still pulling", { phase: "pulling", confirmed: false }, {}, { word: "saved", count: 0 }],
  ["unsent", { unsent: 3, confirmed: false }, {}, { word: "waiting", count: 3 }],
  ["not yet saved", {}, { pending: 1 }, { word: "waiting", count: 1 }],
  ["no connection, unsent", { phase: "waiting", unsent: 2, confirmed: false }, {}, { word: "waiting", count: 2 }],
  ["no connection, all confirmed before", { phase: "waiting", confirmed: false }, {}, { word: "offline", count: 0 }],
  ["switched off", { phase: "off", unsent: 2, confirmed: false }, {}, { word: "offline", count: 2 }],
  ["a conflict", {}, { attention: 2 }, { word: "attention", count: 2 }],
  ["revoked", { phase: "waiting", confirmed: false, problem: { code: "installation-revoked" } }, {}, { word: "attention", count: 1 }],
  ["a passing problem", { phase: "waiting", confirmed: false, problem: { code: "hub-unreachable" } }, {}, { word: "offline", count: 0 }],
])("SY-51 %s", (_title, report, local, expected) => {
  expect(syncStatus({ ...live, ...report }, { ...still, ...local })).toMatchObject(expected);
});

test("SY-52 a record's word does not depend on the connection", () => {
  expect(recordStatus({ unsent: 0, conflicts: 0 }, true)).toBe("with-secretariat");
  expect(recordStatus({ unsent: 1, conflicts: 0 }, true)).toBe("waiting");
  expect(recordStatus({ unsent: 1, conflicts: 2 }, true)).toBe("attention");
  expect(recordStatus({ unsent: 0, conflicts: 0 }, false)).toBe("saved");
});
