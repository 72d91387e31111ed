import { describe, expect, it } from "vitest";
import { distributionProgress, isDistributionLate, isPassedTo } from "./progress.ts";

const ministries: Readonly<Record<string, string>> = { "confirmed.a": "Ministry of Labour", "confirmed.b": "Ministry of Finance" };
const progress = (summary?: Record<string, unknown>) => distributionProgress(summary && { summary }, (field) => ministries[field] ?? "");

describe("what a country does with a circular", () => {
  it.each([
    [undefined, "unread", []],
    [{ read: 5 }, "read", []],
    [{ read: 5, passedTo: ["Ministry of Labour", "Ministry of Finance"], confirmedBy: ["confirmed.a"] }, "passed-on", ["Ministry of Finance"]],
    [{ read: 5, passedTo: ["ministry of  labour"], confirmedBy: ["confirmed.a"] }, "confirmed", []],
    [{ read: 5, passedTo: ["Ministry of Labour"], confirmedBy: ["confirmed.unknown"] }, "passed-on", ["Ministry of Labour"]],
    [{ passedTo: ["Ministry of Labour"] }, "passed-on", ["Ministry of Labour"]],
  ])("%j is %s", (summary, state, waiting) => expect(progress(summary)).toMatchObject({ state, waiting }));

  it("is late once the day has passed and somebody has still to do something", () => {
    expect(isDistributionLate(progress(), "2007-09-01", "2007-09-01")).toBe(false);
    expect(isDistributionLate(progress(), "2007-09-01", "2007-09-02")).toBe(true);
    expect(isDistributionLate(progress(), "", "2007-09-02")).toBe(false);
    expect(isDistributionLate(progress({ read: 5 }), "2007-09-01", "2007-09-02")).toBe(false);
    expect(isDistributionLate(progress({ read: 5, passedTo: ["X"] }), "2007-09-01", "2007-09-02")).toBe(true);
  });

  it("finds a ministry as people write it", () => {
    expect(isPassedTo({ summary: { passedTo: ["Ministry of  Labour "] } }, "ministry of labour")).toBe(true);
    expect(isPassedTo({ summary: { passedTo: ["Ministry of Labour"] } }, "")).toBe(false);
  });
});
