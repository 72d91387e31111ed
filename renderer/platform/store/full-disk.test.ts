/** A disk that is full: nothing is called saved that is not, nothing typed meanwhile is lost, and it goes on by itself. */
import { IDBFactory, IDBKeyRange, IDBObjectStore } from "fake-indexeddb";
import { firstValueFrom, filter } from "rxjs";
import { afterEach, expect, test, vi } from "vitest";
import { shownValue } from "#shared/crdt/record.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";
import { openDeskStore, type DeskStore } from "#renderer/platform/store/desk-store.ts";

const id = asRecordId("note.1");
const target = { id, kind: "note", scope: asScope("country:BEL") };
const set = (field: string, value: string) => [{ type: "set", field, value }] as const;

let store: DeskStore | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await store?.close();
});

async function open(): Promise<DeskStore> {
  const replica = replicaFor(9, 1);
  const surroundings = { indexedDB: new IDBFactory(), IDBKeyRange };
  store = await openDeskStore({
    name: "desk",
    person: asPersonId("person.one"),
    replica,
    kindOf: () => undefined,
    now: () => 1,
    newReplica: async () => replica,
    surroundings,
  });
  return store;
}

function fillDisk(): { free(): void } {
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("The disk is full", "QuotaExceededError");
  });
  return { free: () => full.mockRestore() };
}

test("what a person writes while the disk is full waits, in its order, and is saved when there is room", async () => {
  const { records } = await open();
  await records.edit(target, set("title", "Before"));
  const disk = fillDisk();
  let saved = 0;
  const edits = ["First", "Second", "Third"].map((value) => records.edit(target, set("title", value)).then(() => saved++));
  const trouble = await firstValueFrom(records.trouble$().pipe(filter((one) => one !== null)));
  expect(trouble).toMatchObject({ code: "disk-full" });
  edits.push(records.edit(target, set("title", "Last")).then(() => saved++));
  await new Promise((done) => setTimeout(done, 100));
  expect(saved).toBe(0);
  expect(await firstValueFrom(records.writing$())).toHaveLength(4);
  disk.free();
  await Promise.all(edits);
  expect(shownValue((await records.open(id))!.record, "title")).toBe("Last");
  expect(await firstValueFrom(records.writing$())).toHaveLength(0);
  expect(await firstValueFrom(records.trouble$())).toBeNull();
});

test("what no waiting helps is told at once", async () => {
  const { records } = await open();
  await records.edit(target, set("title", "Before"));
  await expect(records.edit(target, [{ type: "text", text: "body", update: "AQEF////" }])).rejects.toThrow();
  expect(await firstValueFrom(records.trouble$())).toBeNull();
});
