import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PriorityTally, ScoringRule } from "#shared/domain/tally/priorities.ts";
import classes from "#renderer/features/priorities/priorities.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

interface PriorityChartProps {
  readonly tally: PriorityTally;
  readonly rule: ScoringRule;
  readonly nameOf: (choice: string) => string;
  readonly onOpen: (choice: string) => void;
}

/** Bars by size with the number beside each; what nobody chose is named in one line under them. */
export function PriorityBars({ tally, rule, nameOf, onOpen }: PriorityChartProps): ReactNode {
  const { t, i18n } = useTranslation("priorities");
  const format = new Intl.NumberFormat(i18n.language);
  const chosen = tally.priorities.filter((one) => one.countries > 0);
  const unchosen = tally.priorities.filter((one) => one.countries === 0);
  const most = Math.max(1, ...chosen.map((one) => one.points));
  return (
    <>
      <ol className={classes["bars"]} data-testid="bars">
        {chosen.map((one) => (
          <li key={one.choice} data-choice={one.choice}>
            <button onClick={() => onOpen(one.choice)} title={t("openSupporters")}>
              <span className={classes["place"]}>{one.place}</span>
              <span className={classes["name"]}>{nameOf(one.choice)}</span>
              <span className={classes["track"]}>
                <span className={classes["bar"]} style={{ inlineSize: `${(one.points / most) * 100}%` }} />
                <span className={classes["value"]}>
                  <b>{format.format(one.points)}</b>
                  {rule.by === "places" && <span className={classes["quiet"]}> {t("byCountries", { count: one.countries })}</span>}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {unchosen.length > 0 && <p className={classes["quiet"]}>{t("unchosen", { choices: unchosen.map((one) => nameOf(one.choice)).join(comma()) })}</p>}
    </>
  );
}

export function PriorityTable({ tally, rule, nameOf, onOpen }: PriorityChartProps): ReactNode {
  const { t, i18n } = useTranslation("priorities");
  const format = new Intl.NumberFormat(i18n.language);
  const places = tally.priorities[0]?.places ?? [];
  return (
    <Table className={classes["numbers"]} verticalSpacing={6} data-testid="priority-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("column.place")}</Table.Th>
          <Table.Th>{t("column.choice")}</Table.Th>
          {rule.by === "places" && <Table.Th>{t("column.points")}</Table.Th>}
          <Table.Th>{t("column.countries")}</Table.Th>
          {places.map((_count, at) => (
            <Table.Th key={at}>{t("column.nth", { place: at + 1 })}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tally.priorities.map((one) => (
          <Table.Tr key={one.choice} data-choice={one.choice}>
            <Table.Td>{one.place || "–"}</Table.Td>
            <Table.Th scope="row">
              <button className={classes["link"]} onClick={() => onOpen(one.choice)}>
                {nameOf(one.choice)}
              </button>
            </Table.Th>
            {rule.by === "places" && <Table.Td>{format.format(one.points)}</Table.Td>}
            <Table.Td>{one.countries}</Table.Td>
            {one.places.map((count, at) => (
              <Table.Td key={at}>{count}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
