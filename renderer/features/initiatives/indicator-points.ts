import type { Indicator, Measure } from "#shared/domain/initiative/initiative.ts";

export interface Point {
  /** `2007-07-12` */
  readonly on: string;
  readonly value: number;
}

/** What an indicator's line goes through, in the order of days: its baseline first, then every value that has a day. */
export function pointsOf(indicator: Indicator, measures: readonly Measure[]): readonly Point[] {
  const measured = measures.flatMap(({ on, value }) => (on && value !== null ? [{ on, value }] : []));
  const baseline = indicator.baseline !== null && indicator.baselineOn ? [{ on: indicator.baselineOn, value: indicator.baseline }] : [];
  return [...baseline, ...measured].sort((left, right) => (left.on < right.on ? -1 : Number(left.on > right.on)));
}

export interface Placed extends Point {
  /** From 0 at the first day to 1 at the last. */
  readonly x: number;
  /** From 0 at the least value to 1 at the greatest. */
  readonly y: number;
}

/** Places points, and the levels that stand beside them, in one square of 1 by 1. */
export function placed(points: readonly Point[], levels: readonly number[]): { readonly points: readonly Placed[]; readonly y: (value: number) => number } {
  const values = [...points.map((point) => point.value), ...levels];
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const y = (value: number): number => (greatest === least ? 0.5 : (value - least) / (greatest - least));
  const days = points.map((point) => Date.parse(point.on));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day: number): number => (last === first ? 0.5 : (day - first) / (last - first));
  return { points: points.map((point, at) => ({ ...point, x: x(days[at]!), y: y(point.value) })), y };
}
