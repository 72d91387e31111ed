/** How lists are narrowed: what is kept under a name, and what was used last. On this device alone. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";

export interface NamedFilters<State> {
  readonly name: string;
  readonly state: State;
}

export interface SavedFilters<State> {
  readonly now: State;
  set(state: State): void;
  /** By name. */
  readonly named: readonly NamedFilters<State>[];
  /** Keeps what is set now; what was kept under the same name is replaced. */
  save(name: string): void;
  remove(name: string): void;
}

/** @param start how the list stands at first: its shape is what a kept one must have. Must be the same object at each rendering. */
export function useSavedFilters<State extends object>(namespace: string, start: State): SavedFilters<State> {
  const { store } = useDesk();
  const [now, setNow] = useState(start);
  const [named, setNamed] = useState<readonly NamedFilters<State>[]>([]);
  const touched = useRef(false);
  const lastKey = `filters last ${namespace}`;
  const namedKey = `filters named ${namespace}`;
  useEffect(() => {
    let gone = false;
    void Promise.all([store.settings.read<JsonValue>(lastKey, null), store.settings.read<JsonValue>(namedKey, null)]).then(([last, all]) => {
      if (gone) return;
      setNamed(namedIn(all, start));
      // Who has chosen meanwhile, has chosen.
      if (!touched.current) setNow(fitted(start, last));
    });
    return () => {
      gone = true;
    };
  }, [store, start, lastKey, namedKey]);

  const set = useCallback(
    (state: State) => {
      touched.current = true;
      setNow(state);
      void store.settings.write(lastKey, state);
    },
    [store, lastKey],
  );
  const keep = useCallback(
    (next: readonly NamedFilters<State>[]) => {
      setNamed(next);
      void store.settings.write(namedKey, next);
    },
    [store, namedKey],
  );
  return useMemo(
    () => ({
      now,
      set,
      named,
      save: (name) => keep(withNamed(named, { name: name.trim(), state: now })),
      remove: (name) => keep(named.filter((one) => one.name !== name)),
    }),
    [now, set, named, keep],
  );
}

export function withNamed<State>(named: readonly NamedFilters<State>[], added: NamedFilters<State>): readonly NamedFilters<State>[] {
  return [...named.filter((one) => one.name !== added.name), added].sort((left, right) => left.name.localeCompare(right.name));
}

/** What was kept, as far as it is still of the list's shape; the very `start` when it says nothing else. */
export function fitted<State extends object>(start: State, kept: JsonValue): State {
  const fitting = part(start as JsonValue, kept);
  return sameJson(fitting, start as JsonValue) ? start : (fitting as unknown as State);
}

function part(start: JsonValue, kept: JsonValue | undefined): JsonValue {
  if (isObject(start)) {
    const from = isObject(kept) ? kept : {};
    return Object.fromEntries(Object.entries(start).map(([name, value]) => [name, part(value, Object.hasOwn(from, name) ? from[name] : undefined)]));
  }
  if (start === null) return typeof kept === "string" ? kept : null;
  return typeof kept === typeof start ? (kept as JsonValue) : start;
}

export function namedIn<State extends object>(kept: JsonValue, start: State): readonly NamedFilters<State>[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: JsonValue) =>
    isObject(one) && typeof one["name"] === "string" ? [{ name: one["name"], state: fitted(start, one["state"] ?? null) }] : [],
  );
}

function isObject(value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
