/**
 * The record: dotted multi-value registers, add-wins sets and Yjs texts under one causal context.
 *
 *   clock   what this copy has seen: for each replica, the number of its edits to this record
 *   fields  register → heads. One head is a value; several are a conflict that waits for a person
 *   sets    element → the dots that added it and that nobody has seen and removed
 *   texts   a Yjs state, merged letter by letter
 *
 * Invariants (numbered in SPEC.md): a write supersedes exactly the heads its author saw; merging is commutative, associative and
 * idempotent and never looks at values; every edit, also one that only removes, takes a dot, so that "has this copy seen that edit"
 * is always a question to the clock alone.
 */
import { sameJson, type JsonValue } from "../lib/json.ts";
import { own, sortedNames } from "./names.ts";
import type { PersonId, RecordId, ReplicaId, Scope } from "../lib/ids.ts";

export type CausalContext = Readonly<Record<string, number>>;
export type Dot = readonly [replica: ReplicaId, counter: number];

export interface Head {
  readonly dot: Dot;
  readonly value: JsonValue;
  readonly by: PersonId;
  /** Milliseconds since 1970 on the author's clock: for people to read, never to order by. */
  readonly at: number;
  /** Why a conflict was decided this way. */
  readonly reason?: string;
  /** Whose value this is when `by` only put it back (undoing a decision). */
  readonly origin?: { readonly by: PersonId; readonly at: number };
}

/** A replica's latest edit to a set or a text. */
export interface Touch {
  readonly counter: number;
  readonly by: PersonId;
  readonly at: number;
}

export interface SetState {
  readonly elements: Readonly<Record<string, readonly Dot[]>>;
  readonly edits: Readonly<Record<string, Touch>>;
}

export interface TextState {
  /** A Yjs update (version 1) that holds the whole text, base64. The text is `doc.getText(rootText)`. */
  readonly state: string;
  readonly edits: Readonly<Record<string, Touch>>;
}

export interface RecordState {
  readonly id: RecordId;
  readonly kind: string;
  readonly scope: Scope;
  readonly clock: CausalContext;
  readonly fields: Readonly<Record<string, readonly Head[]>>;
  readonly sets: Readonly<Record<string, SetState>>;
  readonly texts: Readonly<Record<string, TextState>>;
}

/** What a change carries: the parts touched since `base`, each whole, and the clock they lead to. */
export interface RecordDelta extends RecordState {
  /** The receiver must have seen at least this; `{}` for a whole record. */
  readonly base: CausalContext;
}

export function emptyRecord(id: RecordId, kind: string, scope: Scope): RecordState {
  return { id, kind, scope, clock: {}, fields: {}, sets: {}, texts: {} };
}

/** The shown order of heads: by counter, then replica, highest first. Deterministic and free of wall clocks. */
export function byDot(left: Head, right: Head): number {
  return right.dot[1] - left.dot[1] || (right.dot[0] < left.dot[0] ? -1 : right.dot[0] > left.dot[0] ? 1 : 0);
}

/** The value that is shown while a conflict waits, or the only one; undefined if never written. */
export function shownValue(record: RecordState, field: string): JsonValue | undefined {
  return shownHead(record, field)?.value;
}

function shownHead(record: RecordState, field: string): Head | undefined {
  return own(record.fields, field)?.[0];
}

/** Elements of a set in the order of their UTF-16 code units. */
export function elementsOf(record: RecordState, set: string): string[] {
  return sortedNames(own(record.sets, set)?.elements ?? {});
}

export function conflictedFields(record: RecordState): string[] {
  return Object.keys(record.fields).filter((field) => isConflicted(record, field));
}

/** Different values wait for a person. Two people who wrote the same apart agree: there is nothing to decide. */
export function isConflicted(record: RecordState, field: string): boolean {
  const [shown, ...others] = own(record.fields, field) ?? [];
  return others.some((head) => !sameJson(head.value, shown?.value));
}
