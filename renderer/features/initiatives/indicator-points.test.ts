import { describe, expect, it } from "vitest";
import { placed, pointsOf } from "./indicator-points.ts";

const indicator = { name: "Cost of recruitment", unit: "USD", baseline: 2_000, baselineOn: "2007-01-01", target: 1_000, targetOn: "2009-01-01" };
const measure = (on: string, value: number | null) => ({ indicator: "i", on, value, note: "" });

describe("an indicator's line", () => {
  it("begins at the baseline and goes by day, without what has no day or no value", () => {
    expect(pointsOf(indicator, [measure("2008-06-01", 1_500), measure("2007-06-01", 1_800), measure("", 3), measure("2008-01-01", null)])).toEqual([
      { on: "2007-01-01", value: 2_000 },
      { on: "2007-06-01", value: 1_800 },
      { on: "2008-06-01", value: 1_500 },
    ]);
  });

  it("fits its points and its target into one square", () => {
    const { points, y } = placed(pointsOf(indicator, [measure("2009-01-01", 1_500)]), [1_000]);
    expect(points.map((point) => [point.x, point.y])).toEqual([
      [0, 1],
      [1, 0.5],
    ]);
    expect(y(1_000)).toBe(0);
  });

  it("stands in the middle when there is nothing to compare", () => {
    expect(placed([{ on: "2007-01-01", value: 3 }], []).points).toEqual([{ on: "2007-01-01", value: 3, x: 0.5, y: 0.5 }]);
  });
});
