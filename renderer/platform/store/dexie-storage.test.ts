import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { createRxDatabase, type MangoQuery, type RxCollection, type RxJsonSchema, type RxStorage } from "rxdb";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { expect, test } from "vitest";
import { bulkDexie } from "#renderer/platform/store/dexie-storage.ts";

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly lifecycle: string;
  readonly title: string;
  readonly updated: number;
  readonly summary: { readonly [name: string]: unknown };
}

const text = { type: "string", maxLength: 40 } as const;
const schema: RxJsonSchema<Row> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: text,
    kind: text,
    lifecycle: text,
    title: text,
    updated: { type: "number", minimum: 0, maximum: 1_000, multipleOf: 1 },
    summary: { type: "object", additionalProperties: true },
  },
  required: ["id", "kind", "lifecycle", "title", "updated"],
  indexes: [["kind", "lifecycle", "title"], ["updated"]],
};

const rows: Row[] = Array.from({ length: 60 }, (_unused, number) => ({
  id: `row.${(number * 37) % 60}`,
  kind: number % 3 === 0 ? "task" : "contact",
  lifecycle: number % 4 === 0 ? "archived" : "active",
  title: `Title ${String.fromCodePoint(97 + (number % 7))}`,
  updated: (number * 11) % 50,
  summary: { "|odd": { deep: [number, null, { __also: "odd" }] }, flag: number % 2 === 0 },
}));

const queries: MangoQuery<Row>[] = [
  {},
  { selector: { kind: "contact", lifecycle: "active" } },
  { selector: { kind: "contact", lifecycle: "active" }, sort: [{ kind: "asc" }, { lifecycle: "asc" }, { title: "asc" }] },
  { selector: { kind: "contact", lifecycle: { $in: ["active", "archived"] } }, sort: [{ title: "desc" }] },
  { selector: { updated: { $gt: 10, $lte: 30 } } },
  { selector: { updated: { $gt: 0 } }, sort: [{ updated: "asc" }], limit: 7 },
  { selector: { updated: { $gt: 5 } }, sort: [{ updated: "desc" }], skip: 3, limit: 7 },
  { selector: { updated: { $gt: 5 }, title: "Title c" }, sort: [{ updated: "asc" }], skip: 1, limit: 3 },
  { selector: { updated: { $gte: 20 } }, sort: [{ title: "asc" }], limit: 0 },
  { selector: { kind: "nothing" } },
  { selector: { title: { $regex: "e$" } }, skip: 2 },
];

async function filled(storage: RxStorage<unknown, unknown>): Promise<RxCollection<Row>> {
  const database = await createRxDatabase<{ rows: RxCollection<Row> }>({ name: "rows", storage, multiInstance: false });
  const { rows: collection } = await database.addCollections({ rows: { schema } });
  await collection.bulkInsert(rows.slice(0, 40));
  await collection.bulkInsert(rows.slice(30));
  await collection.bulkRemove(["row.3", "row.7"]);
  await collection.bulkInsert([{ ...(rows.find((row) => row.id === "row.7") as Row), title: "Again" }]);
  await collection.storageInstance.cleanup(0);
  await collection.bulkRemove(["row.9"]);
  return collection as RxCollection<Row>;
}

const surroundings = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });

test.each([1_000, 7, 1])("a range read in pages of %i gives what RxDB's cursor gives, in the same order", async (page) => {
  const ours = await filled(bulkDexie(surroundings(), page));
  const reference = surroundings();
  const results = async (collection: RxCollection<Row>): Promise<unknown[]> =>
    await Promise.all(
      queries.map(async (query) => {
        const { documents } = await collection.storageInstance.query(collection.find(structuredClone(query)).getPreparedQuery());
        return documents.map(({ _meta, _rev, ...row }) => row);
      }),
    );
  const found = await results(ours);
  await ours.database.close();
  const theirs = await filled(getRxStorageDexie(reference));
  expect(found).toEqual(await results(theirs));
  expect(found.map((list) => (list as unknown[]).length > 0)).toEqual(queries.map((query) => query.limit !== 0 && !JSON.stringify(query).includes("nothing")));
  await theirs.database.close();
});

test("of many who insert one document at once, one does it and the others hear of it", async () => {
  const collection = await filled(bulkDexie(surroundings()));
  const row = (id: string, title: string): Row => ({ ...(rows[0] as Row), id, title });
  // So many that the taken ids are known from here on.
  const first = collection.bulkInsert(Array.from({ length: 80 }, (_unused, number) => row(`new.${number}`, "first")));
  const others = await Promise.all(["second", "third"].map((title) => collection.bulkInsert([row("other", title), row("new.5", title), row("new.79", title)])));
  expect((await first).error).toEqual([]);
  expect(others.map(({ error }) => error.map((one) => `${one.status} ${one.documentId}`))).toEqual([
    ["409 new.5", "409 new.79"],
    ["409 other", "409 new.5", "409 new.79"],
  ]);
  const again = await Promise.all(["fourth", "fifth"].map((title) => collection.bulkInsert([row("known", title), row("later", title)])));
  expect(again.map(({ error }) => error.length)).toEqual([0, 2]);
  const kept = await collection.findByIds(["new.79", "other", "later"]).exec();
  expect([...kept.values()].map((one) => one.title)).toEqual(["first", "second", "fourth"]);
  await collection.database.close();
});

test("a write that fails in the middle changes nothing and tells nobody", async () => {
  const collection = await filled(bulkDexie(surroundings()));
  const before = await collection.count().exec();
  let told = 0;
  collection.eventBulks$.subscribe(() => told++);
  const unwritable = { ...(rows[0] as Row), id: "bad", summary: { never: () => 1 } };
  await expect(collection.bulkInsert([{ ...(rows[0] as Row), id: "good" }, unwritable])).rejects.toThrow();
  expect([await collection.count().exec(), told]).toEqual([before, 0]);
  await collection.database.close();
});

test("a database that the engine closed is opened again by whoever needs it next", async () => {
  const surroundings = { indexedDB: new IDBFactory(), IDBKeyRange };
  const database = await createRxDatabase<{ rows: RxCollection<Row> }>({ name: "closed", storage: bulkDexie(surroundings), multiInstance: false });
  const { rows: collection } = await database.addCollections({ rows: { schema } });
  await collection.bulkInsert(rows.slice(0, 3));
  const instance = collection.storageInstance.originalStorageInstance as unknown as { internals: Promise<{ dexieDb: { close(how: object): void } }> };
  const engine = (await instance.internals).dexieDb;
  const closing = (): void => engine.close({ disableAutoOpen: false });
  closing();
  await collection.bulkInsert(rows.slice(3, 6));
  closing();
  expect(await collection.count().exec()).toBe(6);
  closing();
  expect((await collection.findByIds([rows[4]!.id]).exec()).size).toBe(1);
  await database.close();
});
