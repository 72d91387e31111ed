import { BehaviorSubject } from "rxjs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SyncReport } from "#shared/sync/machine-types.ts";
import type { Desk } from "#renderer/platform/desk/desk.tsx";
import { FollowedStatus } from "#renderer/platform/desk/use-sync-status.ts";

const live: SyncReport = { phase: "live", unsent: 0, confirmed: true, lastMet: 5, person: null, forum: null, problem: null };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function follow() {
  const writing = new BehaviorSubject<readonly string[]>([]);
  const report = new BehaviorSubject<SyncReport>(live);
  const nothing = new BehaviorSubject<readonly never[]>([]);
  const records = {
    unsentCount$: () => new BehaviorSubject(0),
    writing$: () => writing,
    quarantine$: () => nothing,
    unconfirmed$: () => new BehaviorSubject(new Set<string>()),
    trouble$: () => new BehaviorSubject(null),
  };
  const status = new FollowedStatus({ records, sync: { status$: report }, toDecide$: nothing } as unknown as Desk);
  const words: string[] = [];
  const stop = status.subscribe(() => words.push(status.get().word));
  return { status, writing, report, words, stop };
}

test("SY-51 saving is said with the keystroke itself, and names the record", () => {
  const { status, writing } = follow();
  writing.next(["answer.a"]);
  expect(status.get().word).toBe("saving");
  expect([...status.get().writing]).toEqual(["answer.a"]);
});

test("SY-51 letter after letter the work is called saved when it is, but not at each of them", () => {
  const { status, writing, words } = follow();
  for (let letter = 0; letter < 20; letter++) {
    writing.next(["answer.a"]);
    vi.advanceTimersByTime(10);
    expect(status.get().word).toBe("saving");
    writing.next([]);
    vi.advanceTimersByTime(40);
  }
  // A second of typing.
  expect(words.slice(words.indexOf("saving")).filter((word) => word !== "saving")).toHaveLength(4);
  vi.advanceTimersByTime(250);
  expect(status.get().word).toBe("with-the-secretariat");
});

test("SY-51 what needs a person does not wait for a pause", () => {
  const { status, writing, report } = follow();
  writing.next(["answer.a"]);
  report.next({ ...live, problem: { code: "disk-full" } });
  expect(status.get().word).toBe("attention");
});

test("when nobody shows it any more nothing is known, and nothing comes later", () => {
  const { status, writing, stop, words } = follow();
  writing.next(["answer.a"]);
  writing.next([]);
  stop();
  const before = words.length;
  vi.advanceTimersByTime(1_000);
  expect(words).toHaveLength(before);
  expect(status.get().report).toBeNull();
});
