export const backoff = { first: 1_000, most: 60_000, needsPerson: 600_000, crowded: 10_000 } as const;

/** A wait that doubles up to a minute, half of it by chance, so that a hub that comes back is not met by everybody at once. */
export function retryDelay(attempt: number, chance: number): number {
  const whole = Math.min(backoff.most, backoff.first * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

/** mulberry32: the next seed, and a number from 0 up to 1. */
export function nextChance(seed: number): { readonly seed: number; readonly chance: number } {
  const next = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(next ^ (next >>> 15), next | 1);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
  return { seed: next, chance: ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296 };
}
