import { outcomePlaces } from "#shared/domain/vocabulary/vocabulary.ts";
import { foldedText, holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface OutcomeGroup {
  readonly place: (typeof outcomePlaces)[number];
  readonly outcomes: readonly RecordDocument[];
}

/** Outcomes by roundtable, in the order of the source. What names no place stands with what concerns the whole Forum. */
export function groupOutcomes(outcomes: readonly RecordDocument[], query: string): readonly OutcomeGroup[] {
  const words = searchedWords(query);
  const found = outcomes.filter((outcome) => holdsEveryWord(words, foldedText(outcome))).toSorted((left, right) => positionOf(left) - positionOf(right));
  return outcomePlaces
    .map((place) => ({ place, outcomes: found.filter((outcome) => placeOf(outcome) === place) }))
    .filter((group) => group.outcomes.length > 0);
}

function placeOf(outcome: RecordDocument): (typeof outcomePlaces)[number] {
  return outcomePlaces.find((place) => place === outcome.summary["roundtable"]) ?? "forum";
}

function positionOf(outcome: RecordDocument): number {
  const position = outcome.summary["position"];
  return typeof position === "number" ? position : Number.MAX_SAFE_INTEGER;
}
