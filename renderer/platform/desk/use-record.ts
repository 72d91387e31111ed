import { useMemo } from "react";
import { map, Observable } from "rxjs";
import { conflictedFields, type RecordState } from "#shared/crdt/record.ts";
import { mayWrite } from "#shared/domain/permissions.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable, type Watched } from "#renderer/platform/desk/use-observable.ts";
import type { ListQuery, RecordDocument, RecordStore } from "#renderer/platform/store/types.ts";
import type { RecordId } from "#shared/lib/ids.ts";

export type Opened =
  | { readonly state: "loading" }
  | { readonly state: "missing" }
  | { readonly state: "ready"; readonly document: RecordDocument; readonly record: RecordState; readonly conflicts: ReadonlySet<string> };

/** Opens one record and follows it. */
export function useRecord(id: string | undefined): Opened {
  const { records } = useDesk();
  const watched = useObservable(() => records.open$((id ?? "") as RecordId), id ?? "");
  const opened = watched.state === "ready" ? watched.value : null;
  const ready = useMemo((): Opened | null => opened && { state: "ready", ...opened, conflicts: new Set(conflictedFields(opened.record)) }, [opened]);
  if (!id || watched.state === "failed") return missing;
  if (watched.state === "loading") return loading;
  return ready ?? missing;
}

/** Follows a sorted list; the same array until something in it changes. */
export function useList(query: ListQuery): Watched<readonly RecordDocument[]> {
  const { records } = useDesk();
  return useObservable(() => records.list$(query), keyOf(query));
}

/** A list that is shown from its beginning before all of it is read. */
export interface OpeningList {
  readonly documents: readonly RecordDocument[];
  /** False while only the beginning is there: nothing may be searched, counted or sorted in it yet. */
  readonly whole: boolean;
}

/** As `useList`, for lists of thousands. */
export function useOpeningList(query: ListQuery): Watched<OpeningList> {
  const { records } = useDesk();
  return useObservable(() => openingList(records, query), keyOf(query));
}

/** More rows than a tall window shows. */
const firstRows = 60;

function openingList(records: RecordStore, query: ListQuery): Observable<OpeningList> {
  return new Observable((observer) => {
    const follow = (): void => {
      const whole$ = records.list$(query).pipe(map((documents) => ({ documents, whole: true })));
      observer.add(whole$.subscribe(observer));
    };
    // One after the other: the whole list would keep its own beginning waiting.
    records.first(query, firstRows).then((documents) => {
      if (observer.closed) return;
      if (documents && documents.length > 0) observer.next({ documents, whole: false });
      follow();
    }, follow);
  });
}

const keyOf = ({ kind, parent, lifecycle, sort }: ListQuery): string => `${kind} ${parent ?? "*"} ${lifecycle ?? "active"} ${sort ?? "title"}`;

/** Whether the person may write a part of a record, as the hub will decide too. */
export function useMayWrite(document: Pick<RecordDocument, "kind" | "scope" | "audience"> | null, part: string, conflicted = false): boolean {
  const { actor } = useDesk();
  return document !== null && mayWrite(actor, document, part, conflicted).allowed;
}

const loading = { state: "loading" } as const;
const missing = { state: "missing" } as const;
