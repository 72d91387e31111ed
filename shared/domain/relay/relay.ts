import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, day, reference, words } from "../vocabulary/values.ts";
import { relayDirections, relayStates } from "../vocabulary/vocabulary.ts";

/**
 * Something that is carried between the Forum and a regional process, in whose scope it lives: an outcome to the region, or what the region
 * agreed to the Forum. Nothing agreed in one place stays unknown in the other.
 */
export const relayKind: KindDefinition = {
  kind: "relay",
  fields: {
    ...commonFields,
    title: words(300),
    direction: code(relayDirections),
    state: code(relayStates),
    /** The outcome of the Forum that is carried, or that came of what the region brought. */
    outcome: reference,
    /** The meeting of the process where it was, or will be, put. */
    meeting: reference,
    /** What the region agreed, word for word. */
    source: words(8000),
    carriedOn: day,
    /** What came of it at the other end. */
    result: words(8000),
    resultOn: day,
  },
  sets: {},
  texts: { notes: 20_000 },
  audience: "network",
  project(view) {
    return {
      title: wordsOf(view, "title"),
      status: wordsOf(view, "state") || "proposed",
      parent: wordsOf(view, "outcome"),
      summary: {
        direction: wordsOf(view, "direction"),
        meeting: wordsOf(view, "meeting"),
        carriedOn: wordsOf(view, "carriedOn"),
        resultOn: wordsOf(view, "resultOn"),
        result: wordsOf(view, "result").slice(0, 300),
      },
      search: searchText(wordsOf(view, "title"), wordsOf(view, "source"), wordsOf(view, "result")),
    };
  },
};
