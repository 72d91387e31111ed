import { covers, hasSeen, joinContexts } from "./context.ts";
import { byDot, type CausalContext, type Dot, type Head, type RecordDelta, type RecordState, type SetState, type TextState, type Touch } from "./record.ts";
import { own, put } from "./names.ts";
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
  return join(left, right, {});
}

export type DeltaResult = { readonly outcome: "merged"; readonly record: RecordState } | { readonly outcome: "missing-context" };

/** Applies a change. Nothing happens when this copy lacks what the change builds on: ask for the whole record. Throws as `merge` and `joinText` do. */
export function applyDelta(record: RecordState, delta: RecordDelta): DeltaResult {
  if (!covers(record.clock, delta.base)) return { outcome: "missing-context" };
  return { outcome: "merged", record: join(record, delta, delta.base) };
}

/** The parts that changed after what `known` holds, or null when there are none. `known` empty gives the whole record. */
export function deltaSince(record: RecordState, known: Acknowledged): RecordDelta | null {
  if (covers(known.clock, record.clock)) return null;
  const fields: Record<string, readonly Head[]> = {};
  for (const name in record.fields) {
    const heads = record.fields[name] as readonly Head[];
    if (heads.some((head) => !hasSeen(known.clock, head.dot))) put(fields, name, heads);
  }
  const sets: Record<string, SetState> = {};
  for (const name in record.sets) {
    const set = record.sets[name] as SetState;
    if (touchedSince(set.edits, known.clock)) put(sets, name, set);
  }
  const texts: Record<string, TextState> = {};
  for (const name in record.texts) {
    const text = record.texts[name] as TextState;
    if (touchedSince(text.edits, known.clock)) put(texts, name, { ...text, state: textSince(text.state, own(known.texts, name)) });
  }
  return { id: record.id, kind: record.kind, scope: record.scope, base: known.clock, clock: record.clock, fields, sets, texts };
}

/** What a side holds once it has all of `record`. */
export function acknowledgedBy(record: RecordState): Acknowledged {
  const texts: Record<string, string> = {};
  for (const name in record.texts) put(texts, name, textVector((record.texts[name] as TextState).state));
  return { clock: record.clock, texts };
}

export function isUnsent(record: RecordState, acknowledged: Acknowledged): boolean {
  return !covers(acknowledged.clock, record.clock);
}

/**
 * The join of a copy and a copy or a change. A part that both name keeps what both hold and what the other side has not seen. A part
 * that `right` does not name is as it was at `base`; of what came after `base`, it holds nothing.
 */
function join(left: RecordState, right: RecordState, base: CausalContext): RecordState {
  if (left.id !== right.id || left.kind !== right.kind || left.scope !== right.scope)
    throw new Error(`Two different records cannot be merged: ${left.id} and ${right.id}`);
  const fields: Record<string, readonly Head[]> = { ...left.fields };
  for (const name in right.fields) {
    const heads = joinHeads(own(left.fields, name) ?? noHeads, left.clock, right.fields[name] as readonly Head[], right.clock);
    if (heads.length > 0) put(fields, name, heads);
    else delete fields[name];
  }
  const sets: Record<string, SetState> = { ...left.sets };
  for (const name in right.sets) put(sets, name, joinSets(own(left.sets, name) ?? noElements, left.clock, right.sets[name] as SetState, right.clock));
  const texts: Record<string, TextState> = { ...left.texts };
  for (const name in right.texts) put(texts, name, joinTexts(own(left.texts, name), right.texts[name] as TextState));
  if (holdsBoth(left.clock, right.clock, base)) dropSpent(fields, sets, left, right, base);
  return { id: left.id, kind: left.kind, scope: left.scope, clock: joinContexts(left.clock, right.clock), fields, sets, texts };
}

const noHeads: readonly Head[] = [];
const noElements: SetState = { elements: {}, edits: {} };

/** True when both have seen edits of one replica that are not in `base`. */
function holdsBoth(left: CausalContext, right: CausalContext, base: CausalContext): boolean {
  for (const replica in right) if (Math.min(left[replica] ?? 0, right[replica] as number) > (base[replica] ?? 0)) return true;
  return false;
}

/**
 * Drops what `right` has seen since `base` and no longer holds, in parts that it does not name. Only a spent dot (a refused edit, see
 * rebuild.ts) can leave a register or a set without a trace of itself; without this step the order of merging would show.
 */
function dropSpent(fields: Record<string, readonly Head[]>, sets: Record<string, SetState>, left: RecordState, right: RecordState, base: CausalContext): void {
  const isSpent = (dot: Dot): boolean => hasSeen(right.clock, dot) && !hasSeen(base, dot);
  for (const name in left.fields) {
    const heads = left.fields[name] as readonly Head[];
    if (Object.hasOwn(right.fields, name) || !heads.some((head) => isSpent(head.dot))) continue;
    const kept = heads.filter((head) => !isSpent(head.dot));
    if (kept.length > 0) fields[name] = kept;
    else delete fields[name];
  }
  for (const name in left.sets) {
    const set = left.sets[name] as SetState;
    if (Object.hasOwn(right.sets, name)) continue;
    const elements: Record<string, readonly Dot[]> = {};
    for (const element in set.elements) {
      const kept = (set.elements[element] as readonly Dot[]).filter((dot) => !isSpent(dot));
      if (kept.length > 0) put(elements, element, kept);
    }
    sets[name] = { elements, edits: set.edits };
  }
}

function joinHeads(mine: readonly Head[], myClock: CausalContext, theirs: readonly Head[], theirClock: CausalContext): readonly Head[] {
  const kept = mine.filter((head) => !hasSeen(theirClock, head.dot) || theirs.some((other) => sameDot(other.dot, head.dot)));
  for (const head of theirs) if (!hasSeen(myClock, head.dot)) kept.push(head);
  return kept.length > 1 ? kept.sort(byDot) : kept;
}

function joinSets(mine: SetState, myClock: CausalContext, theirs: SetState, theirClock: CausalContext): SetState {
  const elements: Record<string, readonly Dot[]> = {};
  const join = (element: string, left: readonly Dot[], right: readonly Dot[]): void => {
    const dots = left.filter((dot) => !hasSeen(theirClock, dot) || right.some((other) => sameDot(other, dot)));
    for (const dot of right) if (!hasSeen(myClock, dot)) dots.push(dot);
    if (dots.length > 0) put(elements, element, dots.sort(inOrder));
  };
  for (const element in mine.elements) join(element, mine.elements[element] as readonly Dot[], own(theirs.elements, element) ?? noDots);
  for (const element in theirs.elements) if (!Object.hasOwn(mine.elements, element)) join(element, noDots, theirs.elements[element] as readonly Dot[]);
  return { elements, edits: joinTouches(mine.edits, theirs.edits) };
}

const noDots: readonly Dot[] = [];

function inOrder(left: Dot, right: Dot): number {
  return left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : left[1] - right[1];
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
