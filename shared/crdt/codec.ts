/**
 * The compact string in which a record is stored. Persons and replicas are written once and referred to by number; empty parts are
 * left out; names are in order, so that equal records give equal strings whatever path they took (CR-40). The version comes first, so
 * that a later form can be told apart without parsing the rest.
 */
import type { JsonValue } from "../lib/json.ts";
import type { PersonId, RecordId, ReplicaId, Scope } from "../lib/ids.ts";
import type { Acknowledged } from "./merge.ts";
import { mapInOrder, overwriteEach, sortedNames } from "./names.ts";
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

/** @param written how an earlier copy of this record was written: what has not changed since is taken from there, and the rest is put there */
export function encodeRecord(record: RecordState, written?: WrittenParts): string {
  const replicas = new Table(sortedNames(record.clock));
  const persons = personsOf(record);
  const known = replicas.names.length;
  written?.startWith(replicas.names, persons.names);
  const touches = (edits: Readonly<Record<string, Touch>>): EncodedTouch[] => encodeTouches(edits, replicas, persons);
  // The parts come first, because a replica that the clock does not know is numbered where it is met.
  const parts =
    writeParts("f", record.fields, written?.fields, (heads) => writeHeads(heads, replicas, persons)) +
    writeParts("e", record.sets, written?.sets, ({ elements, edits }) =>
      JSON.stringify([mapInOrder(elements, (dots) => encodeDots(dots, replicas)), touches(edits)]),
    ) +
    writeParts("t", record.texts, written?.texts, ({ state, edits }) => JSON.stringify([state, touches(edits)]));
  if (replicas.names.length > known) written?.clear();
  const clock = replicas.names.slice(0, known).map((replica) => record.clock[replica] as number);
  const head = { v: 1, i: record.id, k: record.kind, s: record.scope, r: replicas.names, p: persons.names, c: clock };
  return `${JSON.stringify(head).slice(0, -1)}${parts}}`;
}

/**
 * The parts of one record as they were written last. A memory of a pure function and nothing more: a text counts only for the very
 * part it was written from, and only while replicas and persons have the same numbers.
 */
export class WrittenParts {
  readonly fields: Written<readonly Head[]> = new Map();
  readonly sets: Written<SetState> = new Map();
  readonly texts: Written<TextState> = new Map();
  #replicas: readonly string[] = [];
  #persons: readonly string[] = [];

  startWith(replicas: readonly string[], persons: readonly string[]): void {
    if (sameNames(replicas, this.#replicas) && sameNames(persons, this.#persons)) return;
    this.clear();
    this.#replicas = replicas;
    this.#persons = persons;
  }

  clear(): void {
    for (const parts of [this.fields, this.sets, this.texts]) parts.clear();
  }
}

type Written<Part> = Map<string, { readonly part: Part; readonly text: string }>;

function writeParts<Part>(section: string, parts: Readonly<Record<string, Part>>, written: Written<Part> | undefined, write: (part: Part) => string): string {
  let text = "";
  for (const name of sortedNames(parts)) {
    const part = parts[name] as Part;
    let piece = written?.get(name);
    if (piece?.part !== part) {
      piece = { part, text: `${JSON.stringify(name)}:${write(part)}` };
      written?.set(name, piece);
    }
    text += text === "" ? `,"${section}":{${piece.text}` : `,${piece.text}`;
  }
  return text === "" ? "" : `${text}}`;
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, at) => name === right[at]);
}

/** In the order in which the parts name them. */
function personsOf(record: RecordState): Table {
  const persons = new Table([]);
  for (const name of sortedNames(record.fields)) {
    for (const head of record.fields[name] as readonly Head[]) {
      persons.number(head.by);
      if (head.origin) persons.number(head.origin.by);
    }
  }
  for (const parts of [record.sets, record.texts]) {
    for (const name of sortedNames(parts)) {
      const { edits } = parts[name] as SetState | TextState;
      for (const replica of sortedNames(edits)) persons.number((edits[replica] as Touch).by);
    }
  }
  return persons;
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

/** Put together by hand: that takes half the time of building what `JSON.stringify` would write. */
function writeHeads(heads: readonly Head[], replicas: Table, persons: Table): string {
  let text = "";
  for (const head of heads) {
    const extra = head.reason === undefined && head.origin === undefined ? "" : `,${writeExtra(head, persons)}`;
    text += `${text === "" ? "" : ","}[${replicas.number(head.dot[0])},${head.dot[1]},${JSON.stringify(head.value)},${persons.number(head.by)},${head.at}${extra}]`;
  }
  return `[${text}]`;
}

function writeExtra({ reason, origin }: Head, persons: Table): string {
  const extra: EncodedExtra = {};
  if (reason !== undefined) extra.reason = reason;
  if (origin) extra.origin = [persons.number(origin.by), origin.at];
  return JSON.stringify(extra);
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

function encodeDots(dots: readonly Dot[], replicas: Table): number[] {
  const pairs: number[] = [];
  for (const dot of dots) pairs.push(replicas.number(dot[0]), dot[1]);
  return pairs;
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
  readonly names: string[];
  #numbers: Map<string, number> | null = null;

  constructor(names: string[]) {
    this.names = names;
  }

  number(name: string): number {
    if (this.names.length <= 12) {
      const found = this.names.indexOf(name);
      return found >= 0 ? found : this.names.push(name) - 1;
    }
    this.#numbers ??= new Map(this.names.map((known, number) => [known, number]));
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}
