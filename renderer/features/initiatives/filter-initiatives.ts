import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface InitiativeFilters {
  readonly theme: string | null;
  readonly roundtable: string | null;
  readonly level: string | null;
  readonly horizon: string | null;
  readonly status: string | null;
  readonly country: string | null;
  /** "yes": only those that hold a good practice. */
  readonly goodPractice: string | null;
}

export const noFilters: InitiativeFilters = { theme: null, roundtable: null, level: null, horizon: null, status: null, country: null, goodPractice: null };

export function filterInitiatives(initiatives: readonly RecordDocument[], filters: InitiativeFilters): readonly RecordDocument[] {
  const { theme, status, country, goodPractice } = filters;
  return initiatives.filter(
    (initiative) =>
      (!theme || themesOf(initiative).includes(theme)) &&
      (!goodPractice || initiative.summary["goodPractice"] === true) &&
      (!status || initiative.status === status) &&
      (!country || countryOfScope(initiative.scope) === country) &&
      (["roundtable", "level", "horizon"] as const).every((name) => !filters[name] || initiative.summary[name] === filters[name]),
  );
}

function themesOf(initiative: RecordDocument): readonly string[] {
  const themes = initiative.summary["themes"];
  return Array.isArray(themes) ? (themes as readonly string[]) : [];
}

/** The countries whose initiatives are here, in code order. */
export function countriesOf(initiatives: readonly RecordDocument[]): readonly string[] {
  return [...new Set(initiatives.map((initiative) => countryOfScope(initiative.scope)))].filter((country) => country !== "").sort();
}
