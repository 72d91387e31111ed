import fc from "fast-check";
import { expect, test } from "vitest";
import { property } from "#test/fixtures/property.ts";
import { assertSame, authors, blank, edits, history, historyWithRefusals, play } from "#test/fixtures/record-play.ts";
import { encodeRecord } from "./codec.ts";
import { applyEdits } from "./edit.ts";
import { acknowledgedBy, applyDelta, deltaSince, isUnsent, merge, nothingAcknowledged } from "./merge.ts";
import { elementsOf, type RecordDelta, type RecordState } from "./record.ts";
import { decodeBytes, textOf } from "./text.ts";

const applied = (record: RecordState, delta: RecordDelta): RecordState => {
  const result = applyDelta(record, delta);
  if (result.outcome !== "merged") throw new Error("the base was not covered");
  return result.record;
};

test("CR-21 CR-22 any mix of edits, merges, changes and lost changes gives what whole merges give", () => {
  let noticed = 0;
  // `play` compares every change it applies with the merge of the whole copy.
  property(fc.property(fc.oneof(history, historyWithRefusals), (steps) => void (noticed += play(steps).noticed)));
  expect(noticed).toBeGreaterThan(0);
});

test("CR-20 CR-21 a change since a confirmed state is small, and gives the whole", () =>
  property(
    fc.property(history, edits, (steps, more) => {
      const [start] = play(steps).copies as [RecordState];
      const known = acknowledgedBy(start);
      const [now] = play(
        more.map((step) => ({ ...step, at: 0 })),
        [start, start, start],
      ).copies as [RecordState];
      const delta = deltaSince(now, known);
      if (delta === null) return assertSame(now, start, "an edit gave no change");
      assertSame(applied(start, delta), now, "the change lost something");
      const touched = new Set(more.map((step) => ("name" in step ? step.name : "")));
      for (const part of [delta.fields, delta.sets, delta.texts]) for (const name in part) expect(touched.has(name)).toBe(true);
    }),
  ));

test("CR-20 there is no change when all is confirmed", () =>
  property(
    fc.property(history, (steps) => {
      const [a] = play(steps).copies as [RecordState];
      expect(deltaSince(a, acknowledgedBy(a))).toBeNull();
      expect(isUnsent(a, acknowledgedBy(a))).toBe(false);
      expect(isUnsent(a, nothingAcknowledged)).toBe(Object.keys(a.clock).length > 0);
    }),
  ));

test("CR-23 a change that came twice or late changes nothing", () =>
  property(
    fc.property(history, edits, edits, (steps, first, second) => {
      const [start] = play(steps).copies as [RecordState];
      const [once] = play(first, [start, start, start]).copies as [RecordState];
      const [twice] = play(second, [once, once, once]).copies as [RecordState];
      for (const delta of [deltaSince(once, acknowledgedBy(start)), deltaSince(twice, acknowledgedBy(start)), deltaSince(twice, nothingAcknowledged)]) {
        if (delta) assertSame(applied(twice, delta), twice, "an old change altered the copy");
      }
    }),
  ));

test("CR-22 a lost change is noticed by the next one", () => {
  const start = applyEdits(blank(), authors[0]!, [{ type: "set", field: "title", value: "one" }]);
  const lost = applyEdits(start, authors[0]!, [{ type: "set", field: "status", value: "draft" }]);
  const next = applyEdits(lost, authors[0]!, [{ type: "set", field: "title", value: "two" }]);
  const delta = deltaSince(next, acknowledgedBy(lost))!;
  const before = encodeRecord(start);
  expect(applyDelta(start, delta)).toEqual({ outcome: "missing-context" });
  expect(encodeRecord(start)).toBe(before);
  assertSame(applied(start, deltaSince(next, nothingAcknowledged)!), next, "the whole record did not help");
});

test("CR-20 a text edit that only deletes travels as a change", () => {
  const start = applyEdits(blank(), authors[0]!, [{ type: "replace-text", text: "narrative", value: "Ministries agree on everything." }]);
  const now = applyEdits(start, authors[0]!, [{ type: "replace-text", text: "narrative", value: "Ministries agree." }]);
  const delta = deltaSince(now, acknowledgedBy(start))!;
  expect(textOf(applied(start, delta).texts["narrative"]!.state)).toBe("Ministries agree.");
});

test("CR-20 a text change carries the new letters and not the old ones", () => {
  const start = applyEdits(blank(), authors[0]!, [{ type: "replace-text", text: "narrative", value: "a".repeat(20_000) }]);
  const now = applyEdits(start, authors[1]!, [{ type: "replace-text", text: "narrative", value: `${"a".repeat(20_000)} and more` }]);
  const delta = deltaSince(now, acknowledgedBy(start))!;
  expect(decodeBytes(delta.texts["narrative"]!.state).length).toBeLessThan(100);
  assertSame(applied(start, delta), now, "the letters did not arrive");
});

test("CR-20 a text that the other side never had is sent whole", () => {
  const start = applyEdits(blank(), authors[0]!, [{ type: "set", field: "title", value: "one" }]);
  const now = applyEdits(start, authors[0]!, [{ type: "replace-text", text: "constructor", value: "new" }]);
  expect(textOf(applied(start, deltaSince(now, acknowledgedBy(start))!).texts["constructor"]!.state)).toBe("new");
});

test("CR-04 CR-20 a removal travels as a change, and an element added apart stays", () => {
  const start = applyEdits(blank(), authors[0]!, [
    { type: "add", set: "topics", element: "labour" },
    { type: "add", set: "topics", element: "return" },
  ]);
  const removed = applyEdits(start, authors[0]!, [
    { type: "remove", set: "topics", element: "labour" },
    { type: "remove", set: "topics", element: "return" },
  ]);
  const apart = applyEdits(start, authors[1]!, [{ type: "add", set: "topics", element: "labour" }]);
  const delta = deltaSince(removed, acknowledgedBy(start))!;
  expect(elementsOf(applied(start, delta), "topics")).toEqual([]);
  expect(elementsOf(applied(apart, delta), "topics")).toEqual(["labour"]);
  assertSame(applied(apart, delta), merge(removed, apart), "the change gave something else");
});

test("CR-16 a change of another record is not applied", () => {
  const delta = deltaSince(applyEdits(blank(), authors[0]!, [{ type: "set", field: "title", value: 1 }]), nothingAcknowledged)!;
  expect(() => applyDelta(blank(), { ...delta, kind: "contact" })).toThrow("cannot be merged");
});
