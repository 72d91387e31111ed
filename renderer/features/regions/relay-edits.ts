/** What is written when something is carried between the Forum and a region. Pure: the day is given. */
import type { Edit } from "#shared/crdt/edit.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { RelayState } from "#shared/domain/relay/relay.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";
import type { JsonValue } from "#shared/lib/json.ts";

const written = (fields: Readonly<Record<string, JsonValue>>): readonly Edit[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([field, value]): Edit => ({ type: "set", field, value }));

/** @param today `2026-11-24` */
export function editsToCarry(outcome: { readonly id: string; readonly title: string }, meeting: string, today: string): readonly Edit[] {
  return written({ title: outcome.title, direction: "to-region", outcome: outcome.id, meeting, state: "proposed", "on.proposed": today });
}

export function editsToCarryBack({ title, source, meeting }: { readonly title: string; readonly source: string; readonly meeting: string }, today: string) {
  return written({ title, direction: "to-forum", source, meeting, state: "proposed", "on.proposed": today });
}

/** A state and the day it was reached, in one write. */
export function editsToReach(state: RelayState, today: string): readonly Edit[] {
  return written({ state, [`on.${state}`]: today });
}

/**
 * The outcome of the Forum that comes of what a region brought.
 * @param from the process and the day of its meeting, in words
 */
export function editsForOutcome(relay: RecordView, from: string): readonly Edit[] {
  const source = wordsOf(relay, "source");
  return written({
    title: wordsOf(relay, "title"),
    roundtable: "forum",
    recommendation: source.slice(0, 4000),
    source,
    sourceTitle: from.slice(0, 300),
    cameFrom: relay.id,
    // No draft: the button says that everybody reads it.
    audience: "network",
  });
}
