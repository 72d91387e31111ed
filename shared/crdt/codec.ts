/**
 * The compact string in which a record is stored. Persons and replicas are written once and referred to by number; empty parts are
 * left out. The version comes first, so that a later form can be told apart without parsing the rest.
 */
import type { JsonValue } from "../lib/json.ts";
import type { PersonId, RecordId, ReplicaId, Scope } from "../lib/ids.ts";
import type { Acknowledged } from "./merge.ts";
import type { Dot, Head, RecordState, SetState, TextState, Touch } from "./record.ts";

type EncodedHead = [replica: number, counter: number, value: JsonValue, by: number, at: number, extra?: { reason?: string; origin?: [by: number, at: number] }];
type EncodedTouch = [replica: number, counter: number, by: number, at: number];
interface EncodedRecord {
  v: 1;
  i: string;
  k: string;
  s: string;
  r: string[];
  p: string[];
  c: number[];
  f?: Record<string, EncodedHead[]>;
  e?: Record<string, [elements: Record<string, number[]>, edits: EncodedTouch[]]>;
  t?: Record<string, [state: string, edits: EncodedTouch[]]>;
}

export function encodeRecord(record: RecordState): string {
  const replicas = new Table();
  const persons = new Table();
  const encoded: EncodedRecord = { v: 1, i: record.id, k: record.kind, s: record.scope, r: replicas.names, p: persons.names, c: [] };
  for (const replica in record.clock) {
    replicas.number(replica);
    encoded.c.push(record.clock[replica] as number);
  }
  const touches = (edits: Readonly<Record<string, Touch>>): EncodedTouch[] =>
    Object.keys(edits).map((replica) => {
      const touch = edits[replica] as Touch;
      return [replicas.number(replica), touch.counter, persons.number(touch.by), touch.at];
    });
  for (const name in record.fields) {
    (encoded.f ??= {})[name] = (record.fields[name] as readonly Head[]).map((head) => {
      const short: EncodedHead = [replicas.number(head.dot[0]), head.dot[1], head.value, persons.number(head.by), head.at];
      if (head.reason || head.origin) {
        short.push({
          ...(head.reason ? { reason: head.reason } : {}),
          ...(head.origin ? { origin: [persons.number(head.origin.by), head.origin.at] } : {}),
        });
      }
      return short;
    });
  }
  for (const name in record.sets) {
    const set = record.sets[name] as SetState;
    const elements: Record<string, number[]> = {};
    for (const element in set.elements) elements[element] = (set.elements[element] as readonly Dot[]).flatMap((dot) => [replicas.number(dot[0]), dot[1]]);
    (encoded.e ??= {})[name] = [elements, touches(set.edits)];
  }
  for (const name in record.texts) {
    const text = record.texts[name] as TextState;
    (encoded.t ??= {})[name] = [text.state, touches(text.edits)];
  }
  return JSON.stringify(encoded);
}

/** Throws when the string is not an encoded record of a version that this build knows. */
export function decodeRecord(text: string): RecordState {
  const encoded = JSON.parse(text) as EncodedRecord;
  if (encoded.v !== 1) throw new Error(`A record is stored in form ${String(encoded.v)}, which this version cannot read`);
  const replica = (index: number): ReplicaId => encoded.r[index] as ReplicaId;
  const person = (index: number): PersonId => encoded.p[index] as PersonId;
  const edits = (touches: EncodedTouch[]): Record<string, Touch> => {
    const decoded: Record<string, Touch> = {};
    for (const [index, counter, by, at] of touches) decoded[replica(index)] = { counter, by: person(by), at };
    return decoded;
  };
  const clock: Record<string, number> = {};
  encoded.c.forEach((counter, index) => (clock[replica(index)] = counter));
  const fields: Record<string, Head[]> = {};
  for (const name in encoded.f) {
    fields[name] = (encoded.f[name] as EncodedHead[]).map(([index, counter, value, by, at, extra]) => ({
      dot: [replica(index), counter],
      value,
      by: person(by),
      at,
      ...(extra?.reason ? { reason: extra.reason } : {}),
      ...(extra?.origin ? { origin: { by: person(extra.origin[0]), at: extra.origin[1] } } : {}),
    }));
  }
  const sets: Record<string, SetState> = {};
  for (const name in encoded.e) {
    const [short, touches] = encoded.e[name] as [Record<string, number[]>, EncodedTouch[]];
    const elements: Record<string, Dot[]> = {};
    for (const element in short) {
      const pairs = short[element] as number[];
      const dots: Dot[] = [];
      for (let at = 0; at < pairs.length; at += 2) dots.push([replica(pairs[at] as number), pairs[at + 1] as number]);
      elements[element] = dots;
    }
    sets[name] = { elements, edits: edits(touches) };
  }
  const texts: Record<string, TextState> = {};
  for (const name in encoded.t) {
    const [state, touches] = encoded.t[name] as [string, EncodedTouch[]];
    texts[name] = { state, edits: edits(touches) };
  }
  return { id: encoded.i as RecordId, kind: encoded.k, scope: encoded.s as Scope, clock, fields, sets, texts };
}

export const encodeAcknowledged = (acknowledged: Acknowledged): string => JSON.stringify(acknowledged);
export const decodeAcknowledged = (text: string): Acknowledged => JSON.parse(text) as Acknowledged;

class Table {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();
  number(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}
