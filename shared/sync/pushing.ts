/** What goes to the hub: one push under way, an answer for each record, and none that holds up the others. */
import type { RecordDelta, RecordState } from "../crdt/record.ts";
import type { Unsent } from "../ports/device-store.ts";
import { installationOf, type RecordId, type ReplicaId } from "../lib/ids.ts";
import { packBatch } from "./batch.ts";
import { times, type Draft } from "./draft.ts";
import { fetchMissing } from "./fetching.ts";
import { limits, type ChangeResult, type HubFrame } from "./protocol.ts";

export function localEdit(draft: Draft): void {
  const { state } = draft;
  draft.count();
  if (state.phase !== "live" || state.edited) return;
  state.edited = true;
  draft.setTimer("push", times.push);
}

export function pushTimer(draft: Draft): void {
  if (draft.state.phase !== "live") return;
  // A push under way asks the store again when it is settled.
  if (draft.state.push || draft.state.collecting) return;
  startPush(draft);
}

export function startPush(draft: Draft): void {
  const { state } = draft;
  if (state.phase !== "live" || state.push || state.collecting) return;
  state.collecting = true;
  state.edited = false;
  draft.clearTimers("push");
  const except = new Set<string>([...state.aside, ...state.unreadable, ...state.oversized.map((delta) => delta.id)]);
  draft.store({ method: "collectUnsent", arguments: [state.batchLimit, except, new Set(state.whole)] }, { type: "collected" });
}

export function collected(draft: Draft, { changes, unreadable }: Unsent): void {
  const { state } = draft;
  state.collecting = false;
  state.unreadable = [...state.unreadable, ...unreadable];
  const { batch, tooLarge } = packBatch(changes, state.batchLimit);
  if (tooLarge.length > 0) {
    // The hub's copy is needed first: the record is rebuilt from it when the change goes to the quarantine.
    state.oversized = [...state.oversized, ...tooLarge];
    fetchMissing(draft);
  }
  if (batch.length > 0) {
    state.batches += 1;
    state.push = { batch: `${state.connection}-${state.batches}`, deltas: batch, answered: false };
    draft.ask({ type: "push", batch: state.push.batch, changes: [...batch] });
    return;
  }
  draft.count();
  if (state.edited || tooLarge.length > 0 || unreadable.length > 0) return startPush(draft);
  if (!state.bringsBack || state.aside.length > 0) return;
  state.bringsBack = false;
  draft.send({ type: "brought-back" });
}

export function receivePushed(draft: Draft, frame: Extract<HubFrame, { type: "pushed" }>): void {
  const { state } = draft;
  const push = state.push;
  if (!push || push.answered || push.batch !== frame.batch) return;
  state.push = { ...push, answered: true };
  draft.answered();
  const confirmations: { id: RecordId; delta: RecordDelta; clock: RecordDelta["clock"] }[] = [];
  const refused: { delta: RecordDelta; result: Extract<ChangeResult, { outcome: "refused" }> }[] = [];
  const hidden: RecordId[] = [];
  const replaced: RecordState[] = [];
  const whole = new Set(state.whole);
  const aside = new Set(state.aside);
  push.deltas.forEach((delta, index) => {
    const result = resultFor(delta, index, frame.results);
    if (result?.outcome === "merged") {
      whole.delete(delta.id);
      confirmations.push({ id: delta.id, delta, clock: result.clock });
    } else if (result?.outcome === "refused") {
      whole.delete(delta.id);
      // After a restore a device offers what others wrote, too. What it may not bring their own devices will: nobody here has to decide.
      if (bringsOwnEdits(delta, state.installation)) {
        refused.push({ delta, result });
        // What the hub once took of this went into the quarantine with it: till the next session others may still bring that back.
        state.bringsBack = false;
      } else {
        confirmations.push({ id: delta.id, delta, clock: delta.clock });
        // A person's record is the hub's alone: what the restored hub says of people holds, whatever it said before.
        if (delta.kind === "person" && result.record) replaced.push(result.record);
        if (result.reason === "not-visible" || (delta.kind === "person" && result.record)) hidden.push(delta.id);
      }
    } else if (result?.outcome === "send-whole" && !whole.has(delta.id)) whole.add(delta.id);
    // No answer, or "send the whole" to a whole: not asked again at once.
    else aside.add(delta.id);
  });
  state.whole = [...whole];
  if (aside.size > state.aside.length) draft.setTimer("aside", times.aside);
  state.aside = [...aside];
  if (confirmations.length > 0) draft.store({ method: "acknowledge", arguments: [confirmations] });
  if (hidden.length > 0) draft.store({ method: "withdraw", arguments: [hidden] });
  if (replaced.length > 0) draft.store({ method: "mergeRecords", arguments: [replaced] });
  for (const { delta, result } of refused) {
    const detail = result.detail === undefined ? {} : { detail: result.detail };
    draft.store({ method: "quarantine", arguments: [{ id: delta.id, delta, reason: result.reason, ...detail, hubCopy: result.record }] });
  }
  draft.store({ method: "countUnsent", arguments: [] }, { type: "batch-settled" });
}

function bringsOwnEdits(delta: RecordDelta, installation: number): boolean {
  return Object.entries(delta.clock).some(
    ([replica, counter]) => installationOf(replica as ReplicaId) === installation && counter > (delta.base[replica] ?? 0),
  );
}

function resultFor(delta: RecordDelta, index: number, results: readonly ChangeResult[]): ChangeResult | undefined {
  const inPlace = results[index];
  if (inPlace && (inPlace.id === delta.id || inPlace.id === null)) return inPlace;
  return results.find((result) => result.id === delta.id);
}

export function batchSettled(draft: Draft): void {
  const { state } = draft;
  state.push = null;
  state.batchLimit = Math.min(limits.batch, state.batchLimit * 2);
  startPush(draft);
}

/** The hub could not take the batch at all: smaller ones find the record it stumbles over, which is then put aside. */
export function batchFailed(draft: Draft): void {
  const { state } = draft;
  const push = state.push;
  if (!push) return;
  const [only] = push.deltas;
  if (push.deltas.length === 1 && only) {
    state.aside = [...new Set([...state.aside, only.id])];
    draft.setTimer("aside", times.aside);
  }
  state.batchLimit = Math.max(1, Math.floor(push.deltas.length / 2));
  state.push = null;
  draft.answered();
  startPush(draft);
}

export function retryAside(draft: Draft): void {
  draft.state.aside = [];
  draft.state.whole = [];
  startPush(draft);
}
