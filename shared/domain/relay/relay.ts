import type { KindDefinition, RecordView } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, day, reference, words } from "../vocabulary/values.ts";
import { relayDirections, relayStates } from "../vocabulary/vocabulary.ts";

export type RelayState = (typeof relayStates)[number];

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
    /** The day on which a state was reached: `on.carried`. */
    "on.*": day,
    /** The outcome of the Forum that is carried, or that came of what the region brought. */
    outcome: reference,
    /** The meeting of the process where it was, or will be, put. */
    meeting: reference,
    /** What the region agreed, word for word. */
    source: words(8000),
    /** What came of it at the other end. */
    result: words(8000),
  },
  sets: {},
  texts: { notes: 20_000 },
  audience: "network",
  project(view) {
    const state = relayState(wordsOf(view, "state"));
    return {
      title: wordsOf(view, "title"),
      status: state,
      parent: wordsOf(view, "outcome"),
      summary: {
        direction: wordsOf(view, "direction"),
        meeting: wordsOf(view, "meeting"),
        stateOn: wordsOf(view, `on.${state}`),
        result: wordsOf(view, "result").slice(0, 300),
      },
      search: searchText(wordsOf(view, "title"), wordsOf(view, "source"), wordsOf(view, "result")),
    };
  },
};

/** What is not said yet is proposed. */
export function relayState(text: string): RelayState {
  return relayStates.find((state) => state === text) ?? "proposed";
}

/** It was carried, and nobody has said yet what came of it. */
export const waitsForResult = (state: string): boolean => state === "carried" || state === "tabled";

export interface RelayStep {
  readonly state: RelayState;
  /** `2026-03-12`; empty when it is not known. */
  readonly on: string;
}

/** The way a relay has come, in order: what it was passed over stands only when it has a day, and what is now always stands last. */
export function relaySteps(view: RecordView): readonly RelayStep[] {
  const now = relayState(wordsOf(view, "state"));
  const at = relayStates.indexOf(now);
  return relayStates.flatMap((state, place) => {
    const on = wordsOf(view, `on.${state}`);
    return state === now || (place < at && on !== "") ? [{ state, on }] : [];
  });
}
