/**
 * RxDB's storage on Dexie, read and written in bulk. RxDB walks a cursor row by row, looks for each document before it inserts it, and
 * copies each deeply on its way; a range of an index comes many times faster in one answer. What is read and written is the same.
 * Only `storage.ts` knows this file.
 */
import {
  categorizeBulkWriteRows,
  getQueryMatcher,
  getSortComparator,
  type BulkWriteRow,
  type PreparedQuery,
  type RxDocumentData,
  type RxStorage,
  type RxStorageBulkWriteResponse,
  type RxStorageQueryResult,
} from "rxdb";
import {
  fromDexieToStorage,
  fromStorageToDexie,
  getKeyRangeByQueryPlan,
  getRxStorageDexie,
  type RxStorageDexie,
  type RxStorageInstanceDexie,
} from "rxdb/plugins/storage-dexie";

/** @param page how many documents are read at once: between two pages the window can draw */
export function bulkDexie(settings: Parameters<typeof getRxStorageDexie>[0], page = 1_000): RxStorage<unknown, unknown> {
  const storage: RxStorageDexie = getRxStorageDexie(settings);
  const create = storage.createStorageInstance.bind(storage);
  storage.createStorageInstance = async (parameters) => {
    const instance = await create(parameters);
    const byCursor = instance.query.bind(instance);
    instance.query = async (prepared) => (await readRange(instance, prepared, page)) ?? byCursor(prepared);
    if (!instance.schema.attachments) instance.bulkWrite = (rows, context) => writeRows(instance, rows, context);
    for (const name of touching) openFirst(instance, name);
    return instance;
  };
  return storage as RxStorage<unknown, unknown>;
}

const touching = ["query", "count", "bulkWrite", "findDocumentsById", "cleanup"] as const;

/** The engine closes its database when the disk fails it, as a full one does. It is opened again by whoever needs it next. */
function openFirst<RxDocType>(instance: RxStorageInstanceDexie<RxDocType>, name: (typeof touching)[number]): void {
  const call = instance[name] as (...values: unknown[]) => Promise<unknown>;
  const opening = async (...values: unknown[]): Promise<unknown> => {
    const { dexieDb } = await instance.internals;
    if (!dexieDb.isOpen() && !instance.closed) await dexieDb.open();
    return call.apply(instance, values);
  };
  Object.assign(instance, { [name]: opening });
}

/** The same documents in the same order as RxDB's cursor finds; null where the cursor may stop early and is the better way. */
async function readRange<RxDocType>(
  instance: RxStorageInstanceDexie<RxDocType>,
  { query, queryPlan }: PreparedQuery<RxDocType>,
  page: number,
): Promise<RxStorageQueryResult<RxDocType> | null> {
  const limit = query.limit === undefined ? Infinity : (query.skip ?? 0) + query.limit;
  const stopsEarly = limit !== Infinity && queryPlan.sortSatisfiedByIndex;
  if (limit === 0 || (stopsEarly && !queryPlan.selectorSatisfiedByIndex)) return null;
  const { dexieDb, dexieTable, booleanIndexes } = await instance.internals;
  const { indexedDB: factory = indexedDB, IDBKeyRange: ranges = IDBKeyRange } = dexieDb._options as Partial<typeof globalThis>;
  // A range that IndexedDB cannot express is RxDB's to judge.
  const range = attempt(() => getKeyRangeByQueryPlan(booleanIndexes, queryPlan, ranges));
  if (!range) return null;
  // An index ends with the id, so that the last document of a page says where the next one begins.
  const names = queryPlan.index;
  const inPages = names.at(-1) === instance.primaryPath && !isNested(names);
  let documents: RxDocumentData<RxDocType>[] = [];
  await dexieDb.transaction("r", dexieTable, async (transaction) => {
    const index = transaction.idbtrans.objectStore(dexieTable.name).index(`[${names.join("+")}]`);
    const most = stopsEarly ? limit : Infinity;
    let rest: IDBKeyRange = range;
    for (;;) {
      const wanted = Math.min(inPages ? page : Infinity, most - documents.length);
      const rows = await answered<StoredRow[]>(index.getAll(rest, wanted === Infinity ? undefined : wanted));
      const key = names.map((name) => rows.at(-1)?.[name]);
      for (const row of rows) documents.push(fromTable(booleanIndexes, row) as RxDocumentData<RxDocType>);
      if (rows.length < wanted || documents.length === most) return;
      if (factory.cmp(key, range.upper) >= 0) return;
      rest = ranges.bound(key, range.upper, true, range.upperOpen);
    }
  });
  if (!queryPlan.selectorSatisfiedByIndex) {
    const matches = getQueryMatcher(instance.schema, query);
    documents = documents.filter((one) => matches(one));
  }
  if (!queryPlan.sortSatisfiedByIndex) documents.sort(getSortComparator(instance.schema, query));
  return { documents: query.skip || limit !== Infinity ? documents.slice(query.skip ?? 0, limit) : documents };
}

/**
 * The keys of an index between two of its keys, without reading a document.
 * @param names the index's own columns; before them the storage puts whether a document is deleted, after them its id
 * @param lower and `upper`, which is left out: values of the first of these columns
 */
export async function indexedKeys<RxDocType>(
  { internals, primaryPath }: { readonly internals: unknown; readonly primaryPath: string },
  names: readonly (keyof RxDocType & string)[],
  lower: readonly string[],
  upper: readonly string[],
  most = Infinity,
): Promise<readonly (readonly string[])[]> {
  const { dexieDb, dexieTable } = await (internals as RxStorageInstanceDexie<RxDocType>["internals"]);
  const { IDBKeyRange: ranges = IDBKeyRange } = dexieDb._options as Partial<typeof globalThis>;
  const range = ranges.bound(["0", ...lower], ["0", ...upper], false, true);
  return dexieDb.transaction("r", dexieTable, (transaction) => {
    const index = transaction.idbtrans.objectStore(dexieTable.name).index(`[${["_deleted", ...names, primaryPath].join("+")}]`);
    return new Promise<readonly (readonly string[])[]>((done, failed) => {
      const keys: (readonly string[])[] = [];
      const request = index.openKeyCursor(range);
      request.onerror = () => failed(request.error ?? new Error("The index did not answer"));
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor) keys.push((cursor.key as string[]).slice(1));
        if (cursor && keys.length < most) cursor.continue();
        else done(keys);
      };
    });
  });
}

/** From so many new documents on it is cheaper to read which ids are taken than to look for each document. */
const manyInserts = 50;
/** Per open table, every id that may be taken. It may name too many, never too few: nobody else writes to the table. */
const takenIds = new WeakMap<object, Set<string>>();

async function writeRows<RxDocType>(
  instance: RxStorageInstanceDexie<RxDocType>,
  rows: BulkWriteRow<RxDocType>[],
  context: string,
): Promise<RxStorageBulkWriteResponse<RxDocType>> {
  if (rows.length === 0) return { error: [] };
  if (instance.closed) throw new Error(`The storage of ${instance.collectionName} is closed`);
  const { dexieDb, dexieTable, booleanIndexes } = await instance.internals;
  const idOf = (row: BulkWriteRow<RxDocType>): string => row.document[instance.primaryPath] as string;
  const categorized = await dexieDb.transaction("rw", dexieTable, async (transaction) => {
    const store = transaction.idbtrans.objectStore(dexieTable.name);
    const ids = rows.map(idOf);
    const present = new Map<string, RxDocumentData<RxDocType>>();
    const look = async (id: string): Promise<void> => {
      const found = await answered<StoredRow | undefined>(store.get(id));
      if (found) present.set(id, fromTable(booleanIndexes, found) as RxDocumentData<RxDocType>);
    };
    // The first answer says that every write before this one is done: only then the ids that are taken may be asked.
    await look(ids[0] as string);
    let taken = takenIds.get(dexieDb);
    if (!taken && rows.length >= manyInserts) {
      taken = new Set(await answered<string[]>(store.getAllKeys()));
      takenIds.set(dexieDb, taken);
    }
    await Promise.all(
      ids
        .slice(1)
        .filter((id) => !taken || taken.has(id))
        .map(look),
    );
    const sorted = categorizeBulkWriteRows<RxDocType>(instance, instance.primaryPath as never, present, rows as never, context);
    for (const row of [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs]) {
      taken?.add(idOf(row));
      store.put(toTable(booleanIndexes, row.document));
    }
    return sorted;
  });
  // Only now the disk has it all.
  const { eventBulk, newestRow, errors } = categorized;
  if (eventBulk.events.length > 0 && newestRow) {
    const { document } = newestRow;
    eventBulk.checkpoint = { id: document[instance.primaryPath] as string, lwt: document._meta.lwt };
    instance["changes$"].next(eventBulk);
  }
  return { error: errors };
}

type StoredRow = Record<string, unknown>;

/** As RxDB converts, without its deep copy: the row was read for us alone. */
function fromTable(booleanIndexes: string[], row: StoredRow): unknown {
  if (isNested(booleanIndexes) || hasMarkedName(row)) return fromDexieToStorage(booleanIndexes, row);
  for (const name of booleanIndexes) row[name] = row[name] === "1";
  return row;
}

function toTable(booleanIndexes: string[], document: object): unknown {
  if (isNested(booleanIndexes) || hasMarkedName(document)) return fromStorageToDexie(booleanIndexes, document as never);
  const row: StoredRow = { ...document };
  for (const name of booleanIndexes) row[name] = row[name] ? "1" : "0";
  return row;
}

const isNested = (names: readonly string[]): boolean => names.some((name) => name.includes("."));

/** RxDB writes a name that begins with a bar with two low lines instead. */
function hasMarkedName(value: object): boolean {
  for (const name in value) {
    if (name.includes("|") || name.includes("__")) return true;
    const inner = (value as StoredRow)[name];
    if (typeof inner === "object" && inner !== null && hasMarkedName(inner)) return true;
  }
  return false;
}

function answered<Result>(request: IDBRequest): Promise<Result> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result as Result);
    request.onerror = () => failed(request.error ?? new Error("The table did not answer"));
  });
}

function attempt<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch {
    return null;
  }
}
