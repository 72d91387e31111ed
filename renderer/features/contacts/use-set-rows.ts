import { useCallback, useEffect, useRef, useState } from "react";
import type { Edit } from "#shared/crdt/edit.ts";
import { elementsOf } from "#shared/crdt/record.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { onFlush } from "#renderer/platform/desk/unsaved.ts";
import { typingPause } from "#renderer/platform/desk/use-field-edit.ts";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { editsToRemove, editsToSave, nextKey, rowsFor, type Normalise, type SetRow } from "./set-rows.ts";

export interface SetRows {
  readonly rows: readonly SetRow[];
  add(draft: string): void;
  type(key: number, draft: string): void;
  /** Saves what is typed and shows it as it was saved. */
  leave(key: number): void;
  remove(key: number): void;
}

/** Binds rows to a set of the record: saved as one types, each row in its place. The component must be keyed by the record. */
export function useSetRows(form: RecordForm, set: string, normalise: Normalise): SetRows {
  const { records } = useDesk();
  const [rows, setRows] = useState(() => rowsFor([], form.elements(set)));
  const current = useRef(rows);
  const writing = useRef(0);
  // The own counter of the latest copy that was read after a write: an older copy that is shown meanwhile must not undo the rows.
  const newest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { editing, record, target } = form;

  const update = useCallback((change: (before: readonly SetRow[]) => readonly SetRow[]): void => {
    current.current = change(current.current);
    setRows(current.current);
  }, []);

  const write = useCallback(
    async (edits: readonly Edit[]): Promise<void> => {
      if (edits.length === 0) return;
      writing.current++;
      try {
        await editing.edit(...edits);
      } finally {
        const opened = await records.open(target.id);
        writing.current--;
        if (opened) {
          newest.current = opened.record.clock[records.replica()] ?? 0;
          if (writing.current === 0) update((before) => rowsFor(before, elementsOf(opened.record, set)));
        }
      }
    },
    [editing, records, target.id, set, update],
  );

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const edits = current.current.flatMap((row) => editsToSave(set, row, current.current, normalise));
    update((before) => before.map((row) => ({ ...row, saved: normalise(row.draft) })));
    await write(edits);
  }, [set, normalise, update, write]);

  useEffect(() => {
    if (!record || writing.current > 0 || (record.clock[records.replica()] ?? 0) < newest.current) return;
    update((before) => rowsFor(before, elementsOf(record, set)));
  }, [record, records, set, update]);

  useEffect(() => {
    const stop = onFlush(flush);
    return () => {
      stop();
      void flush();
    };
  }, [flush]);

  return {
    rows,
    add: (draft) => update((before) => [...before, { key: nextKey(before), saved: null, draft }]),
    type(key, draft) {
      update((before) => before.map((row) => (row.key === key ? { ...row, draft } : row)));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), typingPause);
    },
    leave(key) {
      void flush();
      update((before) => before.map((row) => (row.key === key && row.saved !== null ? { ...row, draft: row.saved } : row)));
    },
    remove(key) {
      const row = current.current.find((one) => one.key === key);
      if (!row) return;
      const edits = editsToRemove(set, row, current.current);
      update((before) => before.filter((one) => one.key !== key));
      void write(edits);
    },
  };
}
