import fc from "fast-check";
import { expect, test } from "vitest";
import { property } from "#test/fixtures/property.ts";
import { assertSame, authors, blank, edits, history, play } from "#test/fixtures/record-play.ts";
import { applyEdits } from "./edit.ts";
import { acknowledgedBy, applyDelta, deltaSince, merge } from "./merge.ts";
import { elementsOf, shownValue, type RecordState } from "./record.ts";
import { rebuild } from "./rebuild.ts";

const [mine, theirs] = authors as [(typeof authors)[0], (typeof authors)[0]];

test("CR-30 the rebuilt copy holds what the hub holds and keeps the own counter", () =>
  property(
    fc.property(history, edits, (steps, refused) => {
      const [local, hub] = play(steps).copies as [RecordState, RecordState];
      const [edited] = play(
        refused.map((step) => ({ ...step, at: 0 })),
        [local, local, local],
      ).copies as [RecordState];
      const rebuilt = rebuild(edited, hub, mine.replica);
      assertSame({ ...rebuilt, clock: hub.clock }, hub, "the rebuilt copy holds something else than the hub's");
      expect(rebuilt.clock[mine.replica] ?? 0).toBe(Math.max(edited.clock[mine.replica] ?? 0, hub.clock[mine.replica] ?? 0));
      const next = applyEdits(rebuilt, mine, [{ type: "set", field: "title", value: "next" }]);
      expect(next.fields["title"]![0]!.dot[1]).toBeGreaterThan(edited.clock[mine.replica] ?? 0);
    }),
  ));

test("CR-30 the next edit after a refusal reaches the hub without what was refused", () => {
  const hub = applyEdits(blank(), theirs, [{ type: "set", field: "title", value: "theirs" }]);
  const local = applyEdits(hub, mine, [
    { type: "set", field: "title", value: "refused" },
    { type: "add", set: "topics", element: "refused" },
  ]);
  const rebuilt = rebuild(local, hub, mine.replica);
  expect([shownValue(rebuilt, "title"), elementsOf(rebuilt, "topics")]).toEqual(["theirs", []]);
  const next = applyEdits(rebuilt, mine, [{ type: "set", field: "status", value: "draft" }]);
  const result = applyDelta(hub, deltaSince(next, acknowledgedBy(hub))!);
  expect(result.outcome).toBe("merged");
  if (result.outcome === "merged") assertSame(result.record, next, "the hub and the device differ");
});

test("CR-31 a refused edit that had travelled on a bundle file goes, in whichever order the copies meet", () => {
  const start = applyEdits(blank(), theirs, [{ type: "set", field: "title", value: "theirs" }]);
  const refused = applyEdits(start, mine, [
    { type: "set", field: "status", value: "refused" },
    { type: "add", set: "topics", element: "refused" },
    { type: "set", field: "title", value: "refused" },
  ]);
  const colleague = merge(start, refused);
  const rebuilt = rebuild(refused, start, mine.replica);
  for (const merged of [merge(colleague, rebuilt), merge(rebuilt, colleague)]) {
    expect(Object.keys(merged.fields)).not.toContain("status");
    expect(elementsOf(merged, "topics")).toEqual([]);
  }
  assertSame(merge(colleague, rebuilt), merge(rebuilt, colleague), "the order of merging shows");
});

test("CR-30 a record that the hub does not have is left empty, with the counter", () => {
  const local = applyEdits(blank(), mine, [
    { type: "set", field: "title", value: "refused" },
    { type: "add", set: "topics", element: "labour" },
  ]);
  const rebuilt = rebuild(local, null, mine.replica);
  expect(rebuilt).toEqual({ ...blank(), clock: { [mine.replica]: 2 } });
});
