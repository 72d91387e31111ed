import { bodyTypes } from "#shared/domain/vocabulary/vocabulary.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

const wordsIn = (document: RecordDocument, name: string): string => {
  const value = document.summary[name];
  return typeof value === "string" ? value : "";
};

/** By roundtable and session; what has none comes last. */
export function orderTeams(teams: readonly RecordDocument[]): readonly RecordDocument[] {
  const place = (team: RecordDocument): string => wordsIn(team, "session") || `${wordsIn(team, "roundtable") || "9"}.9`;
  return teams.toSorted((left, right) => place(left).localeCompare(place(right)) || left.title.localeCompare(right.title));
}

/** Troika first, as the Forum names them; what has no type comes last. */
export function orderBodies(bodies: readonly RecordDocument[]): readonly RecordDocument[] {
  const place = ({ status }: RecordDocument): number => {
    const at = (bodyTypes as readonly string[]).indexOf(status);
    return at < 0 ? bodyTypes.length : at;
  };
  return bodies.toSorted((left, right) => place(left) - place(right) || left.title.localeCompare(right.title));
}
