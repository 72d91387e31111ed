import fc from "fast-check";
import { expect, it } from "vitest";
import { daysAfter } from "./days.ts";

it.each([
  ["2007-07-12", 0, "2007-07-12"],
  ["2007-12-31", 1, "2008-01-01"],
  ["2008-02-28", 1, "2008-02-29"],
  ["2000-02-28", 2, "2000-03-01"],
  ["2100-02-28", 1, "2100-03-01"],
  ["soon", 3, "soon"],
])("%s and %i days are %s", (day, count, expected) => expect(daysAfter(day, count)).toBe(expected));

it("counts as a calendar does", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 800 }), (start, count) => {
      const written = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
      expect(daysAfter(written(start), count)).toBe(written(start + count));
    }),
  );
});
