/**
 * RxDB's storage on Dexie, read in bulk. RxDB walks a cursor row by row; a range of an index comes many times faster in one answer.
 * Only `storage.ts` knows this file.
 */
import { getQueryMatcher, getSortComparator, type PreparedQuery, type RxDocumentData, type RxStorage, type RxStorageQueryResult } from "rxdb";
import { fromDexieToStorage, getKeyRangeByQueryPlan, getRxStorageDexie, type RxStorageDexie, type RxStorageInstanceDexie } from "rxdb/plugins/storage-dexie";

export function bulkReadingDexie(settings: Parameters<typeof getRxStorageDexie>[0]): RxStorage<unknown, unknown> {
  const storage: RxStorageDexie = getRxStorageDexie(settings);
  const create = storage.createStorageInstance.bind(storage);
  storage.createStorageInstance = async (parameters) => {
    const instance = await create(parameters);
    const byCursor = instance.query.bind(instance);
    instance.query = async (prepared) => (await readRange(instance, prepared)) ?? byCursor(prepared);
    return instance;
  };
  return storage as RxStorage<unknown, unknown>;
}

/** The same documents in the same order as RxDB's cursor finds; null where the cursor may stop early and is the better way. */
async function readRange<RxDocType>(
  instance: RxStorageInstanceDexie<RxDocType>,
  { query, queryPlan }: PreparedQuery<RxDocType>,
): Promise<RxStorageQueryResult<RxDocType> | null> {
  const limit = query.limit === undefined ? Infinity : (query.skip ?? 0) + query.limit;
  const stopsEarly = limit !== Infinity && queryPlan.sortSatisfiedByIndex;
  if (limit === 0 || (stopsEarly && !queryPlan.selectorSatisfiedByIndex)) return null;
  const { dexieDb, dexieTable, booleanIndexes } = await instance.internals;
  // A range that IndexedDB cannot express is RxDB's to judge.
  const range = attempt(() => getKeyRangeByQueryPlan(booleanIndexes, queryPlan, dexieDb._options.IDBKeyRange));
  if (!range) return null;
  const found = await dexieDb.transaction("r", dexieTable, (transaction) => {
    const index = transaction.idbtrans.objectStore(dexieTable.name).index(`[${queryPlan.index.join("+")}]`);
    return new Promise<unknown[]>((done, failed) => {
      const request = index.getAll(range, stopsEarly ? limit : undefined);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error ?? new Error("The index could not be read"));
    });
  });
  let documents = found.map((one) => fromDexieToStorage(booleanIndexes, one) as RxDocumentData<RxDocType>);
  if (!queryPlan.selectorSatisfiedByIndex) {
    const matches = getQueryMatcher(instance.schema, query);
    documents = documents.filter((one) => matches(one));
  }
  if (!queryPlan.sortSatisfiedByIndex) documents.sort(getSortComparator(instance.schema, query));
  return { documents: query.skip || limit !== Infinity ? documents.slice(query.skip ?? 0, limit) : documents };
}

function attempt<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch {
    return null;
  }
}
