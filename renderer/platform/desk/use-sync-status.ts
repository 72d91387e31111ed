import { useMemo } from "react";
import { combineLatest, map, type Observable } from "rxjs";
import type { SyncReport } from "#shared/sync/machine-types.ts";
import { useDesk, type Desk } from "#renderer/platform/desk/desk.tsx";
import { typing$ } from "#renderer/platform/desk/unsaved.ts";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";

/** The one thing that the sync pill says. */
export type SyncWord = "saving" | "attention" | "offline" | "waiting" | "saved" | "with-the-secretariat";

export interface SyncStatus {
  readonly word: SyncWord;
  readonly unsent: number;
  /** Conflicts and refused changes: what waits for a person. */
  readonly attention: number;
  readonly conflicts: number;
  readonly refused: number;
  readonly saving: boolean;
  readonly workOffline: boolean;
  readonly unconfirmed: ReadonlySet<string>;
  readonly report: SyncReport | null;
}

export function useSyncStatus(): SyncStatus {
  const desk = useDesk();
  const watched = useObservable(() => statusOf(desk), desk);
  return watched.state === "ready" ? watched.value : nothingKnown;
}

const statuses = new WeakMap<Desk, Observable<SyncStatus>>();
function statusOf(desk: Desk): Observable<SyncStatus> {
  let status = statuses.get(desk);
  if (!status) {
    const { records, sync, toDecide$ } = desk;
    status = combineLatest([sync.status$, records.unsentCount$(), savingCount(desk), toDecide$, records.quarantine$(), records.unconfirmed$()]).pipe(
      map(([report, unsent, pending, conflicts, refused, unconfirmed]) => {
        const attention = conflicts.length + refused.length;
        const workOffline = report.phase === "off";
        return {
          word: wordOf(report, unsent, pending, attention),
          unsent,
          attention,
          conflicts: conflicts.length,
          refused: refused.length,
          saving: pending > 0,
          workOffline,
          unconfirmed,
          report,
        };
      }),
    );
    statuses.set(desk, status);
  }
  return status;
}

/** From the very keystroke on, not only from the write: nothing may be called saved that is not. */
function savingCount({ records }: Desk): Observable<number> {
  return combineLatest([records.pending$(), typing$()]).pipe(map(([writing, typing]) => writing + typing));
}

function wordOf(report: SyncReport, unsent: number, pending: number, attention: number): SyncWord {
  if (pending > 0) return "saving";
  if (attention > 0) return "attention";
  if (report.phase === "off" || report.phase === "waiting" || report.phase === "connecting") return unsent > 0 ? "waiting" : "offline";
  if (unsent > 0) return "waiting";
  return report.confirmed ? "with-the-secretariat" : "saved";
}

/** What a record's head says about where it is. */
export type RecordWord = "saving" | "conflict" | "waiting" | "saved" | "with-the-secretariat";

export function useRecordWord(document: { readonly id: string; readonly unsent: 0 | 1; readonly conflicts: number }): RecordWord {
  const { report, saving, unconfirmed } = useSyncStatus();
  const confirmed = document.unsent === 0 && !unconfirmed.has(document.id);
  return useMemo(() => {
    if (saving) return "saving";
    if (document.conflicts > 0) return "conflict";
    if (confirmed) return "with-the-secretariat";
    return report?.phase === "live" || report?.phase === "pulling" ? "waiting" : "saved";
  }, [document.conflicts, confirmed, report?.phase, saving]);
}

const nothingKnown: SyncStatus = {
  word: "saved",
  unsent: 0,
  attention: 0,
  conflicts: 0,
  refused: 0,
  saving: false,
  workOffline: false,
  unconfirmed: new Set(),
  report: null,
};
