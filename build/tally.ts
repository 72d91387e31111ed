import { z } from "zod";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), numTodoTests: z.number() });
const playwrightSchema = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) });

export function vitestTally(report: unknown, exitCode: number): Tally {
  const read = vitestSchema.safeParse(report);
  if (!read.success) return nothing(exitCode);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read.data;
  return { passed: numPassedTests, failed: atLeastOne(numFailedTests, exitCode), skipped: numPendingTests + numTodoTests };
}

export function playwrightTally(report: unknown, exitCode: number): Tally {
  const read = playwrightSchema.safeParse(report);
  if (!read.success) return nothing(exitCode);
  const { expected, unexpected, flaky, skipped } = read.data.stats;
  return { passed: expected + flaky, failed: atLeastOne(unexpected, exitCode), skipped };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((total, one) => ({ passed: total.passed + one.passed, failed: total.failed + one.failed, skipped: total.skipped + one.skipped }), {
    passed: 0,
    failed: 0,
    skipped: 0,
  });
}

export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** A file that does not even load counts no failed test, and is a failure all the same. */
function atLeastOne(failed: number, exitCode: number): number {
  return exitCode === 0 ? failed : Math.max(1, failed);
}

function nothing(exitCode: number): Tally {
  return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}
