import { describe, expect, it } from "vitest";
import { marketOverview } from "./overview.ts";
import { proposalOf, type ListedOffer } from "./proposal.ts";

const listed = (id: string, summary: ListedOffer["summary"], more: Partial<ListedOffer> = {}): ListedOffer => ({
  id,
  scope: "country:MUS",
  title: id,
  status: "open",
  parent: "",
  summary,
  ...more,
});

const overview = marketOverview(
  [
    listed("a", { direction: "offer", category: "training", funding: 1000, currency: "EUR" }),
    listed("b", { direction: "request", category: "training", funding: 5000, currency: "EUR" }, { parent: "outcome.2007-tools" }),
    listed("c", { direction: "request", category: "equipment", funding: 300, currency: "USD" }),
    listed("d", { direction: "request", category: "advice", funding: 700, currency: "USD", until: "2007-08-31" }),
    listed("e", { direction: "request", category: "advice", funding: 900, currency: "USD" }, { status: "agreed" }),
    listed("f", { direction: "request", category: "" }),
  ].map(proposalOf),
  "2007-09-01",
);

describe("the Marketplace in numbers", () => {
  it("counts by category and direction, with the empty ones", () => {
    expect(overview.categories.find((one) => one.category === "training")).toEqual({ category: "training", offers: 1, requests: 1 });
    expect(overview.categories.find((one) => one.category === "advice")).toEqual({ category: "advice", offers: 0, requests: 2 });
    expect(overview.categories.find((one) => one.category === "information")).toEqual({ category: "information", offers: 0, requests: 0 });
    expect(overview.categories.at(-1)).toEqual({ category: "", offers: 0, requests: 1 });
  });

  it("adds up what is needed and offered by currency, of what still stands", () => {
    expect(overview.money).toEqual([
      { currency: "EUR", needed: 5000, offered: 1000 },
      { currency: "USD", needed: 300, offered: 0 },
    ]);
  });

  it("says how many came from the Forum's outcomes and how many were settled", () => {
    expect(overview).toMatchObject({ proposals: 6, fromOutcomes: 1, settled: 1 });
  });
});
