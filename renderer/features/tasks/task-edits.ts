import type { Edit } from "#shared/crdt/edit.ts";

export interface NewTask {
  readonly title: string;
  readonly due: string;
  readonly ministry: string;
  readonly person: string;
  /** The id of the record that it is about, or "". */
  readonly about: string;
  readonly note: string;
}

/** What is left empty is not written. */
export function editsToAdd(task: NewTask): readonly Edit[] {
  return Object.entries({ ...task, title: task.title.trim(), note: task.note.trim() })
    .filter(([, value]) => value !== "")
    .map(([field, value]): Edit => ({ type: "set", field, value: value as string }));
}

/** @param today `2007-07-12` */
export function editsToMark(done: boolean, today: string): readonly Edit[] {
  return [
    { type: "set", field: "status", value: done ? "done" : "open" },
    { type: "set", field: "doneOn", value: done ? today : "" },
  ];
}
