/** Remembers what every device saved and what the hub took, and says afterwards whether the promises were kept. */
import * as Y from "yjs";
import { hasSeen } from "#shared/crdt/context.ts";
import type { CausalContext, Dot, RecordState } from "#shared/crdt/record.ts";
import { decodeBytes, textOf } from "#shared/crdt/text.ts";
import { elementsOf } from "#shared/crdt/record.ts";
import { canonicalJson, type JsonValue } from "#shared/lib/json.ts";
import type { MemoryDeviceStore } from "#test/fakes/memory-device-store.ts";

interface Write {
  readonly device: number;
  readonly record: string;
  readonly part: "field" | "add" | "remove" | "text";
  readonly name: string;
  /** Unique in the whole run: a value, an element, or one letter of a text. */
  readonly mark: string;
  readonly dot: Dot;
  /** What its author had seen. */
  readonly seen: CausalContext;
}

export class Ledger {
  readonly writes: Write[] = [];
  /** Marks that the hub committed, in the history it has now. */
  merged = new Set<string>();
  readonly everMerged = new Set<string>();

  saved(write: Write): void {
    this.writes.push(write);
  }

  hubMerged(delta: RecordState): void {
    for (const mark of marksOf(delta)) {
      this.merged.add(mark);
      this.everMerged.add(mark);
    }
    for (const write of this.writes) {
      if (write.record !== delta.id || write.part !== "remove" || !hasSeen(delta.clock, write.dot)) continue;
      const set = delta.sets[write.name];
      if (set && (set.edits[write.dot[0]]?.counter ?? 0) >= write.dot[1]) {
        this.merged.add(key(write));
        this.everMerged.add(key(write));
      }
    }
  }

  /** Marks of this device's writes that neither the hub has nor the quarantine keeps nor a later write replaced. */
  lost(stores: readonly MemoryDeviceStore[], merged: ReadonlySet<string>, only?: number): string[] {
    const kept = stores.map((store) => new Set(store.quarantined.flatMap(({ change }) => [...marksOf(change)])));
    return this.writes
      .filter((write) => only === undefined || write.device === only)
      .filter(
        (write) => !merged.has(key(write)) && !kept[write.device]?.has(key(write)) && !this.#isQuarantinedRemoval(write, stores) && !this.#replaced(write),
      )
      .map((write) => `device ${write.device} ${write.record} ${write.part} ${write.name} ${write.mark}`);
  }

  /** What readers may go on showing after a restore: what its author has in the quarantine, and what that had replaced. */
  keptByAuthors(stores: readonly MemoryDeviceStore[]): Set<string> {
    const kept = stores.flatMap((store) => store.quarantined.flatMap(({ change }) => [...marksOf(change)]));
    return new Set([...kept, ...this.writes.filter((write) => this.#replaced(write)).map((write) => write.mark)]);
  }

  #isQuarantinedRemoval(write: Write, stores: readonly MemoryDeviceStore[]): boolean {
    return (
      write.part === "remove" &&
      stores[write.device]!.quarantined.some(
        ({ id, change }) => id === write.record && (change.sets[write.name]?.edits[write.dot[0]]?.counter ?? 0) >= write.dot[1],
      )
    );
  }

  #replaced(write: Write): boolean {
    return (
      write.part !== "text" &&
      this.writes.some((later) => later !== write && later.record === write.record && sameKindOfPart(later, write) && hasSeen(later.seen, write.dot))
    );
  }

  /** Every merged write that no other merged write saw is shown at the hub, and nothing else is. */
  wrongAtHub(records: ReadonlyMap<string, { readonly record: RecordState }>, stores: readonly MemoryDeviceStore[]): string[] {
    const wrong: string[] = [];
    const merged = this.writes.filter((write) => this.merged.has(key(write)));
    const byPart = Map.groupBy(
      merged.filter((write) => write.part === "field"),
      (write) => `${write.record}/${write.name}`,
    );
    for (const [part, writes] of byPart) {
      const [id, name] = part.split("/") as [string, string];
      const expected = writes
        .filter((write) => !writes.some((later) => later !== write && hasSeen(later.seen, write.dot)))
        .map((write) => write.mark)
        .sort();
      const found = (records.get(id)?.record.fields[name] ?? []).map((head) => String(head.value)).sort();
      if (canonicalJson(expected) !== canonicalJson(found)) wrong.push(`${part}: expected ${expected.join(" ")}, found ${found.join(" ")}`);
    }
    for (const write of merged) {
      const record = records.get(write.record)?.record;
      if (write.part === "text" && !(record && textOf(record.texts[write.name]?.state).includes(write.mark)))
        wrong.push(`${write.record} lacks the letter ${write.mark}`);
      // Whether a removal in a quarantine was ever merged cannot be told from what a later edit of the set brings.
      const undecided = this.writes.some(
        (later) => later.part === "remove" && later.record === write.record && later.mark === write.mark && this.#isQuarantinedRemoval(later, stores),
      );
      if (write.part === "add" && !undecided) {
        const removed = merged.some(
          (later) => later.part === "remove" && later.record === write.record && later.mark === write.mark && hasSeen(later.seen, write.dot),
        );
        const here = record !== undefined && elementsOf(record, write.name).includes(write.mark);
        if (here === removed) wrong.push(`${write.record} element ${write.mark} is ${here ? "here" : "absent"}`);
      }
    }
    return wrong;
  }
}

/** What people see of a record, and what stands beside it. The clock may hold counters of refused edits; nothing else may differ. */
export function shownOf(record: RecordState): string {
  const sets = Object.fromEntries(Object.entries(record.sets).map(([name, set]) => [name, set.elements]));
  const texts = Object.fromEntries(Object.entries(record.texts).map(([name, text]) => [name, textOf(text.state)]));
  return canonicalJson({ id: record.id, kind: record.kind, scope: record.scope, fields: record.fields, sets, texts } as unknown as JsonValue);
}

const key = (write: Write): string => (write.part === "remove" ? `-${write.mark}` : write.mark);
function sameKindOfPart(left: Write, right: Write): boolean {
  if (left.name !== right.name) return false;
  if (left.part === "field" || right.part === "field") return left.part === right.part;
  return left.part !== "text" && right.part !== "text" && left.mark === right.mark;
}

export function marksOf(delta: Pick<RecordState, "fields" | "sets" | "texts">): Set<string> {
  const marks = new Set<string>();
  for (const heads of Object.values(delta.fields)) for (const head of heads) marks.add(String(head.value));
  for (const set of Object.values(delta.sets)) for (const element of Object.keys(set.elements)) marks.add(element);
  for (const text of Object.values(delta.texts)) for (const mark of lettersOf(text.state)) marks.add(mark);
  return marks;
}

function lettersOf(state: string): string[] {
  return Y.decodeUpdate(decodeBytes(state)).structs.flatMap((struct) =>
    "content" in struct && struct.content instanceof Y.ContentString ? Array.from(struct.content.str) : [],
  );
}
