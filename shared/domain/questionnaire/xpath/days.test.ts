import { expect, it } from "vitest";
import { daysOf, momentOf } from "./days.ts";

it("counts days as the calendar of ISO 8601 does, in both directions", () => {
  for (let days = -719_162; days <= 2_932_896; days += 97) {
    const date = new Date(days * 86_400_000).toISOString().slice(0, -1);
    expect(momentOf(days)).toBe(date);
    expect(daysOf(date)).toBe(days);
  }
});
it.each(["2023-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-11-24T24:00", "2026-11-24T10:60", "26-11-24", "2026-11-24 10:00", " "])(
  "%s is no day",
  (text) => expect(daysOf(text)).toBeNaN(),
);
it.each(["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31T23:59:59.999"])("%s is one", (text) => expect(momentOf(daysOf(text))).toContain(text));
