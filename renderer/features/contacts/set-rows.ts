/**
 * A set shown as rows that a person types in: several phones, several e-mails. The set has no order and an element cannot be changed in
 * it, only replaced; the rows keep their places while that happens, and keep what is being typed when the same element goes elsewhere.
 */
import type { Edit } from "#shared/crdt/edit.ts";

export interface SetRow {
  readonly key: number;
  /** The element that this row stands for in the record; null while it is only on the screen. */
  readonly saved: string | null;
  readonly draft: string;
}

/** Brings the rows up to the record: rows of elements that went away go, unless they hold unsaved letters; new elements come last. */
export function rowsFor(rows: readonly SetRow[], elements: readonly string[]): readonly SetRow[] {
  const present = new Set(elements);
  const next: SetRow[] = [];
  let changed = false;
  for (const row of rows) {
    if (row.saved === null || present.has(row.saved)) next.push(row);
    else {
      changed = true;
      // Not yet in the copy of the record that we were given, or taken away while someone is typing here: either way, letters stay.
      if (row.draft !== row.saved) next.push({ ...row, saved: null });
    }
  }
  const shown = new Set(next.map((row) => row.saved));
  for (const element of elements) {
    if (shown.has(element)) continue;
    changed = true;
    next.push({ key: nextKey(next), saved: element, draft: element });
  }
  return changed ? next : rows;
}

export function nextKey(rows: readonly SetRow[]): number {
  return rows.reduce((greatest, row) => Math.max(greatest, row.key), 0) + 1;
}

/** What a row stands for once it is saved: the draft as the record holds it, or null for an empty row. */
export type Normalise = (draft: string) => string | null;

/** What saving the row's draft writes. An emptied row takes its element away; an element that another row shows stays. */
export function editsToSave(set: string, row: SetRow, rows: readonly SetRow[], normalise: Normalise): readonly Edit[] {
  const next = normalise(row.draft);
  if (next === row.saved) return [];
  return [...editsToRemove(set, row, rows), ...(next === null ? [] : [{ type: "add", set, element: next } as const])];
}

export function editsToRemove(set: string, row: SetRow, rows: readonly SetRow[]): readonly Edit[] {
  const shownElsewhere = rows.some((other) => other.key !== row.key && other.saved === row.saved);
  return row.saved === null || shownElsewhere ? [] : [{ type: "remove", set, element: row.saved }];
}
