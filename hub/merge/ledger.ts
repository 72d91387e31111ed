/** The records of one push while it is decided: as stored, overlaid by what the push has already written. */
import type { RecentRecords } from "#hub/merge/recent-records.ts";
import { effectiveAudience, isPartOfParent, wider } from "#hub/merge/reach.ts";
import type { Delivery } from "#hub/merge/verdict.ts";
import type { RecordDelta, RecordState } from "#shared/crdt/record.ts";
import { audienceOf, project, viewOf } from "#shared/crdt/view.ts";
import type { Audience, KindDefinition, RecordView } from "#shared/domain/kind.ts";
import type { RecordId } from "#shared/lib/ids.ts";
import type { StoredRecord } from "#shared/ports/hub-storage.ts";

interface Entry {
  stored: StoredRecord | null;
  state: RecordState | null;
  view: RecordView | null;
  /** The audience before this push. */
  readonly before: Audience | null;
  isWritten: boolean;
  delta: RecordDelta | null;
}

type Write = Omit<StoredRecord, "seq">;

export class Ledger {
  readonly #load: (id: string) => StoredRecord | null;
  readonly #children: (parent: string) => readonly StoredRecord[];
  readonly #kindOf: (kind: string) => KindDefinition | undefined;
  readonly #recent: RecentRecords;
  readonly #entries = new Map<string, Entry>();
  readonly #written: Entry[] = [];
  /** New records of this push by what they are a part of: the storage does not know them yet. */
  readonly #added = new Map<string, Set<Entry>>();
  readonly #audit: { readonly record: string; readonly change: string }[] = [];

  constructor(
    load: (id: string) => StoredRecord | null,
    children: (parent: string) => readonly StoredRecord[],
    kindOf: (kind: string) => KindDefinition | undefined,
    recent: RecentRecords,
  ) {
    this.#load = load;
    this.#children = children;
    this.#kindOf = kindOf;
    this.#recent = recent;
  }

  stored(id: string): StoredRecord | null {
    return this.#entry(id).stored;
  }

  /** Only for a record that is stored. */
  state(id: string): RecordState {
    const entry = this.#entry(id);
    entry.state ??= this.#recent.stateOf(entry.stored as StoredRecord);
    return entry.state;
  }

  view(id: string): RecordView | null {
    const entry = this.#entry(id);
    if (!entry.stored) return null;
    // Kept, because a push of answers asks for one questionnaire again and again.
    entry.view ??= viewOf(this.state(id));
    return entry.view;
  }

  encode(record: RecordState): string {
    return this.#recent.encode(record);
  }

  /** @param change the change as the audit keeps it */
  write(record: RecordState, crdt: string, delta: RecordDelta, change: string): void {
    const entry = this.#entry(record.id);
    const wasStored = entry.stored;
    const definition = this.#kindOf(record.kind);
    const projected = project(record, definition);
    const audience = this.audienceOf(record, projected.parent);
    this.#put(entry, record, delta, {
      id: record.id,
      kind: record.kind,
      scope: record.scope,
      audience,
      reach: wider(wasStored?.reach ?? audience, audience),
      parent: projected.parent,
      title: projected.title,
      status: projected.status,
      conflicts: projected.conflicts,
      updated: projected.updated,
      crdt,
    });
    this.#recent.keep(record, crdt);
    this.#audit.push({ record: record.id, change });
    if (wasStored?.audience !== audience) this.#carryAudience(record.id, 0);
  }

  /** The audience of a record that has `parent`. */
  audienceOf(record: RecordState, parent: string): Audience {
    const part = { id: record.id, kind: record.kind, scope: record.scope, parent };
    return effectiveAudience(part, audienceOf(record, this.#kindOf(record.kind)), isPartOfParent(part) ? this.stored(parent) : null);
  }

  close(): { writes: Write[]; deliveries: Delivery[]; audit: { readonly record: string; readonly change: string }[] } {
    return {
      writes: this.#written.map((entry) => entry.stored as Write),
      deliveries: this.#written.map((entry) => {
        const { id, kind, scope, audience } = entry.stored as StoredRecord;
        return { id: id as RecordId, kind, scope, before: entry.before, audience, delta: entry.delta, record: this.state(id) };
      }),
      audit: this.#audit,
    };
  }

  /** Parts follow what they are a part of: they are written again, so that devices are given them or lose them. */
  #carryAudience(parent: string, depth: number): void {
    if (depth > 8) return;
    for (const child of this.#partsOf(parent)) {
      if (!isPartOfParent(child)) continue;
      const record = this.state(child.id);
      const audience = this.audienceOf(record, child.parent);
      if (audience === child.audience) continue;
      const entry = this.#entry(child.id);
      this.#put(entry, record, entry.delta, { ...child, audience, reach: wider(child.reach, audience) });
      this.#carryAudience(child.id, depth + 1);
    }
  }

  #partsOf(parent: string): StoredRecord[] {
    const parts: StoredRecord[] = [];
    for (const child of this.#children(parent)) {
      const present = this.#entry(child.id, child).stored as StoredRecord;
      if (present.parent === parent) parts.push(present);
    }
    for (const entry of this.#added.get(parent) ?? []) if (entry.stored?.parent === parent) parts.push(entry.stored);
    return parts;
  }

  #put(entry: Entry, record: RecordState, delta: RecordDelta | null, write: Write): void {
    entry.delta = entry.isWritten && entry.delta !== delta ? null : delta;
    if (!entry.isWritten) this.#written.push(entry);
    entry.isWritten = true;
    if (entry.before === null && write.parent !== "") {
      const added = this.#added.get(write.parent);
      if (added) added.add(entry);
      else this.#added.set(write.parent, new Set([entry]));
    }
    entry.stored = { ...write, seq: entry.stored?.seq ?? 0 };
    entry.state = record;
    entry.view = null;
  }

  #entry(id: string, row?: StoredRecord): Entry {
    let entry = this.#entries.get(id);
    if (!entry) {
      const stored = row ?? this.#load(id);
      entry = { stored, state: null, view: null, before: stored?.audience ?? null, isWritten: false, delta: null };
      this.#entries.set(id, entry);
    }
    return entry;
  }
}
