/** SY-29: one record that cannot be read holds up no other, and is healed by the hub's copy. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, expect, test } from "vitest";
import { applyEdits } from "#shared/crdt/edit.ts";
import { emptyRecord, shownValue } from "#shared/crdt/record.ts";
import { asPersonId, asRecordId, asScope, replicaFor, type ReplicaId } from "#shared/lib/ids.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { openDeskStore, type DeskStore } from "#renderer/platform/store/desk-store.ts";
import { openStorage } from "#renderer/platform/store/storage.ts";

const scope = asScope("country:BEL");
const damaged = asRecordId("note.damaged");
const other = asRecordId("note.other");
const set = (field: string, value: string) => [{ type: "set", field, value }] as const;
const colleague = { replica: replicaFor(2, 7), person: asPersonId("person.two"), at: 50 };
const hubCopy = applyEdits(emptyRecord(damaged, "note", scope), colleague, set("title", "As the hub has it"));

let store: DeskStore | undefined;
afterEach(() => store?.close());

async function openWithDamage(): Promise<DeskStore & { readonly renewed: ReplicaId[] }> {
  const surroundings = { indexedDB: new IDBFactory(), IDBKeyRange };
  const renewed: ReplicaId[] = [];
  const options = {
    name: "desk",
    person: asPersonId("person.one"),
    replica: replicaFor(9, 1),
    kindOf: () => undefined,
    now: () => 1,
    newReplica: async () => {
      renewed.push(replicaFor(9, 2 + renewed.length));
      return renewed.at(-1)!;
    },
    surroundings,
  };
  const before = await openDeskStore(options);
  await before.records.edit({ id: damaged, kind: "note", scope }, set("title", "Damaged later"));
  await before.records.edit({ id: other, kind: "note", scope }, set("title", "Whole"));
  await before.close();
  const raw = await openStorage("desk", surroundings);
  await (await raw.records.findOne(damaged).exec())!.incrementalPatch({ crdt: "{half of a rec" });
  await raw.close();
  store = await openDeskStore(options);
  return Object.assign(store, { renewed });
}

test("SY-29 the others are collected, and it is named", async () => {
  const { device } = await openWithDamage();
  const { changes, unreadable } = await device.collectUnsent(10, new Set(), new Set());
  expect(changes.map((change) => change.id)).toEqual([other]);
  expect(unreadable).toEqual([damaged]);
  expect((await device.collectUnsent(1, new Set(unreadable), new Set())).changes).toHaveLength(1);
});

test("SY-29 the hub's copy takes its place, also as a page of several, and what could not be read is kept apart", async () => {
  const { device, records, settings, renewed } = await openWithDamage();
  expect(await device.applyDeltas([{ ...hubCopy, base: { "2-aaah": 1 } as never }])).toEqual({ missing: [damaged] });
  await device.mergeRecords([hubCopy]);
  expect(shownValue((await records.open(damaged))!.record, "title")).toBe("As the hub has it");
  expect(await settings.read(`unreadable.${damaged}`, null)).toMatchObject({ crdt: "{half of a rec" });
  expect(renewed.length).toBeGreaterThan(0);
  expect(await device.countUnsent()).toBe(1);
});

test("SY-29 a restored hub, a withdrawal and a lost feed are dealt with all the same", async () => {
  const { device, records, settings } = await openWithDamage();
  await device.forgetAcknowledgements();
  await device.keepOnly([], {} as SessionPerson);
  expect(await records.open(damaged)).toBeNull();
  expect(await records.open(other)).toBeNull();
  expect(await settings.read(`unreadable.${damaged}`, null)).toMatchObject({ crdt: "{half of a rec" });
});
