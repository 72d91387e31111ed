import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { themes } from "../vocabulary/vocabulary.ts";
import { matchesFor, matchesOfScope, matchOf, type MatchReason } from "./matches.ts";
import type { Proposal } from "./proposal.ts";

const today = "2007-09-01";
const proposal = (id: string, more: Partial<Proposal>): Proposal => ({
  id,
  scope: "country:MUS",
  title: id,
  direction: "request",
  category: "training",
  status: "open",
  themes: ["circular-migration-and-return"],
  countries: [],
  funding: null,
  currency: "",
  until: "",
  offeredBy: "",
  fromOutcome: "",
  ...more,
});
const request = proposal("request", {});
const offer = proposal("offer", { scope: "country:BEL", direction: "offer" });
const points = (match: { readonly reasons: readonly MatchReason[] } | null) => match?.reasons.map((reason) => [reason.about, reason.points]);

describe("what fits what at the Marketplace", () => {
  it("is an offer and a request of two countries about the same", () => {
    const match = matchOf(request, offer, today);
    expect(match).toMatchObject({ offer: { id: "offer" }, request: { id: "request" }, score: 6 });
    expect(points(match)).toEqual([
      ["category", 4],
      ["themes", 2],
    ]);
  });

  it.each<readonly [string, Partial<Proposal>]>([
    ["the same direction", { direction: "request" }],
    ["no direction yet", { direction: "" }],
    ["the same country", { scope: "country:MUS" }],
    ["another category", { category: "equipment" }],
    ["no theme in common", { themes: ["diaspora"] }],
    ["meant for others", { countries: ["MDG", "COM"] }],
    ["closed", { status: "closed" }],
    ["agreed with somebody", { status: "agreed" }],
    ["past its last day", { until: "2007-08-31" }],
    ["nothing in common but that it is open to anything", { category: "other", themes: [] }],
  ])("is not: %s", (_why, more) => expect(matchOf(request, { ...offer, ...more }, today)).toBeNull());

  it("still stands on its last day", () => expect(matchOf(request, { ...offer, until: today }, today)).not.toBeNull());

  it("needs no theme where the category says enough, and no category where a theme does", () => {
    expect(points(matchOf(request, { ...offer, themes: [] }, today))).toEqual([["category", 4]]);
    for (const category of ["other", ""]) {
      expect(points(matchOf(request, { ...offer, category }, today))).toEqual([
        ["themes", 2],
        ["open-category", 1],
      ]);
    }
  });

  it("counts three themes at most, so that a list of all themes fits no better", () => {
    const all = [...themes];
    expect(matchOf({ ...request, themes: all }, { ...offer, themes: all }, today)?.score).toBe(4 + 6);
  });

  it("says who is named, on either side", () => {
    const match = matchOf({ ...request, countries: ["BEL"] }, { ...offer, countries: ["MUS", "MDG"] }, today);
    expect(match?.reasons.filter((reason) => reason.about === "meant-for")).toEqual([
      { about: "meant-for", proposal: "offer", country: "MUS", points: 2 },
      { about: "meant-for", proposal: "request", country: "BEL", points: 2 },
    ]);
  });

  it.each([
    [50_000, "EUR", { about: "money", covers: "whole", points: 3 }],
    [40_000, "EUR", { about: "money", covers: "whole", points: 3 }],
    [10_000, "EUR", { about: "money", covers: "part", points: 2 }],
    [90_000, "USD", { about: "money", covers: "other-currency", points: 1 }],
    [null, "", { about: "no-money", needed: 40_000, neededCurrency: "EUR", points: 0 }],
  ])("money: %s %s for 40,000 EUR that are needed", (funding, currency, expected) => {
    const match = matchOf({ ...request, funding: 40_000, currency: "EUR" }, { ...offer, funding, currency }, today);
    expect(match?.reasons.find((reason) => reason.about === "money" || reason.about === "no-money")).toMatchObject(expected);
  });

  it("does not mind money that is offered where none is needed", () => {
    expect(matchOf(request, { ...offer, funding: 1000, currency: "EUR" }, today)?.score).toBe(6);
  });

  it("is there while somebody talks to others, a little lower", () => expect(matchOf(request, { ...offer, status: "in-discussion" }, today)?.score).toBe(5));

  it("knows organisations by what they are called: the secretariat keeps all of theirs", () => {
    const of = (name: string, more: Partial<Proposal>) => proposal(name, { scope: "forum", offeredBy: name, ...more });
    expect(matchOf(of("UNDESA", {}), of("European Commission", { direction: "offer" }), today)).not.toBeNull();
    expect(matchOf(of("UNDESA", {}), of(" undesa", { direction: "offer" }), today)).toBeNull();
    expect(matchOf(of("UNDESA", {}), of("", { direction: "offer" }), today)).toBeNull();
    expect(matchOf(of("UNDESA", {}), { ...offer, countries: ["MUS"] }, today)).toBeNull();
  });

  it("comes best first, and once where both are of one scope", () => {
    const better = { ...offer, id: "better", countries: ["MUS"] };
    expect(matchesFor(request, [offer, request, better], today).map((match) => match.offer.id)).toEqual(["better", "offer"]);
    expect(matchesOfScope("country:BEL", [offer, request, better], today)).toHaveLength(2);
    const forum = [proposal("a", { scope: "forum", offeredBy: "A" }), proposal("b", { scope: "forum", offeredBy: "B", direction: "offer" })];
    expect(matchesOfScope("forum", forum, today)).toHaveLength(1);
  });

  it("is the same from both sides, and its score is the sum of its reasons", () => {
    const any = fc.record({
      id: fc.constantFrom("a", "b"),
      scope: fc.constantFrom("forum", "country:MUS", "country:BEL"),
      title: fc.constant(""),
      direction: fc.constantFrom("offer" as const, "request" as const, "" as const),
      category: fc.constantFrom("training", "advice", "other", ""),
      status: fc.constantFrom("open", "open", "in-discussion", "agreed"),
      themes: fc.uniqueArray(fc.constantFrom(...themes.slice(0, 3))),
      countries: fc.uniqueArray(fc.constantFrom("MUS", "BEL", "PHL"), { maxLength: 1 }),
      funding: fc.option(fc.nat(5)),
      currency: fc.constantFrom("", "EUR", "USD"),
      until: fc.constantFrom("", today, "2007-08-01"),
      offeredBy: fc.constantFrom("", "UNDESA", "EC"),
      fromOutcome: fc.constant(""),
    });
    let found = 0;
    fc.assert(
      fc.property(any, any, (left, right) => {
        const match = matchOf(left, right, today);
        if (match) found++;
        const same = JSON.stringify(match) === JSON.stringify(matchOf(right, left, today));
        return same && (match === null || match.score === match.reasons.reduce((sum, reason) => sum + reason.points, 0));
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(found).toBeGreaterThan(30);
  });
});
