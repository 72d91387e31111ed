import { covers, hasSeen, joinContexts } from "./context.ts";
import { byDot, type CausalContext, type Dot, type Head, type RecordDelta, type RecordState, type SetState, type TextState, type Touch } from "./record.ts";
import { joinText, textSince, textVector } from "./text.ts";

/** What another side is known to hold of a record. */
export interface Acknowledged {
  readonly clock: CausalContext;
  /** A Yjs state vector (base64) for each text that side holds. */
  readonly texts: Readonly<Record<string, string>>;
}

export const nothingAcknowledged: Acknowledged = { clock: {}, texts: {} };

/** Joins two copies of one record. Throws when they are not copies of one record (a defect). */
export function merge(left: RecordState, right: RecordState): RecordState {
  if (left.id !== right.id || left.kind !== right.kind || left.scope !== right.scope) throw new Error(`Two different records cannot be merged: ${left.id} and ${right.id}`);
  return join(left, right);
}

export type DeltaResult = { readonly outcome: "merged"; readonly record: RecordState } | { readonly outcome: "missing-context" };

/** Applies a change. Nothing happens when this copy lacks what the change builds on: ask for the whole record. */
export function applyDelta(record: RecordState, delta: RecordDelta): DeltaResult {
  if (!covers(record.clock, delta.base)) return { outcome: "missing-context" };
  return { outcome: "merged", record: join(record, delta) };
}

/** The parts that changed after what `known` holds, or null when there are none. `known` empty gives the whole record. */
export function deltaSince(record: RecordState, known: Acknowledged): RecordDelta | null {
  if (covers(known.clock, record.clock)) return null;
  const fields: Record<string, readonly Head[]> = {};
  for (const name in record.fields) {
    const heads = record.fields[name] as readonly Head[];
    if (heads.some((head) => !hasSeen(known.clock, head.dot))) fields[name] = heads;
  }
  const sets: Record<string, SetState> = {};
  for (const name in record.sets) {
    const set = record.sets[name] as SetState;
    if (touchedSince(set.edits, known.clock)) sets[name] = set;
  }
  const texts: Record<string, TextState> = {};
  for (const name in record.texts) {
    const text = record.texts[name] as TextState;
    if (touchedSince(text.edits, known.clock)) texts[name] = { ...text, state: textSince(text.state, known.texts[name]) };
  }
  return { id: record.id, kind: record.kind, scope: record.scope, base: known.clock, clock: record.clock, fields, sets, texts };
}

/** What a side holds once it has all of `record`. */
export function acknowledgedBy(record: RecordState): Acknowledged {
  const texts: Record<string, string> = {};
  for (const name in record.texts) texts[name] = textVector((record.texts[name] as TextState).state);
  return { clock: record.clock, texts };
}

export function isUnsent(record: RecordState, acknowledged: Acknowledged): boolean {
  return !covers(acknowledged.clock, record.clock);
}

/**
 * The join of a copy and a copy or a change. A part that `right` does not name is unchanged since the base, which `left` has seen, so
 * it stays as `left` has it; a part that both name keeps what both hold and what the other side has not seen.
 */
function join(left: RecordState, right: RecordState): RecordState {
  const fields: Record<string, readonly Head[]> = { ...left.fields };
  for (const name in right.fields) {
    const mine = left.fields[name];
    const theirs = right.fields[name] as readonly Head[];
    const kept = mine ? joinHeads(mine, left.clock, theirs, right.clock) : theirs.filter((head) => !hasSeen(left.clock, head.dot));
    if (kept.length > 0) fields[name] = kept;
    else delete fields[name];
  }
  const sets: Record<string, SetState> = { ...left.sets };
  for (const name in right.sets) sets[name] = joinSets(left.sets[name], left.clock, right.sets[name] as SetState, right.clock);
  const texts: Record<string, TextState> = { ...left.texts };
  for (const name in right.texts) texts[name] = joinTexts(left.texts[name], right.texts[name] as TextState);
  return { id: left.id, kind: left.kind, scope: left.scope, clock: joinContexts(left.clock, right.clock), fields, sets, texts };
}

function joinHeads(mine: readonly Head[], myClock: CausalContext, theirs: readonly Head[], theirClock: CausalContext): readonly Head[] {
  const kept = mine.filter((head) => !hasSeen(theirClock, head.dot) || theirs.some((other) => sameDot(other.dot, head.dot)));
  for (const head of theirs) if (!hasSeen(myClock, head.dot)) kept.push(head);
  return kept.length > 1 ? kept.sort(byDot) : kept;
}

function joinSets(mine: SetState | undefined, myClock: CausalContext, theirs: SetState, theirClock: CausalContext): SetState {
  const elements: Record<string, readonly Dot[]> = {};
  const before = mine?.elements ?? {};
  for (const element of new Set([...Object.keys(before), ...Object.keys(theirs.elements)])) {
    const left = before[element] ?? [];
    const right = theirs.elements[element] ?? [];
    const dots = left.filter((dot) => !hasSeen(theirClock, dot) || right.some((other) => sameDot(other, dot)));
    for (const dot of right) if (!hasSeen(myClock, dot)) dots.push(dot);
    if (dots.length > 0) elements[element] = dots.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
  }
  return { elements, edits: joinTouches(mine?.edits ?? {}, theirs.edits) };
}

function joinTexts(mine: TextState | undefined, theirs: TextState): TextState {
  return { state: joinText(mine?.state, theirs.state), edits: joinTouches(mine?.edits ?? {}, theirs.edits) };
}

function joinTouches(mine: Readonly<Record<string, Touch>>, theirs: Readonly<Record<string, Touch>>): Readonly<Record<string, Touch>> {
  const joined: Record<string, Touch> = { ...mine };
  for (const replica in theirs) {
    const touch = theirs[replica] as Touch;
    if (touch.counter > (joined[replica]?.counter ?? 0)) joined[replica] = touch;
  }
  return joined;
}

function touchedSince(edits: Readonly<Record<string, Touch>>, clock: CausalContext): boolean {
  for (const replica in edits) if ((edits[replica] as Touch).counter > (clock[replica] ?? 0)) return true;
  return false;
}

function sameDot(left: Dot, right: Dot): boolean {
  return left[0] === right[0] && left[1] === right[1];
}
