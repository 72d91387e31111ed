import { describe, expect, it } from "vitest";
import { missingRegions, regionalBalance } from "./balance.ts";

describe("a body's regional balance", () => {
  it("counts each country once in its region, and names the regions without one", () => {
    const balance = regionalBalance(["BEL", "PHL", "MUS", "SWE", "BEL", ""]);
    expect(balance).toEqual([
      { region: "002", countries: ["MUS"] },
      { region: "019", countries: [] },
      { region: "142", countries: ["PHL"] },
      { region: "150", countries: ["BEL", "SWE"] },
      { region: "009", countries: [] },
    ]);
    expect(missingRegions(balance)).toEqual(["019", "009"]);
  });
  it("leaves out nobody that the list puts nowhere", () => expect(regionalBalance(["XKK"]).at(-1)).toEqual({ region: "", countries: ["XKK"] }));
});
