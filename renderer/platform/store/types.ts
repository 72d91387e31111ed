import type { Observable } from "rxjs";
import type { Edit } from "#shared/crdt/edit.ts";
import type { Acknowledged } from "#shared/crdt/merge.ts";
import type { CausalContext, Head, RecordState } from "#shared/crdt/record.ts";
import type { Projected } from "#shared/crdt/view.ts";
import type { PersonId, RecordId, ReplicaId, Scope } from "#shared/lib/ids.ts";
import type { SyncProblem } from "#shared/sync/errors.ts";

/** A record as RxDB holds it: plain index columns, and the CRDT as one string that lists never parse. */
export interface RecordDocument extends Projected {
  readonly crdt: string;
  readonly acked: string;
  /** 1 while the hub has not confirmed every edit, 0 after. A number because it is an index column. */
  readonly unsent: 0 | 1;
}

export interface ListQuery {
  readonly kind: string;
  readonly parent?: string;
  readonly lifecycle?: "active" | "archived" | "deleted" | "all";
  readonly sort?: "title" | "updated";
}

export interface QuarantinedChange {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  readonly kind: string;
  /** The refused `RecordDelta`, JSON. */
  readonly change: string;
  readonly reason: string;
  readonly detail: string;
  readonly at: number;
}

/** A record that somebody else changed, and when this device heard of it (milliseconds since 1970). */
export interface Arrival {
  readonly id: string;
  readonly at: number;
}

/** What one edit of this device's person made of a record. */
export interface OwnChange {
  readonly target: { readonly id: RecordId; readonly kind: string; readonly scope: Scope };
  /** null when the edit made the record. */
  readonly before: RecordState | null;
  readonly after: RecordState;
  readonly edits: readonly Edit[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A record opened: its document and the parsed CRDT. */
export interface OpenRecord {
  readonly document: RecordDocument;
  readonly record: RecordState;
  readonly acked: Acknowledged;
}

export interface RecordChange {
  readonly target: { readonly id: RecordId; readonly kind: string; readonly scope: Scope };
  readonly edits: readonly Edit[];
}

export interface EditingTogether {
  /** How many of the new records are ready to be written; between two of these calls the window can draw. */
  readonly prepared?: (count: number) => void;
  /** Heeded until the writing begins: from then on all of it is written. */
  readonly cancelled?: AbortSignal;
}

/** The device's records as the features use them. One `edit` is one durable write: when its promise resolves, the edit is saved on this device. */
export interface RecordStore {
  readonly person: PersonId;
  readonly replica: () => ReplicaId;
  /** Creates the record if it is not here, then edits it. */
  edit(target: { readonly id: RecordId; readonly kind: string; readonly scope: Scope }, edits: readonly Edit[]): Promise<void>;
  /**
   * Edits many records, each named once. Those that are new are written in one transaction: all of them or, should the device stop
   * meanwhile, none. Those that are here already follow it. "cancelled" says that nothing was written.
   */
  editTogether(changes: readonly RecordChange[], following?: EditingTogether): Promise<"saved" | "cancelled">;
  /**
   * Writes what a person types into a field. `seen` is the record's clock when they were shown it: a value that came since, which they
   * did not see, stays beside theirs as a conflict instead of being written over.
   */
  write(
    target: { readonly id: RecordId; readonly kind: string; readonly scope: Scope },
    field: string,
    value: Head["value"],
    seen: CausalContext,
  ): Promise<void>;
  /**
   * Decides a conflict: writes `value` over the heads that were shown, and gives those. null, and nothing is written, when another value
   * arrived that whoever decides has not seen.
   */
  decide(id: RecordId, field: string, value: Head["value"], shown: readonly Head[], reason?: string): Promise<readonly Head[] | null>;
  open(id: RecordId): Promise<OpenRecord | null>;
  open$(id: RecordId): Observable<OpenRecord | null>;
  /**
   * The first records of a list, long before all are read: what `list$` will begin with, as it is now. null when the list is at hand
   * already, or when its beginning cannot be told without the rest.
   */
  first(query: ListQuery, count: number): Promise<readonly RecordDocument[] | null>;
  list$(query: ListQuery): Observable<readonly RecordDocument[]>;
  conflicts$(): Observable<readonly RecordDocument[]>;
  quarantine$(): Observable<readonly QuarantinedChange[]>;
  discardQuarantined(id: string): Promise<void>;
  /** Records by id, as long as they are here. */
  documents$(ids: readonly string[]): Observable<readonly RecordDocument[]>;
  unsentCount$(): Observable<number>;
  /** Records edited since the start that the hub has not confirmed, known in the moment of the write. */
  unconfirmed$(): Observable<ReadonlySet<string>>;
  /** Emits after each edit is durable. */
  edited$(): Observable<void>;
  /** Emits what each edit and write of this person made, once it is durable, before their promise resolves. Not decisions: they have an undo of their own. */
  changes$(): Observable<OwnChange>;
  /** Whose edits are on their way into the local store, once for each: empty when everything is saved on this device. */
  writing$(): Observable<readonly RecordId[]>;
  /** Why edits wait to be saved: the disk does not take them. null when they need not wait. */
  trouble$(): Observable<SyncProblem | null>;
  close(): Promise<void>;
}
