import { expect, it } from "vitest";
import { daysUntil } from "#renderer/ui/days-until.ts";
import { dueNotice } from "./due-notice.ts";

const survey = (id: string, deadline: string | null, status = "open") => ({ id, title: id, status, summary: { key: id, version: 1, deadline } });
const days = (day: string): number => daysUntil(day, new Date(2026, 10, 24));
const unsigned = (): boolean => false;

it.each([
  ["2026-12-01", 7],
  ["2026-11-24", 0],
  ["2026-11-20", -4],
])("reminds within seven days and after: %s", (deadline, daysLeft) => {
  expect(dueNotice([survey("a", deadline)], unsigned, days)).toEqual({ questionnaire: "a", title: "a", deadline, daysLeft });
});

it("is quiet earlier, without a deadline, when answers are no longer taken, and once it is signed", () => {
  expect(dueNotice([survey("a", "2026-12-02")], unsigned, days)).toBeNull();
  expect(dueNotice([survey("a", null)], unsigned, days)).toBeNull();
  expect(dueNotice([survey("a", "2026-11-25", "closed")], unsigned, days)).toBeNull();
  expect(dueNotice([survey("a", "2026-11-25")], (id) => id === "a", days)).toBeNull();
});

it("names the most urgent of several", () => {
  expect(dueNotice([survey("a", "2026-11-30"), survey("b", "2026-11-25")], unsigned, days)?.questionnaire).toBe("b");
});
