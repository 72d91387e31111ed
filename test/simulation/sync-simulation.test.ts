import { expect, test } from "vitest";
import { describeOutcome, simulate } from "#test/simulation/sync-simulation.ts";

const long = process.env["FOCAL_DESK_LONG"] === "1";
/** Seeds that found a defect in some version of the simulation. */
const pinned: readonly number[] = [17, 53, 100, 130, 580, 813, 838, 2058, 2523, 2813, 4102, 16241];

async function run(seeds: Iterable<number>): Promise<{ runs: number; writes: number; quarantined: number; merged: number; steps: number }> {
  const sums = { runs: 0, writes: 0, quarantined: 0, merged: 0, steps: 0 };
  for (const seed of seeds) {
    const outcome = await simulate(seed);
    if (outcome.broken.length > 0) expect.fail(describeOutcome(outcome));
    sums.runs += 1;
    for (const name of ["writes", "quarantined", "merged", "steps"] as const) sums[name] += outcome.counts[name];
  }
  return sums;
}

function* numbers(from: number, count: number): Generator<number> {
  for (let at = 0; at < count; at++) yield from + at;
}

test("SY-01 SY-02 SY-03 SY-06 SY-33 SY-41 SY-50 whatever happens on the way, nothing is lost and all show the same", { timeout: 3_600_000 }, async () => {
  const sums = await run(numbers(1, long ? 20_000 : 150));
  // A run in which nothing happens proves nothing.
  expect(sums.writes).toBeGreaterThan(sums.runs * 20);
  expect(sums.quarantined).toBeGreaterThan(0);
  expect(sums.merged).toBeGreaterThan(sums.runs * 15);
});

test("seeds that once failed", { timeout: 120_000 }, async () => {
  expect(await run(pinned)).toMatchObject({ runs: pinned.length });
});
