/**
 * Lists that follow the records: each is read once and then kept up by the changes alone, so that an edit costs one place in the list and
 * not a reading of everything.
 */
import type { MangoQuery, RxDocumentData } from "rxdb";
import { filter, finalize, map, Observable, ReplaySubject, share, tap, timer } from "rxjs";
import { firstTitles } from "#renderer/platform/store/first-titles.ts";
import { titlesOf, type Storage } from "#renderer/platform/store/storage.ts";
import { SortedList, type Order } from "#renderer/platform/store/sorted-list.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

/** Null when the record is gone. */
export type Change = readonly [id: string, document: RecordDocument | null];

export interface Following {
  readonly read: () => Promise<readonly RecordDocument[]>;
  /** Whether a record that changed belongs into the list. */
  readonly holds: (document: RecordDocument) => boolean;
  readonly order: Order;
}

/** How long a list is kept up after the last one who showed it left: going back to a screen must not read again. */
const graceMs = 60_000;

export class LiveRecords {
  readonly #storage: Storage;
  readonly #lists = new Map<string, Observable<readonly RecordDocument[]>>();
  readonly #read = new Set<string>();
  /** One write is one page, so that a page of a pull is one emission; converted once for all lists. */
  readonly #pages$: Observable<readonly Change[]>;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#pages$ = storage.records.eventBulks$.pipe(
      map((bulk) =>
        bulk.events.map((event): Change => [
          event.documentId,
          event.operation === "DELETE" ? null : recordOf(event.documentData as RxDocumentData<RecordDocument>),
        ]),
      ),
      share(),
    );
  }

  async matching(query: MangoQuery<RecordDocument>): Promise<readonly RecordDocument[]> {
    const { records } = this.#storage;
    const { documents } = await records.storageInstance.query(records.find(query).getPreparedQuery());
    return documents.map(recordOf);
  }

  async byId(ids: readonly string[]): Promise<readonly RecordDocument[]> {
    return (await this.#storage.records.storageInstance.findDocumentsById([...ids], false)).map(recordOf);
  }

  /** The first records of a kind in reading order, without reading the others; null when that cannot be. */
  async first(kind: string, lifecycle: string, count: number): Promise<readonly RecordDocument[] | null> {
    const ids = await firstTitles(titlesOf(this.#storage, kind, lifecycle), count);
    if (!ids) return null;
    const found = new Map((await this.byId(ids)).map((document) => [document.id as string, document]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** Whether the list of that name is at hand: who asks for it has it at once. */
  isRead(name: string): boolean {
    return this.#read.has(name);
  }

  /** One list for everybody who asks under the same name; the same array until something in it changes. */
  shared(name: string, following: Following): Observable<readonly RecordDocument[]> {
    let list = this.#lists.get(name);
    if (!list) {
      list = this.follow(following).pipe(
        tap(() => this.#read.add(name)),
        finalize(() => this.#read.delete(name)),
        share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => timer(graceMs) }),
      );
      this.#lists.set(name, list);
    }
    return list;
  }

  follow({ read, holds, order }: Following): Observable<readonly RecordDocument[]> {
    return new Observable((observer) => {
      let list: SortedList | null = null;
      // Listening begins before the reading, so that nothing falls between the two. Should what was
      // read be later than a change that came meanwhile, its own change is still to come.
      const early = new Map<string, RecordDocument | null>();
      const listening = this.#pages$.subscribe({
        next(page) {
          if (!list) for (const [id, document] of page) early.set(id, document);
          else if (list.change(page, holds)) observer.next(list.documents);
        },
        complete: () => observer.complete(),
      });
      read().then(
        (found) => {
          if (observer.closed) return;
          list = new SortedList(found, order);
          list.change([...early], holds);
          observer.next(list.documents);
        },
        (error: unknown) => observer.error(error),
      );
      return () => listening.unsubscribe();
    });
  }

  /** Everything once, and then each page of changes. */
  everything$(): Observable<readonly Change[]> {
    return new Observable<readonly Change[]>((observer) => {
      let early: (readonly Change[])[] | null = [];
      const listening = this.#pages$.subscribe({
        next: (page) => (early ? void early.push(page) : observer.next(page)),
        complete: () => observer.complete(),
      });
      this.matching({}).then(
        (found) => {
          observer.next(found.map((document) => [document.id, document]));
          for (const page of early ?? []) observer.next(page);
          early = null;
        },
        (error: unknown) => observer.error(error),
      );
      return () => listening.unsubscribe();
    }).pipe(filter((page) => page.length > 0));
  }
}

/** One object per revision, so that a row that did not change is the same object in every list. Named one by one: far faster than `...rest`. */
function recordOf(data: RxDocumentData<RecordDocument>): RecordDocument {
  return {
    id: data.id,
    kind: data.kind,
    scope: data.scope,
    audience: data.audience,
    lifecycle: data.lifecycle,
    title: data.title,
    status: data.status,
    parent: data.parent,
    updated: data.updated,
    updatedBy: data.updatedBy,
    conflicts: data.conflicts,
    summary: data.summary,
    search: data.search,
    crdt: data.crdt,
    acked: data.acked,
    unsent: data.unsent,
  };
}
