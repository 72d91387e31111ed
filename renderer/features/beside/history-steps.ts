/** A record's history as the hub tells it, and what of it this device knows by itself. */
import { elementsOf, isConflicted, type RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import type { JsonValue } from "#shared/lib/json.ts";

export interface HistoryStep {
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly changes: readonly StepChange[];
}

export interface StepChange {
  /** A register, set or text. */
  readonly part: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** Another value stood beside it. */
  readonly conflicted: boolean;
}

/** Edits of one person within this time are one moment, as at the hub. */
const momentMs = 10 * 60_000;

/** What stands in a record, by who wrote it and when, latest first: what it was before, only the hub knows. */
export function standingSteps(record: RecordState): readonly HistoryStep[] {
  const written: (StepChange & { readonly person: string; readonly at: number })[] = [];
  for (const [part, heads] of Object.entries(record.fields)) {
    for (const head of heads) {
      const { by, at } = head.origin ?? head;
      written.push({ part, before: null, after: head.value, conflicted: isConflicted(record, part), person: by, at });
    }
  }
  for (const [part, { edits }] of Object.entries(record.sets)) {
    const latest = latestOf(Object.values(edits));
    if (latest) written.push({ part, before: null, after: elementsOf(record, part), conflicted: false, person: latest.by, at: latest.at });
  }
  for (const [part, { state, edits }] of Object.entries(record.texts)) {
    const latest = latestOf(Object.values(edits));
    if (latest) written.push({ part, before: null, after: textOf(state), conflicted: false, person: latest.by, at: latest.at });
  }
  const steps: { person: string; at: number; changes: StepChange[] }[] = [];
  for (const { person, at, ...change } of written.sort((left, right) => right.at - left.at || (left.part < right.part ? -1 : 1))) {
    const last = steps.at(-1);
    if (last?.person === person && last.at - at <= momentMs) last.changes.push(change);
    else steps.push({ person, at, changes: [change] });
  }
  return steps;
}

/** What the hub told last time (oldest first), and above it what stands now, where that came since. Latest first. */
export function knownSteps(standing: readonly HistoryStep[], told: readonly HistoryStep[]): readonly HistoryStep[] {
  const until = told.at(-1)?.at ?? 0;
  return [...standing.filter((step) => step.at > until), ...told.toReversed()];
}

function latestOf<Edit extends { readonly at: number }>(edits: readonly Edit[]): Edit | undefined {
  return edits.reduce<Edit | undefined>((latest, edit) => (latest && latest.at >= edit.at ? latest : edit), undefined);
}
