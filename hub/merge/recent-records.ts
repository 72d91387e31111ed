/**
 * Records as they were decoded or written last: the same few records are changed again and again. A memory of a pure function and
 * nothing more: what is found counts only for the very text it was decoded from.
 */
import { Recent } from "#hub/storage/recent.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import type { RecordState } from "#shared/crdt/record.ts";

export class RecentRecords {
  readonly #recent: Recent<{ readonly crdt: string; readonly state: RecordState }>;

  /** @param characters of encoded records that are remembered at most; decoded, each takes about eight bytes */
  constructor(characters: number) {
    this.#recent = new Recent(characters);
  }

  stateOf({ id, crdt }: { readonly id: string; readonly crdt: string }): RecordState {
    const found = this.#recent.get(id);
    if (found?.crdt === crdt) return found.state;
    const state = decodeRecord(crdt);
    this.keep(state, crdt);
    return state;
  }

  keep(state: RecordState, crdt: string): void {
    this.#recent.set(state.id, { crdt, state }, crdt.length);
  }
}
