/** Between a record and the document that holds it. Pure, so that a write is one function of what was there before. */
import { acknowledgedBy, applyDelta, deltaSince, isUnsent, merge, nothingAcknowledged, type Acknowledged } from "#shared/crdt/merge.ts";
import { covers, joinContexts } from "#shared/crdt/context.ts";
import { decodeAcknowledged, decodeRecord, encodeAcknowledged, encodeRecord } from "#shared/crdt/codec.ts";
import { emptyRecord, type CausalContext, type RecordDelta, type RecordState } from "#shared/crdt/record.ts";
import { decodeBytes, encodeBytes } from "#shared/crdt/text.ts";
import { project } from "#shared/crdt/view.ts";
import type { KindDefinition } from "#shared/domain/kind.ts";
import * as Y from "yjs";
import type { OpenRecord, RecordDocument } from "#renderer/platform/store/types.ts";

export type KindLookup = (kind: string) => KindDefinition | undefined;

/** What a document is made from. */
export interface Held {
  readonly record: RecordState;
  readonly acked: Acknowledged;
}

export function documentOf({ record, acked }: Held, kindOf: KindLookup): RecordDocument {
  return {
    ...project(record, kindOf(record.kind)),
    crdt: encodeRecord(record),
    acked: encodeAcknowledged(acked),
    unsent: isUnsent(record, acked) ? 1 : 0,
  };
}

/** Parsing is the dear part of opening a record, and an editor opens the same one again and again. */
export class RecordReader {
  readonly #parsed = new Map<string, { readonly crdt: string; readonly record: RecordState }>();
  readonly #room: number;

  constructor(room = 200) {
    this.#room = room;
  }

  held(document: RecordDocument): Held {
    return { record: this.record(document), acked: decodeAcknowledged(document.acked) };
  }

  /** null when what is stored cannot be read: the disk, or a version that never was. */
  heldOrNull(document: RecordDocument): Held | null {
    try {
      return this.held(document);
    } catch {
      return null;
    }
  }

  open(document: RecordDocument): OpenRecord {
    return { document, ...this.held(document) };
  }

  record(document: RecordDocument): RecordState {
    const before = this.#parsed.get(document.id);
    if (before?.crdt === document.crdt) return before.record;
    const record = decodeRecord(document.crdt);
    this.keep(document, record);
    return record;
  }

  keep(document: RecordDocument, record: RecordState): void {
    this.#parsed.delete(document.id);
    this.#parsed.set(document.id, { crdt: document.crdt, record });
    if (this.#parsed.size > this.#room) this.#parsed.delete(this.#parsed.keys().next().value as string);
  }
}

/** The hub's whole copy joins what is here. The hub's copies of one record only grow, so the one that covers the other is the later. */
export function withHubCopy(held: Held | null, copy: RecordState): Held {
  if (!held) return { record: copy, acked: acknowledgedBy(copy) };
  const older = covers(held.acked.clock, copy.clock);
  return {
    record: merge(held.record, copy),
    acked: older ? held.acked : { ...acknowledgedBy(copy), clock: joinContexts(held.acked.clock, copy.clock) },
  };
}

/** A live change of the hub; null when this device lacks what it builds on. */
export function withHubChange(held: Held | null, delta: RecordDelta): Held | null {
  const result = applyDelta(held?.record ?? emptyRecord(delta.id, delta.kind, delta.scope), delta);
  if (result.outcome === "missing-context") return null;
  return { record: result.record, acked: confirmed(held?.acked ?? nothingAcknowledged, delta, delta.clock) };
}

/** What the hub is known to hold once it has merged `delta` and says its context is `clock`. */
export function confirmed(acked: Acknowledged, delta: RecordDelta, clock: CausalContext): Acknowledged {
  const texts: Record<string, string> = { ...acked.texts };
  for (const name in delta.texts) texts[name] = vectorAfter(texts[name], delta.texts[name]!.state);
  return { clock: joinContexts(acked.clock, clock), texts };
}

/**
 * The record after the hub refused `delta`: the hub's copy, with the device's own clock kept, so that no refused counter is ever used
 * for another edit, and with what was written after `delta` was sent. A set or a text that `delta` touched holds refused parts that
 * cannot be told from later ones: it stays as the hub has it, and the quarantine keeps the device's.
 */
export function withoutRefused(before: RecordState, delta: RecordDelta, copy: RecordState): Held {
  const given = joinContexts(copy.clock, delta.clock);
  const later = deltaSince(before, { clock: given, texts: {} });
  const acked = { ...acknowledgedBy(copy), clock: given };
  const rebuilt: RecordState = { ...copy, clock: given };
  if (!later) return { record: rebuilt, acked };
  const untouched = <Part>(parts: Readonly<Record<string, Part>>, touched: object): Record<string, Part> =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => !(name in touched)));
  const kept: RecordDelta = { ...later, sets: untouched(later.sets, delta.sets), texts: untouched(later.texts, delta.texts) };
  return { record: withHubChange({ record: rebuilt, acked }, kept)?.record ?? rebuilt, acked };
}

/** Of what was written after `kept`, that which `withoutRefused` will not leave in the record; null when it leaves everything. */
export function alsoRefused(now: RecordState, kept: RecordState, delta: RecordDelta): RecordDelta | null {
  const later = deltaSince(now, { clock: kept.clock, texts: {} });
  if (!later) return null;
  const touched = <Part>(parts: Readonly<Record<string, Part>>, refused: object): Record<string, Part> =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => name in refused));
  const [sets, texts] = [touched(later.sets, delta.sets), touched(later.texts, delta.texts)];
  return Object.keys(sets).length + Object.keys(texts).length > 0 ? { ...later, fields: {}, sets, texts } : null;
}

/** What the quarantine keeps of a refused change: its values, and its sets and texts as the device has them now. */
export function keptOf(before: RecordState, delta: RecordDelta): RecordDelta {
  const now = <Part>(parts: Readonly<Record<string, Part>>, mine: Readonly<Record<string, Part>>): Record<string, Part> =>
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, mine[name] ?? part]));
  return { ...delta, sets: now(delta.sets, before.sets), texts: now(delta.texts, before.texts) };
}

function vectorAfter(vector: string | undefined, update: string): string {
  const known = vector ? Y.decodeStateVector(decodeBytes(vector)) : new Map<number, number>();
  for (const struct of Y.decodeUpdate(decodeBytes(update)).structs) {
    const end = struct.id.clock + struct.length;
    if (end > (known.get(struct.id.client) ?? 0)) known.set(struct.id.client, end);
  }
  return encodeBytes(Y.encodeStateVector(known));
}
