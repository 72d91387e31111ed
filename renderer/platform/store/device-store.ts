import type { RxDocument } from "rxdb";
import { deltaSince, nothingAcknowledged } from "#shared/crdt/merge.ts";
import type { RecordDelta, RecordState } from "#shared/crdt/record.ts";
import { feedsFor, type Feed } from "#shared/domain/permissions.ts";
import type { RecordId } from "#shared/lib/ids.ts";
import type { DeviceStore, SyncPosition } from "#shared/ports/device-store.ts";
import type { ChangeRefusal } from "#shared/sync/protocol.ts";
import {
  alsoRefused,
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
        if (!reader.heldOrNull(plain(document))) await setApart(plain(document));
        let possible = true;
        await document.incrementalModify((before) => {
          const held = reader.heldOrNull(before);
          // In the place of what cannot be read comes what the hub has.
          const next = held ? change(held, item) : create(item);
          possible = next !== null;
          return next ? asDocument(next) : before;
        });
        if (!possible) impossible.push(item);
      }),
    );
    return impossible;
  }

  /** What cannot be read is kept as it is, before something else takes its place; its dots are spent. */
  async function setApart({ id, crdt, acked }: RecordDocument): Promise<void> {
    await settings.write(`unreadable.${id}`.slice(0, 100), { id, crdt, acked });
    await replicas.renew();
  }

  async function keep(before: RecordDocument, change: RecordDelta, reason: string, detail: string): Promise<void> {
    const at = writing.now();
    // Two changes of one moment, or of a clock that was set back, are still two.
    let name = at;
    const idOf = (): string => `${before.id}.${name.toString(36)}`;
    while (await quarantine.findOne(idOf()).exec()) name++;
    const kept: QuarantinedChange = {
      id: idOf(),
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

  /**
   * Puts something else in the place of records, once what they lose by it is in the quarantine. A person may be typing: only a record
   * that is still as it was kept is replaced, and what came in between is kept in the next round.
   */
  async function replace(documents: readonly RxDocument<RecordDocument>[], replacement: Replacement): Promise<void> {
    const { losing, next, spends, reason, detail } = replacement;
    const kept = new Map<string, RecordState>();
    for (let left = documents; left.length > 0;) {
      const keptAs = new Map<string, string>();
      let renews = false;
      for (const document of left) {
        const now = plain(document.getLatest());
        const held = reader.heldOrNull(now);
        keptAs.set(now.id, now.crdt);
        if (!held) {
          await setApart(now);
          continue;
        }
        const change = losing(held, kept.get(now.id) ?? null);
        if (change) await keep(now, keptOf(held.record, change), reason, detail);
        kept.set(now.id, held.record);
        renews ||= spends(held.record);
      }
      if (renews) await replicas.renew();
      const done = new Set<string>();
      const put = (before: RecordDocument): RecordDocument => {
        done.delete(before.id);
        if (before.crdt !== keptAs.get(before.id)) return before;
        done.add(before.id);
        return next(before);
      };
      await Promise.all(left.map((document) => document.incrementalModify(put)));
      left = left.filter((document) => !done.has(document.id));
    }
  }

  /** Removes records, with what is unsent kept. */
  async function takeAway(documents: readonly RxDocument<RecordDocument>[], reason: string, detail = "", refused?: RecordDelta): Promise<void> {
    if (documents.length === 0) return;
    await replace(documents, {
      losing: (held, kept) => unsentSince(held, kept) ?? (kept ? null : (refused ?? null)),
      // Overwritten as it is deleted, then taken out: no content stays behind a mark.
      next: (before): RecordDocument => ({ ...before, ...wiped, _deleted: true }) as RecordDocument,
      // Also when all was sent: written again under the same id, a record would give the same dots to other edits.
      spends: writtenHere,
      reason,
      detail,
    });
    await records.cleanup(0);
    for (const document of documents) writing.unconfirmed.note(document.id, false);
  }

  const writtenHere = ({ clock }: RecordState): boolean => clock[replicas.now()] !== undefined;

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
      const unreadable: RecordId[] = [];
      for (const document of found) {
        if (except.has(document.id) || changes.length === limit) continue;
        try {
          const { record, acked } = reader.held(plain(document));
          const change = deltaSince(record, whole.has(document.id) ? nothingAcknowledged : acked);
          if (change) changes.push(change);
        } catch {
          unreadable.push(document.id as RecordId);
        }
      }
      return { changes, unreadable };
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
    async quarantine({ id, delta, reason, detail = "", hubCopy }) {
      const document = await records.findOne(id).exec();
      if (!document) return;
      const code = reason satisfies ChangeRefusal;
      // With no copy to rebuild from the record goes, and with it what was written after the change was sent.
      if (!hubCopy) return takeAway([document], code, detail, delta);
      if (await settings.read(restoredKey, false)) {
        // The change also holds edits that the hub once had and that other devices may bring back: their dots must not count as spent. So
        // all that is unsent is kept, and the next edit is another replica's.
        return replace([document], {
          losing: (held, kept) => unsentSince(held, kept) ?? (kept ? null : delta),
          next: () => asDocument(withHubCopy(null, hubCopy)),
          spends: writtenHere,
          reason: code,
          detail,
        });
      }
      const touchesTexts = Object.keys(delta.texts).length > 0;
      await replace([document], {
        losing: ({ record }, kept) => (kept ? alsoRefused(record, kept, delta) : delta),
        next: (before) => asDocument(withoutRefused(reader.record(before), delta, hubCopy)),
        // Letters that the hub refused must never have a namesake.
        spends: ({ clock }) => touchesTexts && (clock[replicas.now()] ?? 0) > (hubCopy.clock[replicas.now()] ?? 0),
        reason: code,
        detail,
      });
    },
    async withdraw(ids: readonly RecordId[]) {
      const found = await records.findByIds([...ids]).exec();
      await takeAway([...found.values()], "withdrawn");
    },
    async keepOnly(feeds: readonly Feed[]) {
      const all = await records.find().exec();
      await takeAway(
        all.filter((document) => !feedsFor(document).some((feed) => feeds.includes(feed))),
        "withdrawn",
      );
    },
    async forgetAcknowledgements() {
      await settings.write(restoredKey, true);
      const all = await records.find().exec();
      for (let start = 0; start < all.length; start += 500) {
        await Promise.all(
          all.slice(start, start + 500).map((one) =>
            one.incrementalModify((before) => {
              const held = reader.heldOrNull(before);
              return held ? asDocument({ ...held, acked: nothingAcknowledged }) : before;
            }),
          ),
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

interface Replacement {
  /** What the quarantine must keep: all that goes, or, of a record that was `kept` already, what came since. */
  readonly losing: (held: Held, kept: RecordState | null) => RecordDelta | null;
  readonly next: (before: RecordDocument) => RecordDocument;
  /** Whether dots or letters of the replica that writes now are given up, so that it must write no more. */
  readonly spends: (record: RecordState) => boolean;
  readonly reason: string;
  readonly detail: string;
}

function unsentSince({ record, acked }: Held, kept: RecordState | null): RecordDelta | null {
  return deltaSince(record, kept ? { clock: kept.clock, texts: {} } : acked);
}

const nowhere: SyncPosition = { epoch: null, cursors: {}, person: null };
const wiped = { title: "", status: "", parent: "", summary: {}, search: "", crdt: "", acked: "", conflicts: 0, unsent: 0 } as const;
