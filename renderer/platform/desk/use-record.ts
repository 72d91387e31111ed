import { useMemo } from "react";
import { conflictedFields, type RecordState } from "#shared/crdt/record.ts";
import { mayWrite } from "#shared/domain/permissions.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable, type Watched } from "#renderer/platform/desk/use-observable.ts";
import type { ListQuery, RecordDocument } from "#renderer/platform/store/types.ts";
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
  return useObservable(() => records.list$(query), `${query.kind} ${query.parent ?? "*"} ${query.lifecycle ?? "active"} ${query.sort ?? "title"}`);
}

/** Whether the person may write a part of a record, as the hub will decide too. */
export function useMayWrite(document: Pick<RecordDocument, "kind" | "scope" | "audience"> | null, part: string, conflicted = false): boolean {
  const { actor } = useDesk();
  return document !== null && mayWrite(actor, document, part, conflicted).allowed;
}

const loading = { state: "loading" } as const;
const missing = { state: "missing" } as const;
