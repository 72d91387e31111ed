/**
 * What the sync machine needs of a device's store. Every method that writes is durable when its promise resolves. The renderer
 * implements it on RxDB; the simulation in memory.
 */
import type { RecordId } from "../lib/ids.ts";
import type { RecordDelta, RecordState } from "../crdt/record.ts";
import type { CausalContext } from "../crdt/record.ts";
import type { Feed } from "../domain/permissions.ts";
import type { ChangeRefusal, SessionPerson } from "../sync/protocol.ts";

export interface SyncPosition {
  readonly epoch: string | null;
  readonly cursors: Readonly<Partial<Record<Feed, number>>>;
  readonly person: SessionPerson | null;
}

export interface Unsent {
  readonly changes: readonly RecordDelta[];
  readonly unreadable: readonly RecordId[];
}

export interface DeviceStore {
  position(): Promise<SyncPosition>;
  savePosition(position: SyncPosition): Promise<void>;
  /** Merges whole records from the hub; each is then acknowledged up to the hub's copy. */
  mergeRecords(records: readonly RecordState[]): Promise<void>;
  /** Applies live changes; gives the ids whose base this device lacks, which must be fetched whole. */
  applyDeltas(deltas: readonly RecordDelta[]): Promise<{ readonly missing: readonly RecordId[] }>;
  /**
   * Up to `limit` records that hold edits the hub has not confirmed, leaving out `except`, oldest edit first, each as what `acked`
   * lacks. `whole` ids are given from `{}`. A record that cannot be read is named and holds up no other.
   */
  collectUnsent(limit: number, except: ReadonlySet<string>, whole: ReadonlySet<string>): Promise<Unsent>;
  /** The hub has committed everything up to `clock` of this record's pushed change. */
  acknowledge(confirmations: readonly { readonly id: RecordId; readonly delta: RecordDelta; readonly clock: CausalContext }[]): Promise<void>;
  /** Moves what the hub refused into the quarantine with its reason and rebuilds the record from the hub's copy (null: removes it). */
  quarantine(refused: {
    readonly id: RecordId;
    readonly delta: RecordDelta;
    readonly reason: ChangeRefusal;
    readonly detail?: string;
    readonly hubCopy: RecordState | null;
  }): Promise<void>;
  /** The person may no longer read these: removes them from the device. Unsent edits go to the quarantine first, nothing is lost. */
  withdraw(ids: readonly RecordId[]): Promise<void>;
  /** Removes every record that none of `feeds` shows. */
  keepOnly(feeds: readonly Feed[], person: SessionPerson): Promise<void>;
  /** The hub was restored from a backup: nothing is known to be confirmed any more, so that everything is offered again. */
  forgetAcknowledgements(): Promise<void>;
  countUnsent(): Promise<number>;
}
