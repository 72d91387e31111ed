import { Table } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { placeOf, regions } from "#shared/domain/regions/regions.ts";
import { countryStates, isLate, useStateWords, type Country, type Intake } from "#renderer/features/intake/index.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { daysUntil } from "#renderer/ui/days-until.ts";
import { EmptyState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import classes from "#renderer/features/priorities/priorities.module.css";

/** Who has answered, by region; late ones first in each. */
export function Tracker({ intake, labels }: { readonly intake: Intake; readonly labels: Labels }): ReactNode {
  const { t, i18n } = useTranslation("priorities");
  const nameOf = useCountryName();
  const stateWords = useStateWords(intake.questionnaire);
  const [today] = useState(() => new Date());
  const days = intake.deadline === null ? null : daysUntil(intake.deadline, today);
  const groups = useMemo(() => byRegion(intake.countries, days, nameOf), [intake.countries, days, nameOf]);
  const { countries } = intake;
  if (countries.length === 0) return <EmptyState sentence={t("noCountries")} action={{ label: t("toPeople"), to: "/people" }} />;
  const late = countries.filter((one) => isLate(one, days)).length;
  return (
    <>
      <dl className={classes["totals"]} data-testid="totals">
        <Total label={t("signed")} value={t("of", { count: countries.filter((one) => one.counting).length, of: countries.length })} />
        {countryStates.map((state) => (
          <Total key={state} label={t(`state.${state}`)} value={String(countries.filter((one) => one.state === state).length)} />
        ))}
        {intake.deadline !== null && (
          <Total label={t("deadline")} value={writtenDay(intake.deadline, i18n.language)} aside={days === null ? "" : daysWords(t, days)} />
        )}
        {late > 0 && <Total label={t("late")} value={String(late)} attention />}
      </dl>
      <Table className={classes["tracker"]} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("column.country")}</Table.Th>
            <Table.Th>{t("column.state")}</Table.Th>
            <Table.Th>{t("column.counts")}</Table.Th>
            <Table.Th>{t("column.latest")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {groups.map(({ region, members }) => (
          <Table.Tbody key={region}>
            <Table.Tr className={classes["regionRow"]}>
              <Table.Th scope="rowgroup" colSpan={4}>
                {region === "" ? t("noRegion") : labels.region(members[0]?.country ?? "")}
                <span className={classes["quiet"]}>{t("signedOf", { count: members.filter((one) => one.counting).length, of: members.length })}</span>
              </Table.Th>
            </Table.Tr>
            {members.map((country) => (
              <Table.Tr key={country.country} data-country={country.country}>
                <Table.Td>
                  <Link to={`/intake/${encodeURIComponent(country.id)}`}>{nameOf(country.country)}</Link>
                </Table.Td>
                <Table.Td>
                  {stateWords(country)}
                  {isLate(country, days) && (
                    <span className={classes["lateMark"]}>
                      <IconAlertTriangle size={14} aria-hidden />
                      {t("isLate")}
                    </span>
                  )}
                </Table.Td>
                <Table.Td>{country.counting ? t("number", { number: country.counting.number }) : "–"}</Table.Td>
                <Table.Td>{latestOf(country) === null ? "–" : <When at={latestOf(country) ?? 0} alone />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
      </Table>
    </>
  );
}

interface TotalProps {
  readonly label: string;
  readonly value: string;
  readonly aside?: string;
  readonly attention?: boolean;
}

function Total({ label, value, aside = "", attention = false }: TotalProps): ReactNode {
  return (
    <div data-attention={attention || undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {aside !== "" && <dd className={classes["quiet"]}>{aside}</dd>}
    </div>
  );
}

function daysWords(t: ReturnType<typeof useTranslation<"priorities">>["t"], days: number): string {
  if (days === 0) return t("today");
  return days > 0 ? t("daysLeft", { count: days }) : t("daysAgo", { count: -days });
}

function latestOf(country: Country): number | null {
  const times = [country.latestChange?.at, ...country.submissions.map((one) => one.signed.at)].filter((at) => at !== undefined);
  return times.length === 0 ? null : Math.max(...times);
}

interface Region {
  readonly region: string;
  readonly members: readonly Country[];
}

function byRegion(countries: readonly Country[], days: number | null, nameOf: (country: string) => string): readonly Region[] {
  const order = [...[...regions.values()].flat(), ""];
  const members = (region: string): readonly Country[] =>
    countries
      .filter((one) => (placeOf(one.country)?.subRegion ?? "") === region)
      .toSorted((left, right) => Number(isLate(right, days)) - Number(isLate(left, days)) || nameOf(left.country).localeCompare(nameOf(right.country)));
  return order.map((region) => ({ region, members: members(region) })).filter((one) => one.members.length > 0);
}
