import type { ListQuery, RecordDocument } from "#renderer/platform/store/types.ts";

export type Order = (left: RecordDocument, right: RecordDocument) => number;

/** What reading order looks at. */
export type Titled = Pick<RecordDocument, "id" | "title">;

const inReadingOrder = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

/** A list that is sorted once: of a change only what changed is put in its place again, and the array is another one. */
export class SortedList {
  readonly #byId: Map<string, RecordDocument>;
  readonly #order: Order;
  documents: readonly RecordDocument[];

  constructor(documents: readonly RecordDocument[], order: Order) {
    this.#order = order;
    this.#byId = new Map(documents.map((document) => [document.id, document]));
    this.documents = documents.toSorted(order);
  }

  /** @returns whether anything in the list changed */
  change(changes: readonly (readonly [id: string, document: RecordDocument | null])[], holds: (document: RecordDocument) => boolean): boolean {
    const gone = new Set<RecordDocument>();
    const come = new Map<string, RecordDocument>();
    for (const [id, document] of changes) {
      const before = this.#byId.get(id);
      if (before) gone.add(before);
      come.delete(id);
      this.#byId.delete(id);
      if (!document || !holds(document)) continue;
      come.set(id, document);
      this.#byId.set(id, document);
    }
    if (gone.size === 0 && come.size === 0) return false;
    const kept = gone.size === 0 ? this.documents : this.documents.filter((document) => !gone.has(document));
    this.documents = merged(kept, [...come.values()].sort(this.#order), this.#order);
    return true;
  }
}

/** Places are found by halving, for comparing titles is the dear part; the rest is copied. */
function merged(list: readonly RecordDocument[], sorted: readonly RecordDocument[], order: Order): readonly RecordDocument[] {
  if (sorted.length === 0) return list;
  const all: RecordDocument[] = [];
  let from = 0;
  for (const document of sorted) {
    const place = placeOf(list, document, order, from);
    for (; from < place; from++) all.push(list[from] as RecordDocument);
    all.push(document);
  }
  for (; from < list.length; from++) all.push(list[from] as RecordDocument);
  return all;
}

function placeOf(list: readonly RecordDocument[], document: RecordDocument, order: Order, from: number): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(list[middle] as RecordDocument, document) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const orderOf = (sort: ListQuery["sort"] = "title"): Order => (sort === "updated" ? latestFirst : byTitle);

export const sameInReadingOrder = (left: string, right: string): boolean => inReadingOrder.compare(left, right) === 0;

export function byTitle(left: Titled, right: Titled): number {
  return inReadingOrder.compare(left.title, right.title) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

function latestFirst(left: RecordDocument, right: RecordDocument): number {
  return right.updated - left.updated || byTitle(left, right);
}
