import { useEffect, useMemo, useState } from "react";
import { combineLatest, map, of, switchMap, type Observable } from "rxjs";
import { useDesk, type Desk } from "#renderer/platform/desk/desk.tsx";
import { onFlush } from "#renderer/platform/desk/unsaved.ts";
import { isShown } from "#renderer/platform/desk/shown-records.ts";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import type { Arrival, RecordDocument } from "#renderer/platform/store/types.ts";

export interface News {
  readonly document: RecordDocument;
  /** When this device heard of it. */
  readonly at: number;
}

const seenKey = "last-seen";
/** When the person was last here before this session: read once, so that the list does not empty itself while they look at it. */
const before = new WeakMap<Desk, Promise<number>>();

function lastSeen(desk: Desk): Promise<number> {
  let known = before.get(desk);
  if (!known) {
    known = desk.store.settings.read(seenKey, 0);
    before.set(desk, known);
    const seen = (): Promise<void> => desk.store.settings.write(seenKey, Date.now());
    void known.then(seen);
    onFlush(seen);
  }
  return known;
}

/** What others changed since this person was last here, latest first; null while it is being read. */
export function useNews(): readonly News[] | null {
  const desk = useDesk();
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => void lastSeen(desk).then(setSince), [desk]);
  const watched = useObservable<readonly News[] | null>(() => (since === null ? of(null) : newsSince(desk, since)), since);
  return useMemo(() => (watched.state === "ready" ? watched.value : null), [watched]);
}

function newsSince({ store, records, person }: Desk, since: number): Observable<readonly News[]> {
  return store.settings.read$<readonly Arrival[]>("arrivals", []).pipe(
    switchMap((arrivals) => {
      const recent = arrivals.filter((one) => one.at > since).slice(0, 30);
      const times = new Map(recent.map((one) => [one.id, one.at]));
      return recent.length === 0 ? of([]) : combineLatest([records.documents$([...times.keys()]), of(times)]);
    }),
    map((found) => {
      const [documents, times] = found as [readonly RecordDocument[], Map<string, number>];
      return (documents ?? [])
        .filter((document) => document.updatedBy !== person.id && document.kind !== "person" && isShown(document, person))
        .map((document) => ({ document, at: times.get(document.id) ?? 0 }))
        .sort((left, right) => right.at - left.at);
    }),
  );
}
