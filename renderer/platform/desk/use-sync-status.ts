import { useSyncExternalStore } from "react";
import { combineLatest, map, type Subscription } from "rxjs";
import type { SyncReport } from "#shared/sync/machine-types.ts";
import { recordStatus, syncStatus, type RecordWord, type SyncStatus } from "#shared/sync/status.ts";
import { useDesk, type Desk } from "#renderer/platform/desk/desk.tsx";
import { typing$ } from "#renderer/platform/desk/unsaved.ts";

export interface DeskStatus extends SyncStatus {
  readonly unsent: number;
  /** Conflicts and refused changes: what waits for a person's decision. */
  readonly decisions: number;
  readonly conflicts: number;
  readonly refused: number;
  /** The records of which an edit is not saved yet. */
  readonly writing: ReadonlySet<string>;
  /** Somewhere are letters that are not on their way into the store yet. */
  readonly typing: boolean;
  readonly workOffline: boolean;
  readonly unconfirmed: ReadonlySet<string>;
  readonly report: SyncReport | null;
}

export function useSyncStatus(): DeskStatus {
  const { subscribe, get } = statusOf(useDesk());
  return useSyncExternalStore(subscribe, get);
}

/** What follows from the status. It changes several times with each letter that is typed: who shows a part of it is drawn again with that part alone. */
export function useOfSyncStatus<Value extends string | number | boolean>(select: (status: DeskStatus) => Value): Value {
  const { subscribe, get } = statusOf(useDesk());
  return useSyncExternalStore(subscribe, () => select(get()));
}

/** While somebody types, their work is called saved this often at most: the words do not run through all there are at each letter. */
const calmMs = 250;

/** One following of everything it is made of, for all who show some of it. */
export class FollowedStatus {
  readonly #desk: Desk;
  readonly #listeners = new Set<() => void>();
  #following: Subscription | null = null;
  #now = nothingKnown;
  #calledSaved = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  readonly get = (): DeskStatus => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#following ??= this.#follow();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#later);
      this.#following?.unsubscribe();
      this.#following = null;
      this.#now = nothingKnown;
    };
  };

  #follow(): Subscription {
    const { records, sync, toDecide$ } = this.#desk;
    const parts = combineLatest([
      sync.status$,
      records.unsentCount$(),
      records.writing$(),
      typing$(),
      toDecide$,
      records.quarantine$(),
      records.unconfirmed$(),
      records.trouble$(),
    ]);
    const status = parts.pipe(
      map(([told, unsent, writing, typing, conflicts, refused, unconfirmed, trouble]): DeskStatus => {
        // What keeps this device from saving is more urgent than what keeps it from sending.
        const report = trouble ? { ...told, problem: trouble } : told;
        const decisions = conflicts.length + refused.length;
        return {
          // From the very keystroke on, not only from the write: nothing may be called saved that is not.
          ...syncStatus(report, { pending: writing.length + typing, unsent, decisions }),
          unsent,
          decisions,
          conflicts: conflicts.length,
          refused: refused.length,
          writing: new Set<string>(writing),
          typing: typing > 0,
          workOffline: report.phase === "off",
          unconfirmed,
          report,
        };
      }),
    );
    return status.subscribe({ next: (now) => this.#take(now), error: () => this.#say(nothingKnown) });
  }

  /** That something is not saved is said at once; that it is, a moment later when that was said just now. */
  #take(next: DeskStatus): void {
    clearTimeout(this.#later);
    const wait = isSaving(this.#now) && !isSaving(next) && next.word !== "attention" ? this.#calledSaved + calmMs - performance.now() : 0;
    if (wait > 0) this.#later = setTimeout(() => this.#say(next), wait);
    else this.#say(next);
  }

  #say(now: DeskStatus): void {
    if (!isSaving(now)) this.#calledSaved = performance.now();
    this.#now = now;
    for (const listener of this.#listeners) listener();
  }
}

const isSaving = ({ writing, typing }: DeskStatus): boolean => typing || writing.size > 0;

const statuses = new WeakMap<Desk, FollowedStatus>();
function statusOf(desk: Desk): FollowedStatus {
  let status = statuses.get(desk);
  if (!status) statuses.set(desk, (status = new FollowedStatus(desk)));
  return status;
}

/** A record, or several that are spoken of as one. */
export interface Placed {
  readonly id: string;
  readonly unsent: 0 | 1;
  readonly conflicts: number;
  /** Whether it speaks for another record too. */
  readonly isPart?: (id: string) => boolean;
}

export function useRecordWord({ id, unsent, conflicts, isPart }: Placed): RecordWord {
  return useOfSyncStatus(({ report, typing, writing, unconfirmed }) => {
    const isAmong = (ids: ReadonlySet<string>): boolean => ids.has(id) || (isPart !== undefined && [...ids].some(isPart));
    // Which record the letters belong to is not known before they are on their way.
    return recordStatus({ saving: typing || isAmong(writing), conflicts, confirmed: unsent === 0 && !isAmong(unconfirmed) }, report);
  });
}

const nothingKnown: DeskStatus = {
  word: "saved",
  count: 0,
  unsent: 0,
  decisions: 0,
  conflicts: 0,
  refused: 0,
  writing: new Set(),
  typing: false,
  workOffline: false,
  unconfirmed: new Set(),
  report: null,
};
