/** Nothing that was saved here is lost when a record must go or go back: SY-21, SY-33. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { firstValueFrom } from "rxjs";
import { afterEach, expect, test } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord, shownValue, type RecordDelta, type RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import type { KindDefinition } from "#shared/domain/kind.ts";
import { asPersonId, asRecordId, asScope, replicaFor, type ReplicaId } from "#shared/lib/ids.ts";
import { openDeskStore, type DeskStore } from "#renderer/platform/store/desk-store.ts";

const note: KindDefinition = {
  kind: "note",
  fields: {},
  sets: {},
  texts: {},
  audience: "internal",
  project: (view) => ({ title: String(view.value("title") ?? ""), status: "", parent: "", summary: {}, search: "" }),
};
const scope = asScope("country:BEL");
const id = asRecordId("note.1");
const target = { id, kind: "note", scope };
const set = (field: string, value: string): Edit => ({ type: "set", field, value });
const body = (value: string): Edit => ({ type: "replace-text", text: "body", value });
const colleague = { replica: replicaFor(2, 7), person: asPersonId("person.two"), at: 50 };

const open: DeskStore[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
});

interface Surroundings {
  readonly now?: () => number;
  /** While the main process gives a new replica, a person goes on typing. */
  readonly whileRenewing?: (store: DeskStore, time: number) => Promise<void>;
}

async function desk({ now, whileRenewing }: Surroundings = {}): Promise<DeskStore> {
  let time = 100;
  let renewed = 0;
  const store: DeskStore = await openDeskStore({
    name: "desk",
    person: asPersonId("person.one"),
    replica: replicaFor(9, 1),
    kindOf: (kind) => (kind === "note" ? note : undefined),
    now: now ?? (() => time++),
    newReplica: async (): Promise<ReplicaId> => {
      renewed += 1;
      await whileRenewing?.(store, renewed);
      return replicaFor(9, 1 + renewed);
    },
    surroundings: { indexedDB: new IDBFactory(), IDBKeyRange },
  });
  open.push(store);
  return store;
}

const hubCopy = (...edits: readonly Edit[]): RecordState => applyEdits(emptyRecord(id, "note", scope), colleague, edits);
async function kept(store: DeskStore): Promise<readonly RecordDelta[]> {
  return (await firstValueFrom(store.records.quarantine$())).map((one) => JSON.parse(one.change) as RecordDelta);
}
async function push(store: DeskStore): Promise<RecordDelta> {
  return (await store.device.collectUnsent(10, new Set(), new Set())).changes[0]!;
}

test("the letters of a text that the hub knew in part can be read whole in the quarantine after the record is withdrawn", async () => {
  const store = await desk();
  await store.device.mergeRecords([hubCopy(body("Known to the hub."))]);
  await store.records.edit(target, [body("Known to the hub. Written on the train.")]);
  await store.device.withdraw([id]);
  expect((await kept(store)).map((one) => textOf(one.texts["body"]!.state))).toEqual(["Known to the hub. Written on the train."]);
});

test("they can be read whole, too, when the hub refuses them and shows no copy", async () => {
  const store = await desk();
  await store.device.mergeRecords([hubCopy(body("Known to the hub."))]);
  await store.records.edit(target, [body("Known to the hub. Written on the train.")]);
  await store.device.quarantine({ id, delta: await push(store), reason: "not-visible", hubCopy: null });
  expect((await kept(store)).map((one) => textOf(one.texts["body"]!.state))).toEqual(["Known to the hub. Written on the train."]);
});

test("two changes to one record that are refused in one moment are both kept", async () => {
  const store = await desk({ now: () => 1_000 });
  const copy = hubCopy(set("title", "Theirs"));
  await store.device.mergeRecords([copy]);
  for (const title of ["First", "Second"]) {
    await store.records.edit(target, [set("title", title)]);
    await store.device.quarantine({ id, delta: await push(store), reason: "wrong-type", hubCopy: copy });
  }
  expect((await kept(store)).map((one) => shownValue(one, "title")).sort()).toEqual(["First", "Second"]);
});

const typesOnce = async (store: DeskStore, time: number): Promise<void> => {
  if (time === 1) await store.records.edit(target, [set("place", "Typed meanwhile")]);
};

test("what a person types while a record is being withdrawn is kept", async () => {
  const store = await desk({ whileRenewing: typesOnce });
  await store.device.mergeRecords([hubCopy(set("title", "Theirs"))]);
  await store.records.edit(target, [set("title", "Mine")]);
  await store.device.withdraw([id]);
  expect(await store.records.open(id)).toBeNull();
  const values = (await kept(store)).flatMap((one) => ["title", "place"].map((field) => shownValue(one, field)));
  expect(values).toEqual(expect.arrayContaining(["Mine", "Typed meanwhile"]));
});

test("what a person types while a refused record is being removed is kept", async () => {
  const store = await desk({ whileRenewing: typesOnce });
  await store.records.edit(target, [set("title", "Mine")]);
  await store.device.quarantine({ id, delta: await push(store), reason: "not-your-country", hubCopy: null });
  expect(await store.records.open(id)).toBeNull();
  const values = (await kept(store)).flatMap((one) => ["title", "place"].map((field) => shownValue(one, field)));
  expect(values).toEqual(expect.arrayContaining(["Mine", "Typed meanwhile"]));
});

test("what a person types while a restored hub's copy takes a record's place is kept", async () => {
  const store = await desk({ whileRenewing: typesOnce });
  const copy = hubCopy(set("title", "Theirs"));
  await store.device.mergeRecords([copy]);
  await store.device.forgetAcknowledgements();
  await store.records.edit(target, [set("title", "Mine")]);
  await store.device.quarantine({ id, delta: await push(store), reason: "read-only-role", hubCopy: copy });
  const values = (await kept(store)).flatMap((one) => ["title", "place"].map((field) => shownValue(one, field)));
  expect(values).toEqual(expect.arrayContaining(["Mine", "Typed meanwhile"]));
  expect(shownValue((await store.records.open(id))!.record, "title")).toBe("Theirs");
});

test("letters that a person types while the text they belong to goes back to the hub's are kept", async () => {
  const store = await desk({ whileRenewing: async (now, time) => (time === 1 ? now.records.edit(target, [body("Refused, and more.")]) : undefined) });
  const copy = hubCopy(set("title", "Theirs"));
  await store.device.mergeRecords([copy]);
  await store.records.edit(target, [body("Refused.")]);
  await store.device.quarantine({ id, delta: await push(store), reason: "read-only-role", hubCopy: copy });
  expect((await kept(store)).map((one) => textOf(one.texts["body"]!.state))).toContain("Refused, and more.");
  expect((await store.records.open(id))!.record.texts).toEqual({});
});
