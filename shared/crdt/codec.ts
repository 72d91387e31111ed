/**
 * The compact string in which a record is stored. Persons and replicas are written once and referred to by number; empty parts are
 * left out; names are in order, so that equal records give equal strings whatever path they took (CR-40). The version comes first, so
 * that a later form can be told apart without parsing the rest.
 */
import type { JsonValue } from "../lib/json.ts";
import type { PersonId, RecordId, ReplicaId, Scope } from "../lib/ids.ts";
import type { Acknowledged } from "./merge.ts";
import { isEmpty, mapInOrder, overwriteEach, sortedNames } from "./names.ts";
import type { Dot, Head, RecordState, SetState, TextState, Touch } from "./record.ts";

interface EncodedExtra {
  reason?: string;
  origin?: [by: number, at: number];
}
type EncodedHead = [replica: number, counter: number, value: JsonValue, by: number, at: number, extra?: EncodedExtra];
type EncodedTouch = [replica: number, counter: number, by: number, at: number];
type EncodedSet = [elements: Record<string, number[]>, edits: EncodedTouch[]];
type EncodedText = [state: string, edits: EncodedTouch[]];
interface EncodedRecord {
  v: 1;
  i: string;
  k: string;
  s: string;
  r: string[];
  p: string[];
  c: number[];
  f?: Record<string, EncodedHead[]>;
  e?: Record<string, EncodedSet>;
  t?: Record<string, EncodedText>;
}

export function encodeRecord(record: RecordState): string {
  const replicas = new Table();
  const persons = new Table();
  const encoded: EncodedRecord = { v: 1, i: record.id, k: record.kind, s: record.scope, r: replicas.names, p: persons.names, c: [] };
  for (const replica of sortedNames(record.clock)) {
    replicas.number(replica);
    encoded.c.push(record.clock[replica] as number);
  }
  const touches = (edits: Readonly<Record<string, Touch>>): EncodedTouch[] => encodeTouches(edits, replicas, persons);
  if (!isEmpty(record.fields)) encoded.f = mapInOrder(record.fields, (heads) => heads.map((head) => encodeHead(head, replicas, persons)));
  if (!isEmpty(record.sets))
    encoded.e = mapInOrder(record.sets, (set) => [
      mapInOrder(set.elements, (dots) => dots.flatMap((dot) => [replicas.number(dot[0]), dot[1]])),
      touches(set.edits),
    ]);
  if (!isEmpty(record.texts)) encoded.t = mapInOrder(record.texts, (text) => [text.state, touches(text.edits)]);
  return JSON.stringify(encoded);
}

/** Throws when the string is not an encoded record of a version that this build knows. */
export function decodeRecord(text: string): RecordState {
  const encoded = JSON.parse(text) as EncodedRecord;
  if (encoded.v !== 1) throw new Error(`A record is stored in form ${String(encoded.v)}, which this version cannot read`);
  const replicas = encoded.r as ReplicaId[];
  const persons = encoded.p as PersonId[];
  const clock: Record<string, number> = {};
  for (let at = 0; at < encoded.c.length; at++) clock[replicas[at] as ReplicaId] = encoded.c[at] as number;
  const touches = (edits: readonly EncodedTouch[]): Record<string, Touch> => decodeTouches(edits, replicas, persons);
  // The registers are most of what reading a record costs, and nearly every one holds one head: hence a loop of its own.
  const fields = (encoded.f ?? {}) as Record<string, unknown> as Record<string, Head[]>;
  for (const name in encoded.f) {
    const heads = encoded.f[name] as EncodedHead[];
    fields[name] = heads.length === 1 ? [decodeHead(heads[0] as EncodedHead, replicas, persons)] : heads.map((head) => decodeHead(head, replicas, persons));
  }
  const sets = overwriteEach(encoded.e ?? {}, ([elements, edits]): SetState => ({
    elements: overwriteEach(elements, (pairs) => decodeDots(pairs, replicas)),
    edits: touches(edits),
  }));
  const texts = overwriteEach(encoded.t ?? {}, ([state, edits]): TextState => ({ state, edits: touches(edits) }));
  return { id: encoded.i as RecordId, kind: encoded.k, scope: encoded.s as Scope, clock, fields, sets, texts };
}

export const encodeAcknowledged = (acknowledged: Acknowledged): string => JSON.stringify(acknowledged);
export const decodeAcknowledged = (text: string): Acknowledged => JSON.parse(text) as Acknowledged;

function encodeHead(head: Head, replicas: Table, persons: Table): EncodedHead {
  const short: EncodedHead = [replicas.number(head.dot[0]), head.dot[1], head.value, persons.number(head.by), head.at];
  if (head.reason === undefined && head.origin === undefined) return short;
  const extra: EncodedExtra = {};
  if (head.reason !== undefined) extra.reason = head.reason;
  if (head.origin) extra.origin = [persons.number(head.origin.by), head.origin.at];
  short.push(extra);
  return short;
}

function decodeHead(short: EncodedHead, replicas: readonly ReplicaId[], persons: readonly PersonId[]): Head {
  const head = { dot: [replicas[short[0]], short[1]] as unknown as Dot, value: short[2], by: persons[short[3]] as PersonId, at: short[4] };
  const extra = short[5];
  if (!extra) return head;
  return {
    ...head,
    ...(extra.reason === undefined ? {} : { reason: extra.reason }),
    ...(extra.origin ? { origin: { by: persons[extra.origin[0]] as PersonId, at: extra.origin[1] } } : {}),
  };
}

function decodeDots(pairs: readonly number[], replicas: readonly ReplicaId[]): Dot[] {
  const dots: Dot[] = [];
  for (let at = 0; at < pairs.length; at += 2) dots.push([replicas[pairs[at] as number] as ReplicaId, pairs[at + 1] as number]);
  return dots;
}

function encodeTouches(edits: Readonly<Record<string, Touch>>, replicas: Table, persons: Table): EncodedTouch[] {
  return sortedNames(edits).map((replica) => {
    const touch = edits[replica] as Touch;
    return [replicas.number(replica), touch.counter, persons.number(touch.by), touch.at];
  });
}

function decodeTouches(touches: readonly EncodedTouch[], replicas: readonly ReplicaId[], persons: readonly PersonId[]): Record<string, Touch> {
  const edits: Record<string, Touch> = {};
  for (const touch of touches) edits[replicas[touch[0]] as ReplicaId] = { counter: touch[1], by: persons[touch[2]] as PersonId, at: touch[3] };
  return edits;
}

/** Numbers names in the order in which they come. Linear, because a record knows few: faster than a map up to a dozen. */
class Table {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();
  number(name: string): number {
    if (this.names.length <= 12) {
      const found = this.names.indexOf(name);
      if (found >= 0) return found;
    }
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}
