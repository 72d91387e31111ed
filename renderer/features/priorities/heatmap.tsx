/** Tables whose cells are the darker the more there is in them. The number stands in every cell: nothing is said by colour alone. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Column, Question } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import type { GridCell, GridRow, MatrixRow } from "#shared/domain/tally/question-tally.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import classes from "#renderer/features/priorities/priorities.module.css";

interface MatrixHeatmapProps {
  readonly question: Question & { readonly type: "matrix" };
  readonly rows: readonly MatrixRow[];
  readonly labels: Labels;
}

/** How many countries chose which step, and the mean of the steps. */
export function MatrixHeatmap({ question, rows, labels }: MatrixHeatmapProps): ReactNode {
  const { t, i18n } = useTranslation("priorities");
  const nameOf = useCountryName();
  const titles = new Map(question.rows.map((row) => [row.value, localisedText(row.title, i18n.language)]));
  return (
    <>
      <div className={classes["scroller"]}>
        <table className={classes["heatmap"]} data-testid="heatmap">
          <thead>
            <tr>
              <th scope="col">{t("row")}</th>
              {question.scale.map((step) => (
                <th key={step.value} scope="col">
                  {localisedText(step.title, i18n.language)}
                </th>
              ))}
              <th scope="col">{t("meanStep")}</th>
              <th scope="col">{t("n")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row} data-row={row.row}>
                <th scope="row">{titles.get(row.row)}</th>
                {row.steps.map((step) => (
                  <Shade key={step.value} share={row.answered === 0 ? 0 : step.countries.length / row.answered} title={step.countries.map(nameOf).join(", ")}>
                    {step.countries.length}
                  </Shade>
                ))}
                <td className={classes["mean"]}>{labels.number(row.mean)}</td>
                <td className={classes["quiet"]}>{row.answered}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes["quiet"]}>{t("stepsFrom", { first: stepTitle(0), last: stepTitle(question.scale.length - 1), count: question.scale.length })}</p>
    </>
  );

  function stepTitle(at: number): string {
    return localisedText(question.scale[at]?.title, i18n.language);
  }
}

interface GridHeatmapProps {
  readonly question: Question & { readonly type: "grid" };
  readonly rows: readonly GridRow[];
  readonly labels: Labels;
}

/** Means of scales and numbers with how many countries they are of; counts of ticks and of choices. */
export function GridHeatmap({ question, rows, labels }: GridHeatmapProps): ReactNode {
  const { t, i18n } = useTranslation("priorities");
  const nameOf = useCountryName();
  const titles = new Map(question.rows.map((row) => [row.value, localisedText(row.title, i18n.language)]));
  const columns = new Map(question.columns.map((column) => [column.name, column]));
  const mostOf = new Map(question.columns.map((column, at) => [column.name, Math.max(...rows.map((row) => row.cells[at]?.countries.length ?? 0), 1)]));
  return (
    <>
      <div className={classes["scroller"]}>
        <table className={classes["heatmap"]} data-testid="heatmap">
          <thead>
            <tr>
              <th scope="col">{t("row")}</th>
              {question.columns.map((column) => (
                <th key={column.name} scope="col">
                  {localisedText(column.title, i18n.language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row} data-row={row.row}>
                <th scope="row">{titles.get(row.row)}</th>
                {row.cells.map((cell) => {
                  const column = columns.get(cell.column);
                  return (
                    <Shade
                      key={cell.column}
                      share={column ? shareOf(column, cell, mostOf.get(cell.column) ?? 1) : 0}
                      title={cell.countries.map(nameOf).join(", ")}
                    >
                      {column && wordsIn(column, cell)}
                    </Shade>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes["quiet"]}>{t(question.columns.some((column) => column.type !== "yes") ? "gridAbout" : "ticksAbout")}</p>
    </>
  );

  function wordsIn(column: Column, cell: GridCell): ReactNode {
    if (cell.countries.length === 0) return "–";
    if (cell.numbers) {
      return (
        <>
          <b>{labels.number(cell.numbers.mean)}</b> <span className={classes["n"]}>{t("nOf", { count: cell.numbers.count })}</span>
        </>
      );
    }
    if (cell.choices.length === 0) return cell.countries.length;
    const choices = "choices" in column ? column.choices : undefined;
    return cell.choices
      .filter((one) => one.countries.length > 0)
      .map((one) => (
        <div
          key={one.value}
        >{`${localisedText(choices?.find((choice) => choice.value === one.value)?.title, i18n.language) || one.value}: ${one.countries.length}`}</div>
      ));
  }
}

/** On a scale how far up the mean is; elsewhere how many countries, beside the most in this column. */
function shareOf(column: Column, cell: GridCell, most: number): number {
  const mean = cell.numbers?.mean ?? null;
  if (column.type === "scale" && mean !== null) return (mean - column.from) / Math.max(1, column.to - column.from);
  return cell.countries.length / most;
}

/** Never so dark that the number could not be read. */
const darkest = 45;

function Shade({ share, title, children }: { readonly share: number; readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <td title={title} style={{ backgroundColor: `color-mix(in srgb, var(--desk-heat) ${Math.round(share * darkest)}%, transparent)` }}>
      {children}
    </td>
  );
}
