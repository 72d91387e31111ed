import type { Draft } from "./draft.ts";
import { limits } from "./protocol.ts";

/** Asks for whole records: those whose base a live change lacked, and those whose own change is too large to send. One request at a time. */
export function fetchMissing(draft: Draft): void {
  const { state } = draft;
  const wanted = [...state.missing, ...state.oversized.map((delta) => delta.id)];
  if (state.fetching || wanted.length === 0) return;
  state.fetching = wanted.slice(0, limits.page);
  draft.ask({ type: "fetch", ids: [...state.fetching] });
}
