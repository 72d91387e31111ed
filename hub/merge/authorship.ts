/**
 * Whether a change says truly who wrote what. Every edit beyond the hub's clock must belong to the session: the dot to its
 * installation, the name to its person. Edits of others may only be repeated, never brought; only a hub that was restored from a backup
 * takes those of installations that have not come back with them yet, and only under the name of whose installation it is.
 *
 * It gives the parts that the change really touches. A change sends whole parts, so that a part may be named and yet say nothing new.
 */
import { refused, type Refused, type Writer } from "#hub/merge/judgement.ts";
import { judgeText } from "#hub/merge/texts.ts";
import { hasSeen } from "#shared/crdt/context.ts";
import { own } from "#shared/crdt/names.ts";
import type { Dot, Head, RecordDelta, RecordState, SetState, TextState, Touch } from "#shared/crdt/record.ts";
import { installationOf, type ReplicaId } from "#shared/lib/ids.ts";
import { sameJson } from "#shared/lib/json.ts";
import type { Awaited } from "#shared/ports/hub-storage.ts";

export interface Touched {
  readonly fields: readonly string[];
  readonly sets: readonly string[];
  readonly texts: readonly string[];
  /** Those of them, as `part/name`, in which only edits of others are new, brought back to a hub that was restored from a backup. */
  readonly relayed: ReadonlySet<string>;
  /** Whether any edit of others is new, also one that left nothing but its number. */
  readonly relays: boolean;
}

/** Who sends, and whose edits they may bring beside their own. */
export interface Bringer extends Writer {
  readonly awaited: (installation: number) => Awaited | null;
}

export function judgeAuthorship(stored: RecordState, delta: RecordDelta, writer: Bringer): Touched | Refused {
  let relays = false;
  for (const replica in delta.clock) {
    if ((delta.clock[replica] as number) <= (stored.clock[replica] ?? 0)) continue;
    if (!mayBring(replica, writer)) return refused("unknown-history", "clock");
    relays ||= !belongsTo(replica, writer);
  }
  const relayed = new Set<string>();
  const touched = { fields: [] as string[], sets: [] as string[], texts: [] as string[], relayed, relays };
  const accept = (judged: Judged, part: "fields" | "sets" | "texts", name: string): judged is "touched" | "relayed" | "untouched" => {
    if (judged === "relayed") relayed.add(`${part}/${name}`);
    if (judged === "touched" || judged === "relayed") touched[part].push(name);
    return judged === "touched" || judged === "relayed" || judged === "untouched";
  };
  for (const name in delta.fields) {
    const judged = judgeField(own(stored.fields, name) ?? none, delta.fields[name] as readonly Head[], stored, delta, writer);
    if (!accept(judged, "fields", name)) return refused(judged, name);
  }
  for (const name in delta.sets) {
    const judged = judgeSet(own(stored.sets, name), delta.sets[name] as SetState, stored, delta, writer);
    if (!accept(judged, "sets", name)) return refused(judged, name);
  }
  for (const name in delta.texts) {
    const text = delta.texts[name] as TextState;
    const before = own(stored.texts, name);
    const judged = judgeTouches(text.edits, before?.edits ?? {}, stored, delta, writer);
    if (!accept(judged, "texts", name)) return refused(judged, name);
    const letters = judgeText(before, text.state, (installation) => mayBringOf(installation, writer));
    if (letters === "damaged") return refused("damaged-text", name);
    if (letters === "foreign") return refused("not-the-author", name);
    // An edit without a touch would be an edit without an author.
    if (judged === "untouched" && text.state !== before?.state && bringsLetters(before, text)) return refused("unknown-history", name);
  }
  const erased = erasedPart(stored, delta);
  if (erased !== null) return refused("unknown-history", erased);
  return touched;
}

/**
 * A part that a change does not name stays as it is. A clock that says its edits were seen after the base, and are gone, would take them
 * away without a word: a copied profile that counts them as others, or somebody who means to.
 */
function erasedPart(stored: RecordState, delta: RecordDelta): string | null {
  const isErased = (dot: Dot): boolean => hasSeen(delta.clock, dot) && !hasSeen(delta.base, dot);
  for (const name in stored.fields)
    if (!Object.hasOwn(delta.fields, name) && (stored.fields[name] as readonly Head[]).some((head) => isErased(head.dot))) return name;
  for (const name in stored.sets) {
    if (Object.hasOwn(delta.sets, name)) continue;
    const { elements } = stored.sets[name] as SetState;
    for (const element in elements) if ((elements[element] as readonly Dot[]).some(isErased)) return name;
  }
  return null;
}

type Judged = "touched" | "relayed" | "untouched" | "not-the-author" | "unknown-history" | "malformed-change";
const none: readonly Head[] = [];

function judgeField(before: readonly Head[], heads: readonly Head[], stored: RecordState, delta: RecordDelta, writer: Bringer): Judged {
  let news: "touched" | "relayed" | null = null;
  for (const head of heads) {
    if (!hasSeen(delta.clock, head.dot)) return "malformed-change";
    if (!hasSeen(stored.clock, head.dot)) {
      if (!mayBring(head.dot[0], writer) || !mayName(head.dot[0], head.by, writer)) return "not-the-author";
      news = news !== "touched" && !belongsTo(head.dot[0], writer) ? "relayed" : "touched";
      continue;
    }
    const known = before.find((other) => sameDot(other.dot, head.dot));
    if (known && !sameHead(known, head)) return belongsTo(head.dot[0], writer) ? "unknown-history" : "not-the-author";
  }
  if (news) return news;
  // Whoever saw a head and does not repeat it must bring what replaced it.
  for (const head of before) if (hasSeen(delta.clock, head.dot) && !heads.some((other) => sameDot(other.dot, head.dot))) return "unknown-history";
  return "untouched";
}

function judgeSet(before: SetState | undefined, set: SetState, stored: RecordState, delta: RecordDelta, writer: Bringer): Judged {
  const judged = judgeTouches(set.edits, before?.edits ?? {}, stored, delta, writer);
  if (judged !== "touched" && judged !== "relayed" && judged !== "untouched") return judged;
  for (const element in set.elements) {
    for (const dot of set.elements[element] as readonly Dot[]) {
      if (!hasSeen(delta.clock, dot)) return "malformed-change";
      if (hasSeen(stored.clock, dot)) continue;
      if (!mayBring(dot[0], writer)) return "not-the-author";
      if (judged === "untouched") return "unknown-history";
    }
  }
  if (judged !== "untouched" || !before) return judged;
  for (const element in before.elements) {
    const theirs = own(set.elements, element) ?? [];
    for (const dot of before.elements[element] as readonly Dot[])
      if (hasSeen(delta.clock, dot) && !theirs.some((other) => sameDot(other, dot))) return "unknown-history";
  }
  return "untouched";
}

function judgeTouches(
  edits: Readonly<Record<string, Touch>>,
  before: Readonly<Record<string, Touch>>,
  stored: RecordState,
  delta: RecordDelta,
  writer: Bringer,
): Judged {
  let news: "touched" | "relayed" | null = null;
  for (const replica in edits) {
    const touch = edits[replica] as Touch;
    if (touch.counter > (delta.clock[replica] ?? 0)) return "malformed-change";
    if (touch.counter > (stored.clock[replica] ?? 0)) {
      if (!mayBring(replica, writer) || !mayName(replica, touch.by, writer)) return "not-the-author";
      news = news !== "touched" && !belongsTo(replica, writer) ? "relayed" : "touched";
      continue;
    }
    const known = before[replica];
    if (known?.counter === touch.counter && (known.by !== touch.by || known.at !== touch.at))
      return belongsTo(replica, writer) ? "unknown-history" : "not-the-author";
    // A joined touch keeps the greatest counter: one that the hub never had here would put words into its author's mouth.
    if ((known?.counter ?? 0) < touch.counter) return belongsTo(replica, writer) ? "unknown-history" : "not-the-author";
  }
  return news ?? "untouched";
}

/** Deletions say nothing new about letters, so only new letters count. */
function bringsLetters(before: TextState | undefined, text: TextState): boolean {
  return judgeText(before, text.state, () => false) === "foreign";
}

export function belongsTo(replica: string, writer: Writer): boolean {
  return installationOf(replica as ReplicaId) === writer.installation;
}

function mayBring(replica: string, writer: Bringer): boolean {
  return mayBringOf(installationOf(replica as ReplicaId), writer);
}

function mayBringOf(installation: number, writer: Bringer): boolean {
  return installation === writer.installation || (writer.relays && writer.awaited(installation) !== null);
}

function mayName(replica: string, person: string, writer: Bringer): boolean {
  if (belongsTo(replica, writer)) return person === writer.person;
  const whose = writer.awaited(installationOf(replica as ReplicaId));
  return whose !== null && (whose.person === null || whose.person === person);
}

function sameHead(left: Head, right: Head): boolean {
  return left.by === right.by && left.at === right.at && (left.reason ?? "") === (right.reason ?? "") && sameJson(left.value, right.value);
}

function sameDot(left: Dot, right: Dot): boolean {
  return left[0] === right[0] && left[1] === right[1];
}
