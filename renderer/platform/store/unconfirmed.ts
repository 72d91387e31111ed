import { BehaviorSubject, type Observable } from "rxjs";

/**
 * Records edited here since the start that the hub has not confirmed. Known in the moment of the write, where a query of the store follows
 * some milliseconds later: in between, nothing may say that the secretariat has them.
 */
export class Unconfirmed {
  readonly #ids = new BehaviorSubject<ReadonlySet<string>>(new Set());

  /** @param unsent what the record says once a write is durable */
  note(id: string, unsent: boolean): void {
    if (this.#ids.value.has(id) === unsent) return;
    const next = new Set(this.#ids.value);
    if (unsent) next.add(id);
    else next.delete(id);
    this.#ids.next(next);
  }

  /** Many at once: the set is made again for each `note`. */
  noteUnsent(ids: readonly string[]): void {
    if (ids.every((id) => this.#ids.value.has(id))) return;
    this.#ids.next(new Set([...this.#ids.value, ...ids]));
  }

  ids$(): Observable<ReadonlySet<string>> {
    return this.#ids;
  }
}
