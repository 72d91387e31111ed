import { BehaviorSubject, combineLatest, distinctUntilChanged, map, Subject, type Observable } from "rxjs";
import type { MangoQuerySortPart, RxDocument } from "rxdb";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { nothingAcknowledged } from "#shared/crdt/merge.ts";
import { hasSeen } from "#shared/crdt/context.ts";
import { emptyRecord, type CausalContext, type Head, type RecordState } from "#shared/crdt/record.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import type { PersonId, RecordId, ReplicaId } from "#shared/lib/ids.ts";
import { documentOf, type Held, type KindLookup, type RecordReader } from "#renderer/platform/store/record-document.ts";
import type { LiveRecords } from "#renderer/platform/store/live-records.ts";
import { orderOf, type Order } from "#renderer/platform/store/sorted-list.ts";
import { PatientWrites } from "#renderer/platform/store/patient-writes.ts";
import type { Storage } from "#renderer/platform/store/storage.ts";
import type { Unconfirmed } from "#renderer/platform/store/unconfirmed.ts";
import type {
  EditingTogether,
  ListQuery,
  OpenRecord,
  OwnChange,
  QuarantinedChange,
  RecordChange,
  RecordDocument,
  RecordStore,
} from "#renderer/platform/store/types.ts";

export interface Writing {
  readonly person: PersonId;
  readonly replica: () => ReplicaId;
  readonly now: () => number;
  readonly kindOf: KindLookup;
  readonly unconfirmed: Unconfirmed;
}

/** How long records are prepared before the window gets its turn. */
const sliceMs = 24;

export function recordStore(storage: Storage, live: LiveRecords, reader: RecordReader, writing: Writing): RecordStore {
  const { records, quarantine } = storage;
  const writing$ = new BehaviorSubject<readonly RecordId[]>([]);
  const edited$ = new Subject<void>();
  const changes$ = new Subject<OwnChange>();
  const patient = new PatientWrites();

  const author = (): Author => ({ replica: writing.replica(), person: writing.person, at: writing.now() });
  function edited(held: Held, edits: readonly Edit[], noted?: (after: RecordState) => void): RecordDocument {
    const next = { ...held, record: applyEdits(held.record, author(), edits) };
    const document = documentOf(next, writing.kindOf);
    reader.keep(document, next.record);
    noted?.(next.record);
    return document;
  }

  const counted = <Value>(id: RecordId, write: () => Promise<Value>): Promise<Value> => countedAll([id], write);
  async function countedAll<Value>(ids: readonly RecordId[], write: () => Promise<Value>): Promise<Value> {
    writing$.next([...writing$.value, ...ids]);
    try {
      const outcome = await patient.write(write);
      edited$.next();
      return outcome;
    } finally {
      writing$.next(without(writing$.value, ids));
    }
  }

  const find = (id: string): Promise<RxDocument<RecordDocument> | null> => records.findOne(id).exec();

  type Target = Parameters<RecordStore["edit"]>[0];
  const change = (target: Target, editsFor: (record: RecordState) => readonly Edit[]): Promise<void> =>
    counted(target.id, async () => {
      let change: OwnChange | undefined;
      const done = (): void => {
        writing.unconfirmed.note(target.id, true);
        if (change) changes$.next(change);
      };
      const apply = (held: Held, before: RecordState | null): RecordDocument => {
        const edits = editsFor(held.record);
        // A write that met another is made again: the last one counts.
        return edited(held, edits, (after) => (change = { target, before, after, edits, at: writing.now() }));
      };
      let present = await find(target.id);
      if (!present) {
        const fresh: Held = { record: emptyRecord(target.id, target.kind, target.scope), acked: nothingAcknowledged };
        const { error } = await records.bulkInsert([apply(fresh, null)]);
        if (error.length === 0) return done();
        // Another write made it meanwhile.
        present = await find(target.id);
        if (!present) throw new Error(`The record ${target.id} could not be saved (${error[0]!.status})`);
      }
      await present.incrementalModify((document) => {
        const held = reader.held(document);
        return apply(held, held.record);
      });
      done();
    });

  /** Null when it was cancelled. */
  async function freshDocuments(changes: readonly RecordChange[], { prepared, cancelled }: EditingTogether): Promise<RecordDocument[] | null> {
    const documents: RecordDocument[] = [];
    let since = performance.now();
    for (const { target, edits } of changes) {
      const record = applyEdits(emptyRecord(target.id, target.kind, target.scope), author(), edits);
      documents.push(documentOf({ record, acked: nothingAcknowledged }, writing.kindOf));
      if (performance.now() - since < sliceMs) continue;
      prepared?.(documents.length);
      await new Promise((done) => setTimeout(done));
      if (cancelled?.aborted) return null;
      since = performance.now();
    }
    return documents;
  }

  async function editTogether(changes: readonly RecordChange[], following: EditingTogether = {}): Promise<"saved" | "cancelled"> {
    const present = new Set((await live.byId(changes.map(({ target }) => target.id))).map(({ id }) => id as string));
    let fresh = await freshDocuments(
      changes.filter(({ target }) => !present.has(target.id)),
      following,
    );
    if (!fresh || following.cancelled?.aborted) return "cancelled";
    const edits = new Map(changes.map((one) => [one.target.id as string, one.edits]));
    const toChange = changes.filter(({ target }) => present.has(target.id)).map(({ target }) => target.id as string);
    const ids = changes.map(({ target }) => target.id);
    await countedAll(ids, async () => {
      if (fresh && fresh.length > 0) {
        const { error } = await records.bulkInsert(fresh);
        fresh = [];
        // Another write made them meanwhile.
        toChange.push(...error.map(({ documentId }) => documentId));
      }
      const found = await records.findByIds(toChange).exec();
      const change = (document: RecordDocument): RecordDocument => edited(reader.held(document), edits.get(document.id) ?? []);
      await Promise.all([...found.values()].map((document) => document.incrementalModify(change)));
      writing.unconfirmed.noteUnsent(ids);
    });
    return "saved";
  }

  return {
    person: writing.person,
    replica: writing.replica,
    edit: (target, edits) => change(target, () => edits),
    editTogether,
    write: (target, field, value, seen) => change(target, (record) => [writeOver(record, field, value, seen)]),
    decide: (id, field, value, shown, reason) =>
      counted(id, async () => {
        const present = await find(id);
        if (!present) return null;
        let decided: readonly Head[] | null = null;
        await present.incrementalModify((document) => {
          const held = reader.held(document);
          const heads = held.record.fields[field] ?? [];
          decided = heads.every((head) => shown.some(({ dot }) => sameJson(dot, head.dot))) ? heads : null;
          if (!decided) return document;
          return edited(held, [{ type: "set", field, value, ...(reason ? { reason } : {}) }]);
        });
        if (decided) writing.unconfirmed.note(id, true);
        return decided;
      }),
    async open(id) {
      const present = await find(id);
      return present ? reader.open(plain(present)) : null;
    },
    open$(id): Observable<OpenRecord | null> {
      return records.findOne(id).$.pipe(
        map((present) => (present ? plain(present) : null)),
        distinctUntilChanged((left, right) => left?.crdt === right?.crdt && left?.acked === right?.acked),
        map((document) => (document ? reader.open(document) : null)),
      );
    },
    first: async (query, count) => {
      const { kind, parent, lifecycle = "active", sort = "title" } = query;
      if (parent !== undefined || lifecycle === "all" || sort !== "title" || live.isRead(listName(query))) return null;
      return live.first(kind, lifecycle, count);
    },
    list$(query) {
      const { parent, sort = "title" } = query;
      return live.shared(listName(query), {
        read: () => live.matching({ selector: selectorOf(query), sort: parent === undefined ? inOrderOfTitle : inOrderOfParent }),
        holds: holdsFor(query),
        order: orderOf(sort),
      });
    },
    conflicts$: () =>
      live.shared("conflicts", {
        read: () => live.matching({ selector: { conflicts: { $gt: 0 } } }),
        holds: (document) => document.conflicts > 0,
        order: orderOf("updated"),
      }),
    quarantine$() {
      return quarantine.find().$.pipe(map((found) => found.map((one) => one.toMutableJSON() as QuarantinedChange).sort((left, right) => right.at - left.at)));
    },
    async discardQuarantined(id) {
      const present = await quarantine.findOne(id).exec();
      if (!present) return;
      // The words go at once, not only a mark that they are deleted.
      await present.incrementalModify((change) => ({ ...change, title: "", change: "", detail: "", _deleted: true }));
      await quarantine.cleanup(0);
    },
    documents$(ids) {
      const places = new Map(ids.map((id, place) => [id, place]));
      const order: Order = (left, right) => (places.get(left.id) ?? 0) - (places.get(right.id) ?? 0);
      return live.follow({ read: () => live.byId(ids), holds: (document) => places.has(document.id), order });
    },
    unsentCount$() {
      const unsent$ = live.shared("unsent", {
        read: () => live.matching({ selector: { unsent: 1 }, sort: [{ unsent: "asc" }, { updated: "asc" }] }),
        holds: (document) => document.unsent === 1,
        order: orderOf("updated"),
      });
      return combineLatest([unsent$, writing.unconfirmed.ids$()]).pipe(
        map(([stored, here]) => Math.max(stored.length, here.size)),
        distinctUntilChanged(),
      );
    },
    unconfirmed$: () => writing.unconfirmed.ids$(),
    edited$: () => edited$,
    changes$: () => changes$,
    writing$: () => writing$,
    trouble$: () => patient.trouble$(),
    async close() {
      await storage.close();
    },
  };
}

/** Each of `ids` once less. */
function without(list: readonly RecordId[], ids: readonly RecordId[]): readonly RecordId[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return list.filter((id) => {
    const count = counts.get(id) ?? 0;
    if (count > 0) counts.set(id, count - 1);
    return count === 0;
  });
}

function writeOver(record: RecordState, field: string, value: JsonValue, seen: CausalContext): Edit {
  const over = (record.fields[field] ?? []).map((head) => head.dot).filter((dot) => hasSeen(seen, dot));
  return { type: "set", field, value, over };
}

/** One object per revision, so that a list row that did not change is the same object as before. */
const plainOf = new WeakMap<object, RecordDocument>();
export function plain(present: RxDocument<RecordDocument>): RecordDocument {
  let document = plainOf.get(present);
  if (!document) plainOf.set(present, (document = (present as unknown as { toJSON(): RecordDocument }).toJSON()));
  return document;
}

/** As the index has them: what comes nearly in order is sorted fast. */
const inOrderOfTitle: MangoQuerySortPart<RecordDocument>[] = [{ kind: "asc" }, { lifecycle: "asc" }, { title: "asc" }];
const inOrderOfParent: MangoQuerySortPart<RecordDocument>[] = [{ kind: "asc" }, { parent: "asc" }];

const listName = ({ kind, parent, lifecycle = "active", sort = "title" }: ListQuery): string => JSON.stringify([kind, parent, lifecycle, sort]);

type Selector = Readonly<Record<string, string | { readonly $in: string[] }>>;

function selectorOf({ kind, parent, lifecycle = "active" }: ListQuery): Selector {
  return {
    kind,
    ...(parent === undefined ? {} : { parent }),
    ...(lifecycle === "all" ? { lifecycle: { $in: ["active", "archived"] } } : { lifecycle }),
  };
}

function holdsFor({ kind, parent, lifecycle = "active" }: ListQuery): (document: RecordDocument) => boolean {
  return (document) =>
    document.kind === kind &&
    (parent === undefined || document.parent === parent) &&
    (lifecycle === "all" ? document.lifecycle !== "deleted" : document.lifecycle === lifecycle);
}
