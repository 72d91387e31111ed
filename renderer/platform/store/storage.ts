/**
 * The one seam behind which records are kept. Nothing outside this file and `dexie-storage.ts` knows what they are kept on.
 */
import { addRxPlugin, createRxDatabase, removeRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from "rxdb";
import { RxDBCleanupPlugin } from "rxdb/plugins/cleanup";
import { bulkDexie, indexedKeys } from "#renderer/platform/store/dexie-storage.ts";
import { after, type TitleIndex } from "#renderer/platform/store/first-titles.ts";
import type { QuarantinedChange, RecordDocument } from "#renderer/platform/store/types.ts";

export interface Setting {
  readonly key: string;
  /** JSON. */
  readonly value: string;
}

export interface Collections {
  readonly records: RxCollection<RecordDocument>;
  readonly quarantine: RxCollection<QuarantinedChange>;
  readonly settings: RxCollection<Setting>;
}
export type Storage = RxDatabase<Collections>;

/** Where the database engine comes from when it is not the page's own. */
export interface Surroundings {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

let prepared = false;

export async function openStorage(name: string, surroundings?: Surroundings): Promise<Storage> {
  if (!prepared) {
    addRxPlugin(RxDBCleanupPlugin);
    prepared = true;
  }
  const storage: Storage = await createRxDatabase<Collections>({
    name,
    // Strict: a promise resolves only when the disk has the data, which is what "Saved on this device" says.
    storage: bulkDexie({ chromeTransactionDurability: "strict", ...surroundings }),
    multiInstance: false,
    eventReduce: true,
  });
  await storage.addCollections({ records: { schema: records }, quarantine: { schema: quarantine }, settings: { schema: settings } });
  return storage;
}

/** The titles of a kind's records as the index of its list has them. */
export function titlesOf({ records: { storageInstance, schema } }: Storage, kind: string, lifecycle: string): TitleIndex {
  const keys = (from: string, to: readonly string[], most?: number) =>
    indexedKeys<RecordDocument>({ internals: storageInstance.internals, primaryPath: schema.primaryPath }, listIndex, [kind, lifecycle, from], to, most);
  return {
    next: async (from) => (await keys(from, [kind, after(lifecycle)], 1))[0]?.[2],
    beginningWith: async (letter) =>
      (await keys(letter, [kind, lifecycle, after(letter)])).map(([, , title, id]) => ({ title: title as string, id: id as string })),
  };
}

/** Removes a store that is not open, with everything in it. */
export async function removeStorage(name: string): Promise<void> {
  await removeRxDatabase(name, bulkDexie({}));
}

const listIndex = ["kind", "lifecycle", "title"] as const;
const text = (maxLength: number) => ({ type: "string", maxLength }) as const;
const letters = { type: "string" } as const;
const count = (maximum: number) => ({ type: "number", minimum: 0, maximum, multipleOf: 1 }) as const;

const records: RxJsonSchema<RecordDocument> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: text(160),
    kind: text(32),
    scope: text(40),
    audience: text(16),
    lifecycle: text(16),
    title: text(200),
    status: text(64),
    parent: text(160),
    updated: count(2 ** 52),
    updatedBy: text(160),
    conflicts: count(10_000),
    summary: { type: "object", additionalProperties: true },
    search: letters,
    crdt: letters,
    acked: letters,
    unsent: count(1),
  },
  required: ["id", "kind", "scope", "audience", "lifecycle", "title", "status", "parent", "updated", "updatedBy", "conflicts", "unsent"],
  // Each index costs every write. A kind's list is its lifecycle's range in order of title; a record's children are its parent's.
  indexes: [listIndex, ["kind", "parent"], ["unsent", "updated"], ["conflicts"]],
};

const quarantine: RxJsonSchema<QuarantinedChange> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: text(200),
    recordId: text(160),
    title: letters,
    kind: letters,
    change: letters,
    reason: letters,
    detail: letters,
    at: count(2 ** 52),
  },
  required: ["id", "recordId", "at"],
};

const settings: RxJsonSchema<Setting> = {
  version: 0,
  primaryKey: "key",
  type: "object",
  properties: { key: text(100), value: letters },
  required: ["key", "value"],
};
