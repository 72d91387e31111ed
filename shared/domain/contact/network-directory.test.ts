import { describe, expect, it } from "vitest";
import type { Audience } from "../kind.ts";
import { networkDirectory, notShared } from "./network-directory.ts";

const contact = (id: string, country: string, audience: Audience, summary: Readonly<Record<string, unknown>>) => ({
  id,
  scope: country === "" ? "forum" : `country:${country}`,
  audience,
  title: id,
  summary,
});
const contacts = [
  contact("a", "MUS", "network", { role: "focal-point", roleFrom: "2007-01-15", seat: "capital", confirmedOn: "2007-07-01" }),
  contact("b", "MUS", "network", { role: "focal-point", roleTo: "2007-01-14" }),
  contact("c", "BEL", "network", {
    role: "none",
    assignments: [{ role: "alternate", from: "2007-02-01", to: "", seat: "mission" }],
    confirmedOn: "2005-01-01",
  }),
  contact("d", "BEL", "secretariat", { role: "focal-point" }),
  contact("e", "PHL", "network", { role: "policy-lead" }),
  contact("f", "", "network", { role: "focal-point" }),
];

describe("the directory of the network", () => {
  it("has who is focal point or alternate today and is shared, also by a role beside another", () => {
    expect(networkDirectory(contacts, "2007-07-12").map(({ contact: { id }, country, role, seat, isOld }) => [id, country, role, seat, isOld])).toEqual([
      ["a", "MUS", "focal-point", "capital", false],
      ["c", "BEL", "alternate", "mission", true],
    ]);
  });
  it("goes by the day", () => {
    expect(networkDirectory(contacts, "2007-01-01").map(({ contact: { id } }) => id)).toEqual(["b"]);
  });
  it("tells a country which of its own it does not show", () => {
    expect(notShared(contacts, "BEL", "2007-07-12").map(({ contact: { id } }) => id)).toEqual(["d"]);
    expect(notShared(contacts, "MUS", "2007-07-12")).toEqual([]);
  });
});
