/**
 * Which offer fits which request, and why. Nobody states this rule for the Marketplace; it is ours, so every match carries its reasons and
 * its score is nothing but their sum:
 *
 * | what | points |
 * | --- | --- |
 * | both name the same category | 4 |
 * | one of them says *other* or no category yet | 1 |
 * | a theme that both name | 2 each, for three at most |
 * | one is meant for the other's country by name | 2 |
 * | the money offered covers what is needed | 3 |
 * | it covers a part | 2 |
 * | money on both sides in two currencies, which nobody converts here | 1 |
 * | one of them is in discussion with somebody already | −1 |
 *
 * No match at all: the same direction; the same country or organisation; two different categories; themes on both sides and none in common;
 * one is meant for named countries and the other's is not among them; one is settled or past its last day; neither a category nor a theme in
 * common. Pure; the day is a parameter.
 */
import { foldWords } from "../vocabulary/search.ts";
import { partyOf, stands, type Proposal } from "./proposal.ts";

export type MatchReason =
  | { readonly about: "category"; readonly category: string; readonly points: number }
  | { readonly about: "open-category"; readonly points: number }
  | { readonly about: "themes"; readonly themes: readonly string[]; readonly points: number }
  | { readonly about: "meant-for"; readonly proposal: string; readonly country: string; readonly points: number }
  | ({ readonly about: "money"; readonly covers: "whole" | "part" | "other-currency"; readonly points: number } & Money)
  /** Money is needed and none is offered: worth saying, worth no points. */
  | { readonly about: "no-money"; readonly needed: number; readonly neededCurrency: string; readonly points: 0 }
  | { readonly about: "in-discussion"; readonly proposal: string; readonly points: number };

interface Money {
  readonly offered: number;
  readonly offeredCurrency: string;
  readonly needed: number;
  readonly neededCurrency: string;
}

export interface Match {
  readonly offer: Proposal;
  readonly request: Proposal;
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly MatchReason[];
}

const themesCounted = 3;

/** @param day `2026-11-24` @returns null when the two do not fit; the same whichever comes first */
export function matchOf(one: Proposal, other: Proposal, day: string): Match | null {
  const offer = one.direction === "offer" ? one : other;
  const request = one.direction === "offer" ? other : one;
  if (offer.direction !== "offer" || request.direction !== "request") return null;
  if (isSameParty(offer, request) || !stands(offer, day) || !stands(request, day)) return null;
  if (!isMeantFor(offer, request) || !isMeantFor(request, offer)) return null;

  const category = categoryReason(offer, request);
  const shared = offer.themes.filter((theme) => request.themes.includes(theme));
  if (category === null || (offer.themes.length > 0 && request.themes.length > 0 && shared.length === 0)) return null;
  if (category.about === "open-category" && shared.length === 0) return null;

  const reasons: MatchReason[] = [category];
  if (shared.length > 0) reasons.push({ about: "themes", themes: shared, points: 2 * Math.min(shared.length, themesCounted) });
  for (const [named, by] of [
    [partyOf(request), offer],
    [partyOf(offer), request],
  ] as const) {
    if (by.countries.includes(named)) reasons.push({ about: "meant-for", proposal: by.id, country: named, points: 2 });
  }
  const money = moneyReason(offer, request);
  if (money) reasons.push(money);
  for (const proposal of [offer, request]) if (proposal.status === "in-discussion") reasons.push({ about: "in-discussion", proposal: proposal.id, points: -1 });
  return {
    offer,
    request,
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons: reasons.toSorted((left, right) => right.points - left.points),
  };
}

/** What fits one proposal, the best first. */
export function matchesFor(one: Proposal, all: readonly Proposal[], day: string): readonly Match[] {
  return all.flatMap((other) => (other.id === one.id ? [] : (matchOf(one, other, day) ?? []))).toSorted(bestFirst);
}

/** What fits any proposal of a scope, the best first. A pair within the scope is there once. */
export function matchesOfScope(scope: string, all: readonly Proposal[], day: string): readonly Match[] {
  const pairs = new Map<string, Match>();
  for (const own of all.filter((one) => one.scope === scope)) {
    for (const match of matchesFor(own, all, day)) pairs.set(`${match.offer.id} ${match.request.id}`, match);
  }
  return [...pairs.values()].toSorted(bestFirst);
}

function bestFirst(left: Match, right: Match): number {
  const name = ({ offer, request }: Match): string => `${offer.id} ${request.id}`;
  return right.score - left.score || (name(left) < name(right) ? -1 : 1);
}

function isSameParty(left: Proposal, right: Proposal): boolean {
  if (left.scope !== right.scope) return false;
  if (partyOf(left) !== "") return true;
  // The secretariat keeps the proposals of several organisations; one that names nobody may be anybody's.
  const [leftName, rightName] = [foldWords(left.offeredBy.trim()), foldWords(right.offeredBy.trim())];
  return leftName === "" || rightName === "" || leftName === rightName;
}

function isMeantFor(proposal: Proposal, other: Proposal): boolean {
  return proposal.countries.length === 0 || proposal.countries.includes(partyOf(other));
}

type CategoryReason = Extract<MatchReason, { about: "category" | "open-category" }>;

function categoryReason(offer: Proposal, request: Proposal): CategoryReason | null {
  const isOpen = (category: string): boolean => category === "" || category === "other";
  if (isOpen(offer.category) || isOpen(request.category)) return { about: "open-category", points: 1 };
  return offer.category === request.category ? { about: "category", category: offer.category, points: 4 } : null;
}

function moneyReason(offer: Proposal, request: Proposal): MatchReason | null {
  if (!request.funding) return null;
  const needed = { needed: request.funding, neededCurrency: request.currency };
  if (!offer.funding) return { about: "no-money", ...needed, points: 0 };
  const money = { about: "money", offered: offer.funding, offeredCurrency: offer.currency, ...needed } as const;
  if (offer.currency !== request.currency) return { ...money, covers: "other-currency", points: 1 };
  return offer.funding >= request.funding ? { ...money, covers: "whole", points: 3 } : { ...money, covers: "part", points: 2 };
}
