/**
 * A profile that was copied, or put back from a copy, counts its edits from where the copy was made: two different edits then bear one
 * name. Where the hub still holds the other, `judgeAuthorship` sees it. Where somebody has written over the other since, only the audit
 * tells such an edit, which nobody else has, from one that is sent again.
 */
import { belongsTo } from "#hub/merge/authorship.ts";
import { refused, type Refused, type Writer } from "#hub/merge/judgement.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { hasSeen } from "#shared/crdt/context.ts";
import { own } from "#shared/crdt/names.ts";
import type { Dot, Head, RecordState, SetState, TextState, Touch } from "#shared/crdt/record.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import type { AuditEntry } from "#shared/ports/hub-storage.ts";

interface OwnEdit {
  /** The part of the record that it wrote. An edit writes one. */
  readonly part: string;
  readonly dot: Dot;
  readonly said: JsonValue;
}

/** Rows of the audit that one change may cost. Beyond them it is believed. */
const greatestLook = 1_000;

/** @param history what was merged into the record, latest first; read only when the change repeats an edit that is written over */
export function judgeRepeated(before: RecordState, delta: RecordState, writer: Writer, history: () => Iterable<AuditEntry>): Refused | null {
  const open = ownEdits(delta, writer, before).filter((edit) => !isHeld(before, edit));
  if (open.length === 0) return null;
  const waiting = new Set(open);
  let looked = 0;
  for (const entry of history()) {
    if (waiting.size === 0 || ++looked > greatestLook) break;
    if (entry.installation !== writer.installation) continue;
    const merged = ownEdits(decodeRecord(entry.change), writer);
    for (const edit of waiting) {
      const others = merged.filter(({ dot }) => dot[0] === edit.dot[0] && dot[1] === edit.dot[1]);
      if (others.length === 0) continue;
      if (!others.some((other) => other.part === edit.part && sameJson(other.said, edit.said))) return refused("unknown-history", edit.part);
      waiting.delete(edit);
    }
  }
  return null;
}

/** @param seenBy only edits that this copy has seen */
function ownEdits(record: RecordState, writer: Writer, seenBy?: RecordState): OwnEdit[] {
  const edits: OwnEdit[] = [];
  const offer = (part: string, dot: Dot, said: () => JsonValue): void => {
    if (belongsTo(dot[0], writer) && (!seenBy || hasSeen(seenBy.clock, dot))) edits.push({ part, dot, said: said() });
  };
  for (const name in record.fields)
    for (const head of record.fields[name] as readonly Head[]) offer(name, head.dot, () => [head.by, head.at, head.reason ?? "", head.value]);
  for (const parts of [record.sets, record.texts])
    for (const name in parts)
      for (const replica in (parts[name] as SetState | TextState).edits) {
        const touch = (parts[name] as SetState | TextState).edits[replica] as Touch;
        offer(name, [replica as Dot[0], touch.counter], () => [touch.by, touch.at]);
      }
  return edits;
}

/** `judgeAuthorship` has compared those that the hub's record still shows. */
function isHeld(before: RecordState, { part, dot }: OwnEdit): boolean {
  if (own(before.fields, part)?.some((head) => head.dot[0] === dot[0] && head.dot[1] === dot[1])) return true;
  return [own(before.sets, part), own(before.texts, part)].some((held) => held?.edits[dot[0]]?.counter === dot[1]);
}

/**
 * Whether every new value that is said to be somebody else's, put back, was theirs: it stands in the record, or the audit knows it.
 * @param history as for `judgeRepeated`; read only when a value is put back that the record no longer shows
 */
export function judgeOrigins(before: RecordState, delta: RecordState, writer: Writer, history: () => Iterable<AuditEntry>): Refused | null {
  const open = new Map<Head, string>();
  for (const name in delta.fields)
    for (const head of delta.fields[name] as readonly Head[])
      if (
        head.origin &&
        head.origin.by !== writer.person &&
        belongsTo(head.dot[0], writer) &&
        !hasSeen(before.clock, head.dot) &&
        !isOrigin(before, name, head)
      )
        open.set(head, name);
  if (open.size === 0) return null;
  let looked = 0;
  for (const entry of history()) {
    if (open.size === 0 || ++looked > greatestLook) break;
    const merged = decodeRecord(entry.change);
    for (const [head, name] of open) if (isOrigin(merged, name, head)) open.delete(head);
  }
  const [name] = open.values();
  return name === undefined ? null : refused("not-the-author", name);
}

function isOrigin(record: RecordState, name: string, { value, origin }: Head): boolean {
  return (own(record.fields, name) ?? []).some((other) => {
    const whose = other.origin ?? other;
    return whose.by === origin?.by && whose.at === origin.at && sameJson(other.value, value);
  });
}
