/** What the benchmarks call in a real renderer: the store's own modules, and raw IndexedDB beside them. Times are in milliseconds. */
import { holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import { encodeRecord } from "#shared/crdt/codec.ts";
import { acknowledgedBy } from "#shared/crdt/merge.ts";
import type { RecordState } from "#shared/crdt/record.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { limits } from "#shared/sync/protocol.ts";
import { listedContacts, organisationDirectory } from "#renderer/features/contacts/list-contacts.ts";
import { openDeskStore, type DeskStore } from "#renderer/platform/store/desk-store.ts";
import { documentOf } from "#renderer/platform/store/record-document.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { Dexie } from "dexie";
import { filter, firstValueFrom } from "rxjs";
import { author, contact, contactId, scope } from "../people.ts";

let records: RecordState[] = [];
let documents: RecordDocument[] = [];
let pages: string[] = [];
let opened = 0;

const fresh = (what: string): string => `${what}-${opened++}-${Math.trunc(performance.now())}`;
const openStore = (name: string): Promise<DeskStore> =>
  openDeskStore({ name, person: author.person, replica: author.replica, kindOf, now: () => Date.now(), newReplica: async () => author.replica });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function fill(device: DeskStore["device"]): Promise<void> {
  for (const page of pages) await device.mergeRecords(JSON.parse(page) as RecordState[]);
}

/** A table with the very indexes that the store has, written with the same durability. */
function openRaw(): Dexie {
  const database = new Dexie(fresh("raw"), { chromeTransactionDurability: "strict" });
  database.version(1).stores({ records: "id, [kind+lifecycle+title], [kind+parent], [unsent+updated], conflicts" });
  return database;
}

let plain: IDBDatabase | null = null;
function openPlain(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(fresh("plain"), 1);
    request.onupgradeneeded = () => request.result.createObjectStore("records", { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error("not opened"));
  });
}

function putStrictly(database: IDBDatabase, document: RecordDocument): Promise<void> {
  return new Promise((done, failed) => {
    const transaction = database.transaction("records", "readwrite", { durability: "strict" });
    transaction.objectStore("records").put(document);
    transaction.oncomplete = () => done();
    transaction.onerror = () => failed(transaction.error ?? new Error("not written"));
  });
}

/** A Dexie table with the store's indexes: what of an edit's cost is the indexes and Dexie, and what is ours. */
let indexed: Dexie | null = null;
let store: DeskStore | null = null;
let closeList: (() => void) | null = null;

interface PouchDatabase {
  bulkDocs(documents: readonly object[]): Promise<unknown>;
  info(): Promise<{ doc_count: number }>;
  destroy(): Promise<void>;
}
declare const PouchDB: (new (name: string) => PouchDatabase) & { replicate(from: PouchDatabase, to: PouchDatabase, options: object): Promise<unknown> };
let pouchSource: PouchDatabase | null = null;

const bench = {
  prepare(count: number): number {
    records = Array.from({ length: count }, (_unused, number) => contact(number));
    documents = records.map((record) => documentOf({ record, acked: acknowledgedBy(record) }, kindOf));
    pages = [];
    for (let start = 0; start < count; start += limits.page) pages.push(JSON.stringify(records.slice(start, start + limits.page)));
    return records.reduce((sum, record) => sum + encodeRecord(record).length, 0) / count;
  },

  async pullOurs(): Promise<number> {
    const desk = await openStore(fresh("ours"));
    const time = await timed(() => fill(desk.device));
    if ((await desk.count()) !== records.length) throw new Error("records are missing");
    await desk.erase();
    return time;
  },
  async pullRaw(): Promise<number> {
    const database = openRaw();
    await database.open();
    const table = database.table("records");
    const time = await timed(async () => {
      for (let start = 0; start < documents.length; start += limits.page) await table.bulkAdd(documents.slice(start, start + limits.page));
    });
    await database.delete();
    return time;
  },
  async preparePouch(count: number): Promise<void> {
    pouchSource = new PouchDB(fresh("pouch-source"));
    for (let start = 0; start < count; start += limits.page) {
      await pouchSource.bulkDocs(documents.slice(start, start + limits.page).map(({ id, ...rest }) => ({ _id: id, ...rest })));
    }
  },
  async pullPouch(): Promise<number> {
    const target = new PouchDB(fresh("pouch-target"));
    const time = await timed(() => PouchDB.replicate(pouchSource as PouchDatabase, target, { batch_size: limits.page }));
    await target.destroy();
    return time;
  },
  /** Where the time of a pull goes when nothing is stored. */
  pullParts(): Record<string, number> {
    const began = performance.now();
    const parsed = pages.map((page) => JSON.parse(page) as RecordState[]);
    const read = performance.now();
    for (const page of parsed) for (const record of page) documentOf({ record, acked: acknowledgedBy(record) }, kindOf);
    return { parse: read - began, project: performance.now() - read };
  },

  async openFilled(): Promise<void> {
    store = await openStore(fresh("filled"));
    await fill(store.device);
    plain = await openPlain();
    for (const document of documents.slice(0, 500)) await putStrictly(plain, document);
    indexed = openRaw();
    await indexed.open();
    for (let start = 0; start < documents.length; start += limits.page) await indexed.table("records").bulkAdd(documents.slice(start, start + limits.page));
  },
  watchList(isOpen: boolean): Promise<void> {
    closeList?.();
    closeList = null;
    if (!isOpen) return Promise.resolve();
    return new Promise((done) => {
      const watching = (store as DeskStore).records.list$({ kind: "contact" }).subscribe(() => done());
      closeList = () => watching.unsubscribe();
    });
  },
  /** @returns the time of each edit, until it is durable */
  async editOurs(count: number, from: number): Promise<number[]> {
    const times: number[] = [];
    for (let number = from; number < from + count; number++) {
      const target = { id: contactId(number % 500), kind: "contact", scope };
      times.push(await timed(() => (store as DeskStore).records.edit(target, [{ type: "set", field: "function", value: `Director ${number}` }])));
    }
    return times;
  },
  async editPlain(count: number, from: number): Promise<number[]> {
    const times: number[] = [];
    for (let number = from; number < from + count; number++) {
      const document = { ...(documents[number % 500] as RecordDocument), updated: number };
      times.push(await timed(() => putStrictly(plain as IDBDatabase, document)));
    }
    return times;
  },
  async editIndexed(count: number, from: number): Promise<number[]> {
    const table = (indexed as Dexie).table("records");
    const times: number[] = [];
    for (let number = from; number < from + count; number++) {
      const document = { ...(documents[number % 500] as RecordDocument), updated: number };
      times.push(await timed(() => table.put(document)));
    }
    return times;
  },

  /** Opens the store again, as after a start, and measures until the whole sorted list is there. */
  async listOpen(): Promise<{ open: number; first: number; again: number; raw: number }> {
    const name = (await (store as DeskStore).settings.read("bench-name", "")) || fresh("list");
    let desk = await openStore(name);
    if ((await desk.count()) === 0) {
      await fill(desk.device);
      await (store as DeskStore).settings.write("bench-name", name);
    }
    await desk.close();
    const began = performance.now();
    desk = await openStore(name);
    const open = performance.now();
    const whole = (): Promise<readonly RecordDocument[]> =>
      firstValueFrom(desk.records.list$({ kind: "contact" }).pipe(filter((list) => list.length === records.length)));
    await whole();
    const first = performance.now();
    await whole();
    const again = performance.now();
    await desk.close();
    const raw = await timed(() => (indexed as Dexie).table("records").toArray());
    return { open: open - began, first: first - open, again: again - first, raw };
  },
  async listSearch(queries: readonly string[]): Promise<{ sortTitle: number; sortUpdated: number; searches: number[]; found: number }> {
    const list = await firstValueFrom((store as DeskStore).records.list$({ kind: "contact" }).pipe(filter((now) => now.length === records.length)));
    const directory = organisationDirectory([]);
    const began = performance.now();
    const listed = listedContacts(list, directory, "title");
    const sorted = performance.now();
    listedContacts(list, directory, "updated");
    const again = performance.now();
    let found = 0;
    const searches = queries.map((query) => {
      const start = performance.now();
      const words = searchedWords(query);
      found += listed.filter((one) => holdsEveryWord(words, one.folded)).length;
      return performance.now() - start;
    });
    return { sortTitle: sorted - began, sortUpdated: again - sorted, searches, found };
  },
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
document.title = "ready";
