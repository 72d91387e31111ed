import { expect, test } from "vitest";
import type { SyncReport } from "./machine-types.ts";
import { recordStatus, syncStatus, type LocalWork } from "./status.ts";

const live: SyncReport = { phase: "live", unsent: 0, confirmed: true, lastMet: 5, person: null, forum: null, problem: null };
const still: LocalWork = { pending: 0, unsent: 0, decisions: 0 };

test.each<[string, Partial<SyncReport>, Partial<LocalWork>, { word: string; count: number }]>([
  ["all confirmed", {}, {}, { word: "with-the-secretariat", count: 0 }],
  ["counted, not confirmed", { confirmed: false }, {}, { word: "saved", count: 0 }],
  ["still pulling", { phase: "pulling", confirmed: false }, {}, { word: "saved", count: 0 }],
  ["unsent", { confirmed: false }, { unsent: 3 }, { word: "waiting", count: 3 }],
  ["not yet saved", {}, { pending: 1 }, { word: "saving", count: 1 }],
  ["not yet saved, and a conflict", {}, { pending: 1, decisions: 1 }, { word: "saving", count: 1 }],
  ["not yet saved, and the disk is full", { problem: { code: "disk-full" } }, { pending: 1 }, { word: "attention", count: 1 }],
  ["no connection, unsent", { phase: "waiting", confirmed: false }, { unsent: 2 }, { word: "waiting", count: 2 }],
  ["no connection, all confirmed before", { phase: "waiting", confirmed: false }, {}, { word: "offline", count: 0 }],
  ["switched off", { phase: "off", confirmed: false }, {}, { word: "offline", count: 0 }],
  ["switched off, unsent", { phase: "off", confirmed: false }, { unsent: 2 }, { word: "waiting", count: 2 }],
  ["a conflict", {}, { decisions: 2 }, { word: "attention", count: 2 }],
  ["a conflict, unsent, no connection", { phase: "waiting", confirmed: false }, { decisions: 2, unsent: 1 }, { word: "attention", count: 2 }],
  ["revoked", { phase: "waiting", confirmed: false, problem: { code: "installation-revoked" } }, {}, { word: "attention", count: 1 }],
  ["a passing problem", { phase: "waiting", confirmed: false, problem: { code: "hub-unreachable" } }, {}, { word: "offline", count: 0 }],
])("SY-51 %s", (_title, report, local, expected) => {
  expect(syncStatus({ ...live, ...report }, { ...still, ...local })).toEqual(expected);
});

test("SY-52 a record is with the secretariat whatever the connection does, and on its way only when there is one", () => {
  const confirmed = { saving: false, conflicts: 0, confirmed: true };
  const cut = { phase: "waiting" } as const;
  expect(recordStatus(confirmed, live)).toBe("with-the-secretariat");
  expect(recordStatus(confirmed, cut)).toBe("with-the-secretariat");
  expect(recordStatus({ ...confirmed, confirmed: false }, live)).toBe("waiting");
  expect(recordStatus({ ...confirmed, confirmed: false }, cut)).toBe("saved");
  expect(recordStatus({ ...confirmed, confirmed: false }, null)).toBe("saved");
  expect(recordStatus({ ...confirmed, confirmed: false, conflicts: 2 }, live)).toBe("conflict");
  expect(recordStatus({ saving: true, confirmed: false, conflicts: 2 }, live)).toBe("saving");
});
