import { describe, expect, it } from "vitest";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { filterCirculars, inReadingOrder, isListed, noFilters, standingOf, type CircularReader } from "./standing.ts";

const circular = (id: string, sentOn: string, summary: RecordDocument["summary"] = {}): RecordDocument =>
  ({ id, title: id, status: sentOn === "" ? "draft" : "sent", summary: { sentOn, countries: [], ...summary } }) as unknown as RecordDocument;
const distribution = (summary: RecordDocument["summary"]): RecordDocument => ({ id: "d", summary }) as unknown as RecordDocument;
const reader = (role: CircularReader["role"], country: string | null = "MUS", ministry = "Ministry of Labour"): CircularReader => ({
  id: `person.${role}`,
  role,
  country,
  ministry,
});
const ministryOf = (field: string): string => (field === "confirmed.person-official" ? "Ministry of Labour" : "");

describe("where a circular stands", () => {
  const sent = circular("c", "2007-09-01");
  it.each<[string, CircularReader["role"], RecordDocument["summary"] | null, string]>([
    ["nobody read it", "focal-point", null, "unread"],
    ["read", "focal-point", { read: 5 }, "settled"],
    ["passed on", "focal-point", { read: 5, passedTo: ["Ministry of Labour"] }, "passed-on"],
    ["confirmed", "focal-point", { read: 5, passedTo: ["Ministry of Labour"], confirmedBy: ["confirmed.person-official"] }, "settled"],
    ["not passed on", "official", { read: 5 }, "sent"],
    ["passed on to another ministry", "official", { passedTo: ["Ministry of Finance"] }, "sent"],
    ["passed on to theirs", "official", { passedTo: ["Ministry of Labour"] }, "for-me"],
    ["passed on to theirs", "validator", { passedTo: ["Ministry of Labour"], confirmedBy: ["confirmed.person-official"] }, "for-me"],
    ["confirmed by themselves", "official", { passedTo: ["Ministry of Labour"], confirmedBy: ["confirmed.person-official"] }, "settled"],
    ["sent", "secretariat", null, "sent"],
    ["sent", "observer", null, "sent"],
  ])("%s, to %s: %j is %s", (_name, role, summary, expected) =>
    expect(standingOf(sent, summary ? distribution(summary) : undefined, reader(role), ministryOf)).toBe(expected),
  );
  it("is a draft for the secretariat", () => expect(standingOf(circular("c", ""), undefined, reader("secretariat", null), ministryOf)).toBe("draft"));
});

it("is in the list of those it is addressed to", () => {
  const some = circular("c", "2007-09-01", { countries: ["MUS"] });
  expect(
    [reader("focal-point"), reader("focal-point", "BEL"), reader("observer", null), reader("secretariat", null)].map((one) => isListed(some, one)),
  ).toEqual([true, false, false, true]);
  expect(isListed(circular("c", "2007-09-01"), reader("observer", null))).toBe(true);
  expect(isListed(circular("c", ""), reader("focal-point"))).toBe(false);
});

it("shows what waits first, then the latest", () => {
  const listed = [
    { document: circular("old", "2006-01-01"), standing: "settled" as const },
    { document: circular("new", "2007-01-01"), standing: "passed-on" as const },
    { document: circular("unread", "2005-01-01"), standing: "unread" as const },
  ];
  expect(inReadingOrder(listed).map(({ document }) => document.id)).toEqual(["unread", "new", "old"]);
  expect(filterCirculars(listed, { ...noFilters, year: "2007" }).map(({ document }) => document.id)).toEqual(["new"]);
  expect(filterCirculars(listed, { ...noFilters, standing: "unread" }).map(({ document }) => document.id)).toEqual(["unread"]);
});
