/** Records merged and durably committed per second by the hub, beside a raw upsert of the same bytes and the peers' own servers. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { encodeRecord } from "#shared/crdt/codec.ts";
import type { RecordState } from "#shared/crdt/record.ts";
import { limits } from "#shared/sync/protocol.ts";
import { openHub } from "./hub-contender.ts";
import { clocked, interleaved, medianOf, ratio, type Contender, type Report } from "./measure.ts";
import { installPeers, loadPeer } from "./peers-install.ts";
import { contact } from "./people.ts";
import type { Surroundings } from "./run.ts";

const recordCount = 5_000;
/** Batch size → batches in one repetition. */
const batches = new Map([
  [1, 200],
  [100, 40],
  [1_000, 10],
]);
const peerRecords = new Map([
  [1, 60],
  [100, 400],
  [1_000, 1_000],
]);

/** What an adapter in bench/peers gives. */
interface Peer {
  open(
    folder: string,
    documents: readonly { readonly id: string; readonly fields: Readonly<Record<string, unknown>> }[],
    flushes?: boolean,
  ): Promise<{
    /** Changes one field in each of `ids`, `batch` at a time; resolves when all is stored. */
    change(ids: readonly string[], batch: number, round: number): Promise<void>;
    close(): Promise<void>;
  }>;
}

export async function merge({ say }: Surroundings): Promise<Report> {
  await installPeers(say);
  const folder = await mkdtemp(join(tmpdir(), "focal-desk-bench-"));
  const records = Array.from({ length: recordCount }, (_unused, number) => contact(number));
  const hub = await openHub(join(folder, "hub.sqlite"), records);
  const raw = openRaw(join(folder, "raw.sqlite"), records);
  const documents = records
    .slice(0, 1_000)
    .map((record) => ({ id: record.id, fields: Object.fromEntries(Object.entries(record.fields).map(([name, heads]) => [name, heads[0]?.value])) }));
  const hocuspocus = await (await loadPeer<Peer>("hocuspocus")).open(join(folder, "hocuspocus.sqlite"), documents);
  const pouch = await (await loadPeer<Peer>("pouchdb")).open(join(folder, "pouchdb"), documents, true);
  const unflushed = await (await loadPeer<Peer>("pouchdb")).open(join(folder, "pouchdb-unflushed"), documents);
  say("filled");
  let round = 0;
  const contenders: Contender[] = [...batches].flatMap(([batch, times]) => {
    const peerIds = documents.slice(0, peerRecords.get(batch)).map((document) => document.id);
    const of = (name: string, records: number, prepare: () => () => Promise<unknown>, repetitions?: number): Contender => ({
      name: `${name}, ${batch}`,
      unit: "records/s",
      units: { processor: "µs/record" },
      async run() {
        const work = prepare();
        const { seconds, processorMicroseconds } = await clocked(async () => void (await work()));
        return { "": records / seconds, processor: processorMicroseconds / records };
      },
      ...(repetitions ? { repetitions } : {}),
    });
    return [
      of("Focal Desk hub", batch * times, () => hub.push(batch, times)),
      of("raw upsert", batch * times, () => raw.upsert(batch, times)),
      of("Hocuspocus to SQLite", peerIds.length, () => () => hocuspocus.change(peerIds, batch, round++), 5),
      of("PouchDB on LevelDB, flushed", peerIds.length, () => () => pouch.change(peerIds, batch, round++), 5),
      of("PouchDB on LevelDB, not flushed", peerIds.length, () => () => unflushed.change(peerIds, batch, round++), 5),
    ];
  });
  const results = await interleaved(contenders, say);
  const parts = hub.parts(1_000);
  await Promise.all([hub.close(), hocuspocus.close(), pouch.close(), unflushed.close()]);
  raw.close();
  await rm(folder, { recursive: true, force: true });
  const ours = (batch: number): number => medianOf(results, `Focal Desk hub, ${batch}`);
  const bestPeer = (batch: number): number =>
    Math.max(medianOf(results, `Hocuspocus to SQLite, ${batch}`), medianOf(results, `PouchDB on LevelDB, flushed, ${batch}`));
  const unflushedPeer = (batch: number): number => medianOf(results, `PouchDB on LevelDB, not flushed, ${batch}`);
  return {
    results,
    ratios: [
      ratio("hub / raw upsert, 1,000", ours(1_000) / medianOf(results, "raw upsert, 1000"), ">=", 0.25),
      ratio("hub / raw upsert, 100", ours(100) / medianOf(results, "raw upsert, 100"), ">=", 0.25),
      ratio("hub / raw upsert, 1", ours(1) / medianOf(results, "raw upsert, 1"), ">=", 0.25),
      ratio(
        "raw upsert / hub, 1,000, processor time",
        medianOf(results, "raw upsert, 1000: processor") / medianOf(results, "Focal Desk hub, 1000: processor"),
        ">=",
        0.25,
      ),
      ratio("hub / best durable peer, 1,000", ours(1_000) / bestPeer(1_000), ">=", 5),
      ratio("hub / best durable peer, 100", ours(100) / bestPeer(100), ">=", 5),
      ratio("hub / best durable peer, 1", ours(1) / bestPeer(1), ">=", 5),
      ratio("hub / PouchDB that does not flush, 1,000", ours(1_000) / unflushedPeer(1_000), ">=", 5),
      ratio("hub / PouchDB that does not flush, 100", ours(100) / unflushedPeer(100), ">=", 5),
      ratio("hub / PouchDB that does not flush, 1", ours(1) / unflushedPeer(1), ">=", 5),
    ],
    notes: [
      `${recordCount} contacts of ${Math.round(records.reduce((sum, record) => sum + encodeRecord(record).length, 0) / recordCount)} bytes are there; each change edits one field of one of them.`,
      "Hub, without the network: shape, author, permission, values, merge, projection, record and audit row, in WAL with synchronous FULL. Raw: the same bytes under the same settings, no audit row.",
      `A push holds at most ${limits.batch} changes, so 1,000 are five pushes that arrive together.`,
      "Hocuspocus stores each document by itself through its own database extension into node:sqlite, WAL and FULL. PouchDB does not ask LevelDB to flush; once it is measured as it is, once with `sync` writes, which is what every other here does.",
      `Of a merge at the hub, in memory: ${parts}.`,
    ],
  };
}

/** Every row must really change, and as the hub's does: SQLite does not write a row again that is the same. */
const functionValue = /("function":\[\[\d+,\d+,)"[^"]*"/;

function openRaw(path: string, records: readonly RecordState[]) {
  const database = new DatabaseSync(path);
  database.exec(
    "PRAGMA page_size = 8192; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536;",
  );
  database.exec("CREATE TABLE records (id TEXT PRIMARY KEY, crdt TEXT NOT NULL) STRICT");
  const upsert = database.prepare("INSERT INTO records (id, crdt) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET crdt = excluded.crdt");
  const rows = records.map((record) => ({ id: record.id as string, crdt: encodeRecord(record) }));
  const write = (batch: readonly { readonly id: string; readonly crdt: string }[]): void => {
    database.exec("BEGIN IMMEDIATE");
    for (const { id, crdt } of batch) upsert.run(id, crdt);
    database.exec("COMMIT");
  };
  write(rows);
  let next = 0;
  let edit = 0;
  return {
    upsert(batch: number, times: number): () => Promise<void> {
      const waiting = Array.from({ length: times }, () =>
        Array.from({ length: batch }, () => {
          const row = rows[next++ % rows.length] as (typeof rows)[0];
          return { id: row.id, crdt: row.crdt.replace(functionValue, `$1"Director of migration policy ${edit++}"`) };
        }),
      );
      return async () => {
        for (const group of waiting) write(group);
      };
    },
    close: () => database.close(),
  };
}
