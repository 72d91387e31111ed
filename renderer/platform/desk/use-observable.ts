import { useEffect, useState } from "react";
import type { Observable } from "rxjs";

export type Watched<Value> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: Value }
  | { readonly state: "failed"; readonly error: unknown };

/** Follows what `make` gives, which must be the same for the same `key`. */
export function useObservable<Value>(make: () => Observable<Value>, key: unknown): Watched<Value> {
  const [watched, setWatched] = useState<{ readonly key: unknown; readonly now: Watched<Value> }>({ key, now: loading });
  useEffect(() => {
    const watching = make().subscribe({
      next: (value) => setWatched({ key, now: { state: "ready", value } }),
      error: (error: unknown) => setWatched({ key, now: { state: "failed", error } }),
    });
    return () => watching.unsubscribe();
    // oxlint-disable-next-line react/exhaustive-deps -- `make` is new at each rendering; `key` says when it gives something else
  }, [key]);
  return watched.key === key ? watched.now : loading;
}

const loading = { state: "loading" } as const;
