/** Countries beside processes: what the matrix, the map and its table count. Pure. */
import { countriesOn, type Membership } from "#shared/domain/process/memberships.ts";
import { placeOf } from "#shared/domain/regions/regions.ts";
import { worldTiles } from "#shared/domain/regions/world-tiles.ts";

export interface CountryRow {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** M49 codes; empty for what M49 puts nowhere. */
  readonly region: string;
  readonly subRegion: string;
  /** By id of the process, what the country is in it. */
  readonly roles: ReadonlyMap<string, Membership>;
}

interface Counted {
  readonly id: string;
  readonly memberships: readonly Membership[];
}

/** Every member of the United Nations and its observer states, and whoever else belongs to a process on that day. */
export function countryRows(processes: readonly Counted[], day: string): readonly CountryRow[] {
  const roles = new Map<string, Map<string, Membership>>(worldTiles.map(({ country }) => [country, new Map()]));
  for (const { id, memberships } of processes) {
    for (const [country, membership] of countriesOn(memberships, day)) {
      const row = roles.get(country) ?? new Map<string, Membership>();
      roles.set(country, row.set(id, membership));
    }
  }
  return [...roles].map(([country, row]) => {
    const place = placeOf(country);
    return { country, region: place?.region ?? "", subRegion: place?.subRegion ?? "", roles: row };
  });
}

export interface RowFilter {
  /** M49 code of a region or a sub-region; null for the whole world. */
  readonly region: string | null;
  /** Only countries that belong to a process. */
  readonly inProcess: boolean;
}

export function filterRows(rows: readonly CountryRow[], { region, inProcess }: RowFilter): readonly CountryRow[] {
  return rows.filter((row) => (!region || row.region === region || row.subRegion === region) && (!inProcess || row.roles.size > 0));
}

export const isObserver = (membership: Pick<Membership, "role">): boolean => membership.role === "observer";

/** Steps of the map by number of processes: a colour each, and the number in every tile. */
export const countSteps = [0, 1, 2, 3, 4] as const;
export const stepOf = (count: number): number => Math.min(count, countSteps.length - 1);
