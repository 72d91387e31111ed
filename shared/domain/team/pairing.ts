/** Whether a team pairs developed and developing countries, which is what the Forum's teams are for. */
import type { DevelopmentGroup } from "../regions/development.ts";

export interface Pairing {
  /** ISO 3166-1 alpha-3, each once, in the order of the members. */
  readonly developed: readonly string[];
  readonly developing: readonly string[];
  readonly state: "paired" | "no-developed" | "no-developing" | "no-country";
}

/** @param countries of those who are in it on a day */
export function pairingOf(countries: readonly string[], groupsOf: (country: string) => readonly DevelopmentGroup[]): Pairing {
  const each = [...new Set(countries)].filter((country) => country !== "");
  const developed = each.filter((country) => groupsOf(country).includes("developed"));
  const developing = each.filter((country) => !developed.includes(country));
  const state = each.length === 0 ? "no-country" : developed.length === 0 ? "no-developed" : developing.length === 0 ? "no-developing" : "paired";
  return { developed, developing, state };
}
