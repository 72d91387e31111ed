import { expect, test } from "vitest";
import { closingLine, playwrightTally, sum, vitestTally } from "#build/tally.ts";

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
const playwright = { stats: { expected: 3, unexpected: 2, flaky: 0, skipped: 0 } };

test("both runners are counted together", () => {
  expect(closingLine(sum([vitestTally(vitest, 0), playwrightTally(playwright, 1)]))).toBe("10 passed, 2 failed, 1 skipped");
});

test("skipped is said only when something was", () => {
  expect(closingLine({ passed: 1, failed: 0, skipped: 0 })).toBe("1 passed, 0 failed");
});

test("a runner that failed without counting a failure is a failure", () => {
  expect(vitestTally(vitest, 1).failed).toBe(1);
  expect(playwrightTally(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
