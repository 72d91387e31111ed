/** Who does what with which outcome: the outcomes and what this device knows to follow from each. */
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface FollowedUp {
  readonly outcome: RecordDocument;
  readonly initiatives: readonly RecordDocument[];
  /** Those with an initiative of their own, and those that take part in one: ISO 3166-1 alpha-3. */
  readonly countries: readonly string[];
}

/** In the order of the outcomes. */
export function followUpOf(outcomes: readonly RecordDocument[], initiatives: readonly RecordDocument[]): readonly FollowedUp[] {
  const byOutcome = Map.groupBy(initiatives, (initiative) => initiative.parent);
  return outcomes.map((outcome) => {
    const following = byOutcome.get(outcome.id) ?? [];
    const countries = following.flatMap((initiative) => [countryOfScope(initiative.scope), ...countriesIn(initiative)]);
    return { outcome, initiatives: following, countries: [...new Set(countries)].filter((country) => country !== "").sort() };
  });
}

function countriesIn({ summary }: RecordDocument): readonly string[] {
  const countries = summary["countries"];
  return Array.isArray(countries) ? (countries as readonly string[]) : [];
}
