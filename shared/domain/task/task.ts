import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, day, reference, words } from "../vocabulary/values.ts";
import { taskStatuses } from "../vocabulary/vocabulary.ts";

/** Something to be done, by whom and by when. */
export const taskKind: KindDefinition = {
  kind: "task",
  fields: {
    ...commonFields,
    title: words(300),
    due: day,
    status: code(taskStatuses),
    doneOn: day,
    /** As in the accounts of the ministry's people; empty: whoever sees it. */
    ministry: words(200),
    /** Somebody enrolled. */
    person: reference,
    /** The record that it is about: a circular, an initiative, a meeting. */
    about: reference,
    note: words(8000),
  },
  sets: {},
  texts: {},
  audience: "internal",
  project(view) {
    return {
      title: wordsOf(view, "title"),
      status: wordsOf(view, "status") || "open",
      parent: wordsOf(view, "about"),
      summary: { due: wordsOf(view, "due"), ministry: wordsOf(view, "ministry"), person: wordsOf(view, "person"), doneOn: wordsOf(view, "doneOn") },
      search: searchText(wordsOf(view, "title"), wordsOf(view, "ministry"), wordsOf(view, "note")),
    };
  },
};
