import { describe, expect, it } from "vitest";
import { fitted, namedIn, withNamed } from "./saved-filters.ts";

const start = { filters: { theme: null, country: null } as { theme: string | null; country: string | null }, archived: false, sort: "title" };

describe("kept filters", () => {
  it("come back as they were", () => {
    const kept = { filters: { theme: "diaspora", country: null }, archived: true, sort: "updated" };
    expect(fitted(start, kept)).toEqual(kept);
  });
  it("of an earlier version lose what the list has no more, and gain what it has now", () => {
    expect(fitted(start, { filters: { theme: "diaspora", level: "national" }, archived: "yes" })).toEqual({
      filters: { theme: "diaspora", country: null },
      archived: false,
      sort: "title",
    });
    for (const damaged of [null, 3, "x", [], { filters: 4 }]) expect(fitted(start, damaged)).toBe(start);
  });
  it("are kept by name, a later one in place of an earlier", () => {
    const one = { name: "Ours", state: start };
    const other = { name: "Diaspora", state: { ...start, archived: true } };
    expect(withNamed([one], other).map(({ name }) => name)).toEqual(["Diaspora", "Ours"]);
    expect(withNamed([one, other], { name: "Ours", state: other.state }).find(({ name }) => name === "Ours")?.state).toBe(other.state);
    expect(namedIn([{ name: "Ours", state: { archived: true } }, { state: {} }, 7], start)).toEqual([{ name: "Ours", state: { ...start, archived: true } }]);
  });
});
