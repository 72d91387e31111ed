/** What the Marketplace holds, in numbers: by category and direction, where it came from, and the money that is missing. */
import { offerCategories } from "../vocabulary/vocabulary.ts";
import { stands, type Proposal } from "./proposal.ts";

export interface CategoryCount {
  /** "" for those that name no category. */
  readonly category: string;
  readonly offers: number;
  readonly requests: number;
}

export interface CurrencySum {
  /** ISO 4217; "" where an amount names none. */
  readonly currency: string;
  readonly needed: number;
  readonly offered: number;
}

export interface MarketOverview {
  readonly proposals: number;
  readonly fromOutcomes: number;
  readonly settled: number;
  /** In the order of the vocabulary; every category is there, so that a gap is seen. Those without one come last, if there are any. */
  readonly categories: readonly CategoryCount[];
  /** Of what still stands on that day, by currency; different currencies are never added up. */
  readonly money: readonly CurrencySum[];
}

/** @param day `2026-11-24` */
export function marketOverview(proposals: readonly Proposal[], day: string): MarketOverview {
  const count = (category: string, direction: Proposal["direction"]): number =>
    proposals.filter((one) => one.category === category && one.direction === direction).length;
  const categories = [...offerCategories, ""].map((category) => ({ category, offers: count(category, "offer"), requests: count(category, "request") }));
  const sums = new Map<string, CurrencySum>();
  for (const { currency, funding, direction, ...rest } of proposals) {
    if (!funding || direction === "" || !stands(rest, day)) continue;
    const { needed, offered } = sums.get(currency) ?? { needed: 0, offered: 0 };
    sums.set(currency, { currency, needed: needed + (direction === "request" ? funding : 0), offered: offered + (direction === "offer" ? funding : 0) });
  }
  return {
    proposals: proposals.length,
    fromOutcomes: proposals.filter((one) => one.fromOutcome !== "").length,
    settled: proposals.filter((one) => one.status === "agreed").length,
    categories: categories.filter((one) => one.category !== "" || one.offers + one.requests > 0),
    money: [...sums.values()].toSorted((left, right) => (left.currency < right.currency ? -1 : 1)),
  };
}
