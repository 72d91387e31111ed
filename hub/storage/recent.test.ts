import { expect, it } from "vitest";
import { RecentRecords } from "#hub/merge/recent-records.ts";
import { Recent } from "#hub/storage/recent.ts";
import { encodeRecord } from "#shared/crdt/codec.ts";
import { applyEdits } from "#shared/crdt/edit.ts";
import { emptyRecord, shownValue } from "#shared/crdt/record.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";

it("forgets what was not asked for, and holds no more than its size", () => {
  const recent = new Recent<number>(10);
  recent.set("used", 0, 1);
  recent.set("unused", 0, 1);
  let held = 0;
  for (let at = 0; at < 40; at++) {
    expect(recent.get("used")).toBe(0);
    recent.set(`other.${at}`, at, 1);
  }
  for (let at = 0; at < 40; at++) if (recent.get(`other.${at}`) === at) held++;
  expect(recent.get("unused")).toBeUndefined();
  expect(held).toBeLessThanOrEqual(10);
  recent.clear();
  expect(recent.get("used")).toBeUndefined();
});

it("counts a value that is written again once", () => {
  const recent = new Recent<number>(10);
  recent.set("first", 1, 2);
  for (let at = 0; at < 100; at++) recent.set("again", at, 2);
  expect(recent.get("first")).toBe(1);
});

it("gives a decoded record for the very text it was decoded from", () => {
  const records = new RecentRecords(1_000);
  const titled = (title: string) =>
    applyEdits(emptyRecord(asRecordId("outcome.1"), "outcome", asScope("forum")), { replica: replicaFor(1, 1), person: asPersonId("person.1"), at: 1 }, [
      { type: "set", field: "title", value: title },
    ]);
  const read = (title: string) => shownValue(records.stateOf({ id: "outcome.1", crdt: encodeRecord(titled(title)) }), "title");
  records.keep(titled("one"), encodeRecord(titled("one")));
  expect(read("one")).toBe("one");
  expect(read("two")).toBe("two");
  expect(read("one")).toBe("one");
});
