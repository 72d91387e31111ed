import { combineLatest, map, type Observable } from "rxjs";
import type { SyncReport } from "#shared/sync/machine-types.ts";
import { recordStatus, syncStatus, type RecordWord, type SyncStatus } from "#shared/sync/status.ts";
import { useDesk, type Desk } from "#renderer/platform/desk/desk.tsx";
import { typing$ } from "#renderer/platform/desk/unsaved.ts";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";

export interface DeskStatus extends SyncStatus {
  readonly unsent: number;
  /** Conflicts and refused changes: what waits for a person's decision. */
  readonly decisions: number;
  readonly conflicts: number;
  readonly refused: number;
  readonly saving: boolean;
  readonly workOffline: boolean;
  readonly unconfirmed: ReadonlySet<string>;
  readonly report: SyncReport | null;
}

export function useSyncStatus(): DeskStatus {
  const desk = useDesk();
  const watched = useObservable(() => statusOf(desk), desk);
  return watched.state === "ready" ? watched.value : nothingKnown;
}

const statuses = new WeakMap<Desk, Observable<DeskStatus>>();
function statusOf(desk: Desk): Observable<DeskStatus> {
  let status = statuses.get(desk);
  if (!status) {
    const { records, sync, toDecide$ } = desk;
    status = combineLatest([
      sync.status$,
      records.unsentCount$(),
      savingCount(desk),
      toDecide$,
      records.quarantine$(),
      records.unconfirmed$(),
      records.trouble$(),
    ]).pipe(
      map(([told, unsent, pending, conflicts, refused, unconfirmed, trouble]) => {
        // What keeps this device from saving is more urgent than what keeps it from sending.
        const report = trouble ? { ...told, problem: trouble } : told;
        const decisions = conflicts.length + refused.length;
        return {
          ...syncStatus(report, { pending, unsent, decisions }),
          unsent,
          decisions,
          conflicts: conflicts.length,
          refused: refused.length,
          saving: pending > 0,
          workOffline: report.phase === "off",
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

export function useRecordWord(document: { readonly id: string; readonly unsent: 0 | 1; readonly conflicts: number }): RecordWord {
  const { report, saving, unconfirmed } = useSyncStatus();
  return recordStatus({ saving, conflicts: document.conflicts, confirmed: document.unsent === 0 && !unconfirmed.has(document.id) }, report);
}

const nothingKnown: DeskStatus = {
  word: "saved",
  count: 0,
  unsent: 0,
  decisions: 0,
  conflicts: 0,
  refused: 0,
  saving: false,
  workOffline: false,
  unconfirmed: new Set(),
  report: null,
};
