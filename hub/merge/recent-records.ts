/**
 * Records as they were decoded or written last: the same few records are changed again and again. A memory of a pure function and
 * nothing more: what is found counts only for the very text it was decoded from.
 */
import { Recent } from "#hub/storage/recent.ts";
import { decodeRecord, encodeRecord, WrittenParts } from "#shared/crdt/codec.ts";
import type { RecordState } from "#shared/crdt/record.ts";

export class RecentRecords {
  readonly #recent: Recent<{ readonly crdt: string; readonly state: RecordState; readonly written: WrittenParts }>;

  /** @param characters of encoded records that are remembered at most; with what they decode to, each takes about ten bytes */
  constructor(characters: number) {
    this.#recent = new Recent(characters);
  }

  stateOf({ id, crdt }: { readonly id: string; readonly crdt: string }): RecordState {
    const found = this.#recent.get(id);
    if (found?.crdt === crdt) return found.state;
    const state = decodeRecord(crdt);
    this.#recent.set(id, { crdt, state, written: new WrittenParts() }, crdt.length);
    return state;
  }

  /** What is written of a record that nobody keeps costs time at the next writing, and is never wrong. */
  encode(state: RecordState): string {
    return encodeRecord(state, this.#recent.get(state.id)?.written);
  }

  keep(state: RecordState, crdt: string): void {
    const written = this.#recent.get(state.id)?.written ?? new WrittenParts();
    this.#recent.set(state.id, { crdt, state, written }, crdt.length);
  }
}
