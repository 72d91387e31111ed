import type { ListQuery, RecordDocument } from "#renderer/platform/store/types.ts";

const inReadingOrder = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

/** Keeps a list sorted from one emission to the next: only what changed is put in its place again. */
export function sortedList(sort: ListQuery["sort"] = "title"): (documents: readonly RecordDocument[]) => readonly RecordDocument[] {
  const compare = sort === "updated" ? latestFirst : byTitle;
  let before: readonly RecordDocument[] = [];
  return (documents) => {
    const now = new Set(documents);
    const kept = before.filter((document) => now.has(document));
    for (const document of kept) now.delete(document);
    if (now.size === 0 && kept.length === before.length) return before;
    if (now.size > 64) return (before = documents.toSorted(compare));
    for (const document of now) kept.splice(placeOf(kept, document, compare), 0, document);
    return (before = kept);
  };
}

function placeOf(list: readonly RecordDocument[], document: RecordDocument, compare: typeof byTitle): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!, document) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byTitle(left: RecordDocument, right: RecordDocument): number {
  return inReadingOrder.compare(left.title, right.title) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

function latestFirst(left: RecordDocument, right: RecordDocument): number {
  return right.updated - left.updated || byTitle(left, right);
}
