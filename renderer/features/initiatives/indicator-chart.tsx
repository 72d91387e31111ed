import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Indicator, Measure } from "#shared/domain/initiative/initiative.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { placed, pointsOf } from "./indicator-points.ts";
import classes from "./initiatives.module.css";

const [width, height] = [280, 96];
const margin = { top: 18, end: 8, bottom: 18 };

/** A small line of an indicator's values, with its target. The table beside it holds the same figures. */
export function IndicatorChart({ indicator, measures }: { readonly indicator: Indicator; readonly measures: readonly Measure[] }): ReactNode {
  const { t, i18n } = useTranslation("initiatives");
  const points = pointsOf(indicator, measures);
  if (points.length === 0) return null;
  const figures = new Intl.NumberFormat(i18n.language);
  const say = (value: number | null): string => (value === null ? t("chart.none") : [figures.format(value), indicator.unit].filter(Boolean).join(" "));
  const square = placed(points, indicator.target === null ? [] : [indicator.target]);
  const left = (x: number): number => margin.end + x * (width - 2 * margin.end);
  const top = (y: number): number => margin.top + (1 - y) * (height - margin.top - margin.bottom);
  const latest = square.points.at(-1)!;
  const line = square.points.map((point, at) => `${at === 0 ? "M" : "L"}${left(point.x)} ${top(point.y)}`).join(" ");
  const summary = t("chart.summary", {
    name: indicator.name || t("indicator.unnamed"),
    points: points.map((point) => t("chart.latest", { value: say(point.value), day: writtenDay(point.on, i18n.language) })).join("; "),
    baseline: say(indicator.baseline),
    target: say(indicator.target),
  });
  return (
    // Time runs from left to right in every language, as in the printed tables of statistics.
    <svg className={classes["chart"]} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary} direction="ltr">
      {indicator.target !== null && (
        <>
          <line x1={0} x2={width} y1={top(square.y(indicator.target))} y2={top(square.y(indicator.target))} className={classes["target"]} />
          <text x={width} y={top(square.y(indicator.target)) - 4} textAnchor="end">
            {t("chart.target", { value: say(indicator.target) })}
          </text>
        </>
      )}
      <path d={line} className={classes["values"]} />
      {square.points.map((point, at) => (
        <circle key={at} cx={left(point.x)} cy={top(point.y)} r={3} />
      ))}
      <text x={Math.min(left(latest.x), width - 2)} y={Math.max(top(latest.y) - 6, 10)} textAnchor="end" className={classes["latest"]}>
        {say(latest.value)}
      </text>
      <text x={0} y={height - 4}>
        {writtenDay(points[0]!.on, i18n.language)}
      </text>
      {points.length > 1 && (
        <text x={width} y={height - 4} textAnchor="end">
          {writtenDay(latest.on, i18n.language)}
        </text>
      )}
    </svg>
  );
}
