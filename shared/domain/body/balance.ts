/** How a body's members spread over the world's regions, as the United Nations list them (M49). */
import { placeOf, regions } from "../regions/regions.ts";

export interface RegionShare {
  /** M49 code; "" for members that M49 puts in no region. */
  readonly region: string;
  /** ISO 3166-1 alpha-3, each once, in code order. */
  readonly countries: readonly string[];
}

/** @returns every region in M49's order, those without a member too: a gap is what one looks for */
export function regionalBalance(countries: readonly string[]): readonly RegionShare[] {
  const known = [...new Set(countries)].filter((country) => country !== "").sort();
  const of = (region: string): RegionShare => ({ region, countries: known.filter((country) => (placeOf(country)?.region ?? "") === region) });
  const elsewhere = of("");
  return [...[...regions.keys()].map(of), ...(elsewhere.countries.length > 0 ? [elsewhere] : [])];
}

/** The regions that nobody in the body comes from. */
export const missingRegions = (balance: readonly RegionShare[]): readonly string[] =>
  balance.flatMap(({ region, countries }) => (countries.length === 0 ? [region] : []));
