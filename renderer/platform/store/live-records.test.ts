import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { firstValueFrom, skip } from "rxjs";
import { afterEach, expect, test } from "vitest";
import { LiveRecords } from "#renderer/platform/store/live-records.ts";
import { RecordReader } from "#renderer/platform/store/record-document.ts";
import { recordStore } from "#renderer/platform/store/record-store.ts";
import { orderOf } from "#renderer/platform/store/sorted-list.ts";
import { openStorage, type Storage } from "#renderer/platform/store/storage.ts";
import type { ListQuery, RecordDocument, RecordStore } from "#renderer/platform/store/types.ts";
import { Unconfirmed } from "#renderer/platform/store/unconfirmed.ts";
import { asPersonId, replicaFor } from "#shared/lib/ids.ts";

let open: Storage[] = [];
afterEach(async () => {
  await Promise.all(open.map((storage) => storage.close()));
  open = [];
});

const blank: Omit<RecordDocument, "id"> = {
  kind: "note",
  scope: "country:BEL",
  audience: "internal",
  lifecycle: "active",
  title: "",
  status: "",
  parent: "",
  updated: 1,
  updatedBy: "person.one",
  conflicts: 0,
  summary: {},
  search: "",
  crdt: "",
  acked: "",
  unsent: 0,
};
const row = (id: string, more: Partial<RecordDocument> = {}): RecordDocument => ({ ...blank, id, title: id, ...more });

async function started(indexedDB = new IDBFactory()): Promise<{ storage: Storage; records: RecordStore; live: LiveRecords }> {
  const storage = await openStorage(`lists-${open.length}`, { indexedDB, IDBKeyRange });
  open.push(storage);
  return { storage, ...above(storage) };
}

function above(storage: Storage): { records: RecordStore; live: LiveRecords } {
  const live = new LiveRecords(storage);
  const writing = { person: asPersonId("person.one"), replica: () => replicaFor(9, 1), now: () => 1, kindOf: () => undefined, unconfirmed: new Unconfirmed() };
  return { live, records: recordStore(storage, live, new RecordReader(), writing) };
}

/** Everything that a list shows, from the first reading on. */
async function watched(records: RecordStore, query: ListQuery): Promise<(readonly RecordDocument[])[]> {
  const seen: (readonly RecordDocument[])[] = [];
  records.list$(query).subscribe((list) => seen.push(list));
  await firstValueFrom(records.list$(query));
  return seen;
}

test("a page of a pull is one emission, and a list of another kind stays the same array", async () => {
  const { storage, records } = await started();
  const notes = await watched(records, { kind: "note" });
  const tasks = await watched(records, { kind: "task" });
  await storage.records.bulkInsert(Array.from({ length: 500 }, (_unused, number) => row(`n${number}`)));
  expect(notes.map((list) => list.length)).toEqual([0, 500]);
  expect(tasks).toHaveLength(1);
  expect(await firstValueFrom(records.list$({ kind: "note" }))).toBe(notes[1]);
});

test("what is written while a list is read is in it", async () => {
  const { storage, live } = await started();
  await storage.records.bulkInsert([row("a"), row("b")]);
  const { promise: go, resolve: readOn } = Promise.withResolvers<void>();
  const read = async (): Promise<readonly RecordDocument[]> => {
    const before = await live.matching({});
    await go;
    return before;
  };
  const shown = firstValueFrom(live.follow({ read, holds: (one) => one.lifecycle === "active", order: orderOf() }));
  await live.matching({});
  await storage.records.bulkInsert([row("c")]);
  await storage.records.findOne("a").incrementalPatch({ lifecycle: "archived" });
  readOn();
  expect((await shown).map((one) => one.id)).toEqual(["b", "c"]);
});

test("a list kept up by changes is the list read anew, whatever happened", async () => {
  const { storage, records } = await started();
  const queries: ListQuery[] = [
    { kind: "note" },
    { kind: "note", lifecycle: "archived", sort: "updated" },
    { kind: "note", lifecycle: "all" },
    { kind: "note", parent: "p1", lifecycle: "all", sort: "updated" },
  ];
  for (const query of queries) await watched(records, query);
  const unsent: number[] = [];
  records.unsentCount$().subscribe((count) => unsent.push(count));
  const conflicts: (readonly RecordDocument[])[] = [];
  records.conflicts$().subscribe((list) => conflicts.push(list));
  const ids = Array.from({ length: 12 }, (_unused, number) => `n${number}`);
  const picked: RecordDocument[][] = [[]];
  records.documents$(["n5", "n2", "never"]).subscribe((list) => picked.push([...list]));
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  for (let round = 0; round < 150; round++) {
    const document = row(ids[random(ids.length)] as string, {
      kind: random(5) === 0 ? "task" : "note",
      lifecycle: (["active", "archived", "deleted"] as const)[random(3)] as "active",
      title: `Title ${random(4)}`,
      parent: `p${random(2)}`,
      updated: random(5),
      conflicts: random(2),
      unsent: random(2) as 0 | 1,
    });
    if (random(6) === 0) await storage.records.bulkRemove([document.id]);
    else await storage.records.incrementalUpsert(document);
  }
  const fresh = above(storage).records;
  for (const query of queries) {
    expect(await firstValueFrom(records.list$(query))).toEqual(await firstValueFrom(fresh.list$(query)));
  }
  expect(unsent.at(-1)).toBe(await firstValueFrom(fresh.unsentCount$()));
  expect(conflicts.at(-1)).toEqual(await firstValueFrom(fresh.conflicts$()));
  expect(picked.at(-1)).toEqual(await firstValueFrom(fresh.documents$(["n5", "n2"])));
});

test("everything comes once, and then what changed, with null for what is gone", async () => {
  const { storage, live } = await started();
  await storage.records.bulkInsert([row("a")]);
  const all = firstValueFrom(live.everything$());
  expect((await all).map(([id]) => id)).toEqual(["a"]);
  const next = firstValueFrom(live.everything$().pipe(skip(1)));
  await firstValueFrom(live.everything$());
  await storage.records.bulkRemove(["a"]);
  expect(await next).toEqual([["a", null]]);
});
