import { expect, test } from "vitest";
import { daysUntil } from "#renderer/ui/days-until.ts";

test.each([
  ["2026-12-15", 21],
  ["2026-11-24", 0],
  ["2026-11-23", -1],
  ["2027-03-31", 127],
])("the days until %s are counted by the calendar, not by the hour", (day, days) => {
  expect(daysUntil(day, new Date(2026, 10, 24, 0, 1))).toBe(days);
  expect(daysUntil(day, new Date(2026, 10, 24, 23, 59))).toBe(days);
});
