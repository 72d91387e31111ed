import type { RxDocument } from "rxdb";
import { deltaSince, nothingAcknowledged } from "#shared/crdt/merge.ts";
import type { RecordDelta, RecordState } from "#shared/crdt/record.ts";
import { feedsFor, type Feed } from "#shared/domain/permissions.ts";
import type { RecordId } from "#shared/lib/ids.ts";
import type { DeviceStore, SyncPosition } from "#shared/ports/device-store.ts";
import type { ChangeRefusal } from "#shared/sync/protocol.ts";
import {
  confirmed,
  documentOf,
  keptOf,
  withHubChange,
  withHubCopy,
  withoutRefused,
  type Held,
  type RecordReader,
} from "#renderer/platform/store/record-document.ts";
import { plain, type Writing } from "#renderer/platform/store/record-store.ts";
import type { Settings } from "#renderer/platform/store/settings.ts";
import type { Storage } from "#renderer/platform/store/storage.ts";
import type { Arrival, QuarantinedChange, RecordDocument } from "#renderer/platform/store/types.ts";

export interface Replicas {
  readonly now: () => string;
  /** Takes a new replica: letters that the hub refused must never have a namesake. */
  readonly renew: () => Promise<void>;
}

export function deviceStore(
  storage: Storage,
  reader: RecordReader,
  settings: Settings,
  writing: Pick<Writing, "kindOf" | "now" | "person" | "unconfirmed">,
  replicas: Replicas,
): DeviceStore {
  const { records, quarantine } = storage;
  const asDocument = (held: Held): RecordDocument => documentOf(held, writing.kindOf);

  /**
   * Writes one page in one transaction: what is new is inserted without looking first, which is what a first pull is made of; what turns
   * out to be here is changed inside RxDB's write queue, which writes it in one batch and repeats it when an edit came in between.
   */
  async function writeEach<Item extends { readonly id: string }>(
    items: readonly Item[],
    create: (item: Item) => Held | null,
    change: (held: Held, item: Item) => Held | null,
  ): Promise<Item[]> {
    const impossible: Item[] = [];
    const fresh = new Map<string, RecordDocument>();
    const present: Item[] = [];
    const absent: Item[] = [];
    for (const item of items) {
      const held = fresh.has(item.id) ? null : create(item);
      if (held) {
        fresh.set(item.id, asDocument(held));
        absent.push(item);
      } else present.push(item);
    }
    if (fresh.size > 0) {
      const { error } = await records.bulkInsert([...fresh.values()]);
      const refused = new Set(error.map((one) => one.documentId));
      if (refused.size > 0) present.unshift(...absent.filter((item) => refused.has(item.id)));
    }
    if (present.length === 0) return impossible;
    const found = await records.findByIds([...new Set(present.map((item) => item.id))]).exec();
    await Promise.all(
      present.map(async (item) => {
        const document = found.get(item.id);
        if (!document) return void impossible.push(item);
        let possible = true;
        await document.incrementalModify((before) => {
          const next = change(reader.held(before), item);
          possible = next !== null;
          return next ? asDocument(next) : before;
        });
        if (!possible) impossible.push(item);
      }),
    );
    return impossible;
  }

  async function keep(before: RecordDocument, change: RecordDelta, reason: string, detail = ""): Promise<void> {
    const at = writing.now();
    const kept: QuarantinedChange = {
      id: `${before.id}.${at.toString(36)}`,
      recordId: before.id,
      title: before.title,
      kind: before.kind,
      change: JSON.stringify(change),
      reason,
      detail,
      at,
    };
    await quarantine.incrementalUpsert(kept);
  }

  async function wipe(documents: readonly RxDocument<RecordDocument>[]): Promise<void> {
    if (documents.length === 0) return;
    // Overwritten as it is deleted, then taken out: no content stays behind a mark.
    await Promise.all(documents.map((document) => document.incrementalModify((before) => ({ ...before, ...wiped, _deleted: true }))));
    await records.cleanup(0);
    for (const document of documents) writing.unconfirmed.note(document.id, false);
  }

  async function takeAway(documents: readonly RxDocument<RecordDocument>[]): Promise<void> {
    let ownEdits = false;
    for (const document of documents) {
      const { record, acked } = reader.held(plain(document));
      ownEdits ||= record.clock[replicas.now()] !== undefined;
      const change = deltaSince(record, acked);
      if (change) await keep(plain(document), change, "withdrawn");
    }
    // Also when all was sent: written again under the same id, a record would give the same dots to other edits.
    if (ownEdits) await replicas.renew();
    await wipe(documents);
  }

  // The first filling of an empty device is not news.
  const wasEmpty = settings.read<SyncPosition>("sync-position", nowhere).then((position) => Object.keys(position.cursors).length === 0);
  async function heardOf(ids: readonly RecordId[]): Promise<void> {
    const found = await records.findByIds([...ids]).exec();
    const at = writing.now();
    const news: Arrival[] = ids.filter((id) => (found.get(id)?.updatedBy ?? writing.person) !== writing.person).map((id) => ({ id, at }));
    if (news.length === 0) return;
    const known = new Set(news.map((one) => one.id));
    const before = await settings.read<readonly Arrival[]>(arrivalsKey, []);
    await settings.write(arrivalsKey, [...news, ...before.filter((one) => !known.has(one.id))].slice(0, arrivalsKept));
  }

  return {
    position: () => settings.read<SyncPosition>("sync-position", nowhere),
    savePosition: (position) => settings.write("sync-position", position),
    async mergeRecords(copies) {
      await writeEach<RecordState>(copies, (copy) => withHubCopy(null, copy), withHubCopy);
      if (!(await wasEmpty)) await heardOf(copies.map((copy) => copy.id));
    },
    async applyDeltas(deltas) {
      const missing = await writeEach<RecordDelta>(deltas, (delta) => withHubChange(null, delta), withHubChange);
      await heardOf(deltas.map((delta) => delta.id));
      return { missing: [...new Set(missing.map((delta) => delta.id))] };
    },
    async collectUnsent(limit, except, whole) {
      const found = await records.find({ selector: { unsent: 1 }, sort: [{ unsent: "asc" }, { updated: "asc" }], limit: limit + except.size }).exec();
      const changes: RecordDelta[] = [];
      for (const document of found) {
        if (except.has(document.id) || changes.length === limit) continue;
        const { record, acked } = reader.held(plain(document));
        const change = deltaSince(record, whole.has(document.id) ? nothingAcknowledged : acked);
        if (change) changes.push(change);
      }
      return changes;
    },
    async acknowledge(confirmations) {
      const found = await records.findByIds(confirmations.map((one) => one.id)).exec();
      await Promise.all(
        confirmations.map(async ({ id, delta, clock }) => {
          let after: RecordDocument | undefined;
          await found.get(id)?.incrementalModify((before) => {
            const held = reader.held(before);
            return (after = asDocument({ ...held, acked: confirmed(held.acked, delta, clock) }));
          });
          if (after) writing.unconfirmed.note(id, after.unsent === 1);
        }),
      );
    },
    async quarantine({ id, delta, reason, detail, hubCopy }) {
      const document = await records.findOne(id).exec();
      if (!document) return;
      const { record, acked } = reader.held(plain(document));
      // With no copy to rebuild from the record goes, and with it what was written after the change was sent. After a restore the change
      // also holds edits that the hub once had and that other devices may bring back: their dots must not count as spent. Both times all
      // that is unsent is kept, and the next edit is another replica's.
      const asHub = hubCopy === null || (await settings.read(restoredKey, false));
      if (asHub || Object.keys(delta.texts).length > 0) await replicas.renew();
      await keep(plain(document), asHub ? (deltaSince(record, acked) ?? delta) : keptOf(record, delta), reason satisfies ChangeRefusal, detail);
      if (!hubCopy) return wipe([document]);
      let last = record;
      await document.incrementalModify((now) => {
        last = reader.record(now);
        return asDocument(asHub ? withHubCopy(null, hubCopy) : withoutRefused(last, delta, hubCopy));
      });
      const between = asHub ? deltaSince(last, { clock: record.clock, texts: {} }) : null;
      if (between) await keep(plain(document), between, reason, detail);
    },
    async withdraw(ids: readonly RecordId[]) {
      const found = await records.findByIds([...ids]).exec();
      await takeAway([...found.values()]);
    },
    async keepOnly(feeds: readonly Feed[]) {
      const all = await records.find().exec();
      await takeAway(all.filter((document) => !feedsFor(document).some((feed) => feeds.includes(feed))));
    },
    async forgetAcknowledgements() {
      await settings.write(restoredKey, true);
      const all = await records.find().exec();
      for (let start = 0; start < all.length; start += 500) {
        await Promise.all(
          all
            .slice(start, start + 500)
            .map((one) => one.incrementalModify((before) => asDocument({ record: reader.record(before), acked: nothingAcknowledged }))),
        );
      }
    },
    countUnsent: () => records.count({ selector: { unsent: 1 } }).exec(),
  };
}

/** Where the settings keep what came in lately. */
const arrivalsKey = "arrivals";
const arrivalsKept = 100;
const restoredKey = "hub-was-restored";

const nowhere: SyncPosition = { epoch: null, cursors: {}, person: null };
const wiped = { title: "", status: "", parent: "", summary: {}, search: "", crdt: "", acked: "", conflicts: 0, unsent: 0 } as const;
