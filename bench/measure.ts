/** Repeats contenders in turn, so that what else the machine does meets all of them alike. */

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Ratio {
  readonly name: string;
  readonly value: number;
  /** Such as `>= 0.25`. */
  readonly target: string;
  readonly reached: boolean;
}

export interface Report {
  readonly results: readonly Measured[];
  readonly ratios: readonly Ratio[];
  /** What a reader must know to judge the numbers. */
  readonly notes: readonly string[];
}

export interface Contender {
  readonly name: string;
  readonly unit: string;
  /** Units of parts that have another. */
  readonly units?: Readonly<Record<string, string>>;
  /** One repetition: gives one number, or several under names of their own. */
  run(): Promise<number | Readonly<Record<string, number>>>;
  /** Slow contenders are repeated less often. */
  readonly repetitions?: number;
}

const usualRepetitions = 7;

export async function interleaved(contenders: readonly Contender[], say: (line: string) => void, repetitions = usualRepetitions): Promise<Measured[]> {
  const values = new Map<string, { unit: string; numbers: number[] }>();
  for (let round = -1; round < repetitions; round++) {
    for (const contender of contenders) {
      if (round >= (contender.repetitions ?? repetitions)) continue;
      const given = await contender.run();
      // The first round only warms up.
      if (round < 0) continue;
      for (const [part, value] of Object.entries(typeof given === "number" ? { "": given } : given)) {
        const name = part ? `${contender.name}: ${part}` : contender.name;
        const series = values.get(name) ?? { unit: contender.units?.[part] ?? contender.unit, numbers: [] };
        values.set(name, series);
        series.numbers.push(value);
      }
    }
    say(round < 0 ? "warmed up" : `round ${round + 1} of ${repetitions}`);
  }
  return [...values].map(([name, { unit, numbers }]) => summary(name, unit, numbers));
}

/** Wall time and processor time of this process, so that a busy machine can be told from slow code. */
export async function clocked(work: () => Promise<void>): Promise<{ readonly seconds: number; readonly processorMicroseconds: number }> {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const used = process.cpuUsage(before);
  return { seconds, processorMicroseconds: used.user + used.system };
}

export function summary(name: string, unit: string, numbers: readonly number[]): Measured {
  return { name, unit, median: quantile(numbers, 0.5), min: Math.min(...numbers), max: Math.max(...numbers) };
}

export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

export function medianOf(results: readonly Measured[], name: string): number {
  const found = results.find((result) => result.name === name);
  if (!found) throw new Error(`Nothing was measured under ${name}.`);
  return found.median;
}

export function ratio(name: string, value: number, comparison: ">=" | "<=", target: number): Ratio {
  return { name, value, target: `${comparison} ${target}`, reached: comparison === ">=" ? value >= target : value <= target };
}
