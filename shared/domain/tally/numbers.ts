export interface Numbers {
  readonly count: number;
  /** null when there are none. */
  readonly min: number | null;
  /** Of an even count the mean of the two in the middle. */
  readonly median: number | null;
  readonly mean: number | null;
  readonly max: number | null;
}

/** Summed by size, so that the last figure is the same whatever order the numbers came in. */
export function numbersOf(values: readonly number[]): Numbers {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  if (count === 0) return { count, min: null, median: null, mean: null, max: null };
  const at = (place: number): number => sorted[place] as number;
  return {
    count,
    min: at(0),
    median: (at(Math.floor((count - 1) / 2)) + at(Math.ceil((count - 1) / 2))) / 2,
    mean: sorted.reduce((sum, value) => sum + value, 0) / count,
    max: at(count - 1),
  };
}
