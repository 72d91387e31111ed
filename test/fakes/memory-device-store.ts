/** The device's store in memory, on the same pure steps as the real one. What it holds survives a simulated crash. */
import { acknowledgedBy, deltaSince, isUnsent, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord, type RecordDelta, type RecordState } from "#shared/crdt/record.ts";
import { audienceOf } from "#shared/crdt/view.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { feedsFor } from "#shared/domain/permissions.ts";
import type { RecordId, Scope } from "#shared/lib/ids.ts";
import type { DeviceStore, SyncPosition, Unsent } from "#shared/ports/device-store.ts";
import { confirmed, keptOf, withHubChange, withHubCopy, withoutRefused, type Held } from "#renderer/platform/store/record-document.ts";

export interface Quarantined {
  readonly id: RecordId;
  readonly change: RecordDelta;
  readonly reason: string;
}

export class MemoryDeviceStore implements DeviceStore {
  readonly held = new Map<string, Held>();
  readonly quarantined: Quarantined[] = [];
  readonly acknowledged: RecordDelta[] = [];
  position_: SyncPosition = { epoch: null, cursors: {}, person: null };
  readonly #renewReplica: () => void;
  /** The order of the latest local edit to each record. */
  readonly #order = new Map<string, number>();
  #edits = 0;

  readonly #replica: () => string;
  /** The hub was once restored from a backup; durable, like all of this. */
  #restored = false;

  constructor(replica: () => string, renewReplica: () => void) {
    this.#replica = replica;
    this.#renewReplica = renewReplica;
  }

  edit(target: { readonly id: RecordId; readonly kind: string; readonly scope: Scope }, author: Author, edits: readonly Edit[]): RecordState {
    const before = this.held.get(target.id) ?? { record: emptyRecord(target.id, target.kind, target.scope), acked: nothingAcknowledged };
    const record = applyEdits(before.record, author, edits);
    this.held.set(target.id, { ...before, record });
    this.#order.set(target.id, ++this.#edits);
    return record;
  }

  async position(): Promise<SyncPosition> {
    return this.position_;
  }
  async savePosition(position: SyncPosition): Promise<void> {
    this.position_ = position;
  }
  async mergeRecords(records: readonly RecordState[]): Promise<void> {
    for (const record of records) this.held.set(record.id, withHubCopy(this.held.get(record.id) ?? null, record));
  }
  async applyDeltas(deltas: readonly RecordDelta[]): Promise<{ readonly missing: readonly RecordId[] }> {
    const missing = new Set<RecordId>();
    for (const delta of deltas) {
      const next = withHubChange(this.held.get(delta.id) ?? null, delta);
      if (next) this.held.set(delta.id, next);
      else missing.add(delta.id);
    }
    return { missing: [...missing] };
  }
  async collectUnsent(limit: number, except: ReadonlySet<string>, whole: ReadonlySet<string>): Promise<Unsent> {
    const changes: RecordDelta[] = [];
    const unsent = [...this.held.values()].filter(({ record, acked }) => isUnsent(record, acked) && !except.has(record.id));
    unsent.sort((a, b) => (this.#order.get(a.record.id) ?? 0) - (this.#order.get(b.record.id) ?? 0));
    for (const { record, acked } of unsent.slice(0, limit)) {
      const delta = deltaSince(record, whole.has(record.id) ? nothingAcknowledged : acked);
      if (delta) changes.push(delta);
    }
    return { changes, unreadable: [] };
  }
  async acknowledge(confirmations: Parameters<DeviceStore["acknowledge"]>[0]): Promise<void> {
    for (const { id, delta, clock } of confirmations) {
      this.acknowledged.push(delta);
      const held = this.held.get(id);
      if (held) this.held.set(id, { ...held, acked: confirmed(held.acked, delta, clock) });
    }
  }
  async quarantine({ id, delta, reason, hubCopy }: Parameters<DeviceStore["quarantine"]>[0]): Promise<void> {
    const held = this.held.get(id);
    if (!held) return;
    // With no copy to rebuild from the record goes, and with it what was written after the change was sent. After a restore the change
    // also holds edits that the hub once had and that other devices may bring back: their dots must not count as spent. Both times all
    // that is unsent is kept, and the next edit is another replica's.
    const asHub = hubCopy === null || this.#restored;
    this.quarantined.push({ id, change: asHub ? (deltaSince(held.record, held.acked) ?? delta) : keptOf(held.record, delta), reason });
    if (asHub || Object.keys(delta.texts).length > 0) this.#renewReplica();
    if (!hubCopy) this.held.delete(id);
    else if (asHub) this.held.set(id, { record: hubCopy, acked: acknowledgedBy(hubCopy) });
    else this.held.set(id, withoutRefused(held.record, delta, hubCopy));
  }
  async withdraw(ids: readonly RecordId[]): Promise<void> {
    for (const id of ids) this.#takeAway(id);
  }
  async keepOnly(feeds: Parameters<DeviceStore["keepOnly"]>[0]): Promise<void> {
    for (const { record } of Array.from(this.held.values())) {
      const target = { kind: record.kind, scope: record.scope, audience: audienceOf(record, kindOf(record.kind)) };
      if (!feedsFor(target).some((feed) => feeds.includes(feed))) this.#takeAway(record.id);
    }
  }
  async forgetAcknowledgements(): Promise<void> {
    this.#restored = true;
    for (const [id, held] of this.held) this.held.set(id, { ...held, acked: nothingAcknowledged });
  }
  async countUnsent(): Promise<number> {
    return [...this.held.values()].filter(({ record, acked }) => isUnsent(record, acked)).length;
  }

  #takeAway(id: RecordId): void {
    const held = this.held.get(id);
    if (!held) return;
    const change = deltaSince(held.record, held.acked);
    if (change) this.quarantined.push({ id, change, reason: "withdrawn" });
    // Also when all was sent: written again under the same id, the record would give the same dots to other edits.
    if (held.record.clock[this.#replica()] !== undefined) this.#renewReplica();
    this.held.delete(id);
  }
}
