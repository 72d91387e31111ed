import { nextChance } from "#shared/sync/backoff.ts";

/** A seeded source of chance: the same seed gives the same run. */
export class Chance {
  #seed: number;
  constructor(seed: number) {
    this.#seed = seed | 0;
  }
  /** From 0 up to 1. */
  next(): number {
    const { seed, chance } = nextChance(this.#seed);
    this.#seed = seed;
    return chance;
  }
  /** A whole number from `low` to `high`. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  happens(probability: number): boolean {
    return this.next() < probability;
  }
  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)] as Item;
  }
}
