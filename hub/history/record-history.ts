/**
 * How a record came to be what it is: each change that was merged, as what it turned into what. Read from the audit, which is written in
 * the transaction of the merge, so that it is complete. Edits of one person in a row, some minutes apart, are one step: people want to
 * know who changed an answer, not each pause in their typing.
 */
import { decodeRecord } from "#shared/crdt/codec.ts";
import { applyDelta, merge } from "#shared/crdt/merge.ts";
import { elementsOf, emptyRecord, isConflicted, shownValue, type RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import type { AuditEntry } from "#shared/ports/hub-storage.ts";

export interface HistoryStep {
  readonly person: string;
  /** When the hub took it in, in milliseconds since 1970. */
  readonly at: number;
  readonly changes: readonly HistoryChange[];
}

export interface HistoryChange {
  /** A register, set or text. */
  readonly part: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** Another value stood beside it after the step. */
  readonly conflicted: boolean;
}

const pauseMs = 10 * 60_000;

/** @param entries what was merged into one record, oldest first */
export function historyOf(entries: readonly AuditEntry[]): readonly HistoryStep[] {
  let state: RecordState | null = null;
  const open: { person: string; last: number; from: RecordState; to: RecordState }[] = [];
  for (const entry of entries) {
    const change = decodeRecord(entry.change);
    const before: RecordState = state ?? emptyRecord(change.id, change.kind, change.scope);
    // The audit keeps a change without what it built on; the hub took it, so what it does not name stayed as it was.
    const applied = applyDelta(before, { ...change, base: before.clock });
    state = applied.outcome === "merged" ? applied.record : merge(before, change);
    const latest = open.at(-1);
    if (latest?.person === entry.person && entry.at - latest.last <= pauseMs) Object.assign(latest, { last: entry.at, to: state });
    else open.push({ person: entry.person, last: entry.at, from: before, to: state });
  }
  return open.map(({ person, last, from, to }) => ({ person, at: last, changes: changesBetween(from, to) })).filter((step) => step.changes.length > 0);
}

function changesBetween(from: RecordState, to: RecordState): HistoryChange[] {
  const changes: HistoryChange[] = [];
  const add = (part: string, before: JsonValue, after: JsonValue, conflicted = false): void => {
    if (!sameJson(before, after) || conflicted) changes.push({ part, before, after, conflicted });
  };
  for (const field of Object.keys(to.fields)) {
    add(field, shownValue(from, field) ?? null, shownValue(to, field) ?? null, isConflicted(to, field) && !isConflicted(from, field));
  }
  for (const set of Object.keys(to.sets)) add(set, elementsOf(from, set), elementsOf(to, set));
  for (const text of Object.keys(to.texts)) add(text, textOf(from.texts[text]?.state), textOf(to.texts[text]?.state));
  return changes;
}
