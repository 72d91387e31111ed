import { Select } from "@mantine/core";
import { IconAlertTriangle, IconClockHour4 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { countriesOn } from "#shared/domain/process/memberships.ts";
import { placeOf } from "#shared/domain/regions/regions.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { countryChoices, useCountryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { EmptyState } from "#renderer/ui/states.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import lines from "#renderer/ui/lines.module.css";
import { dayOf, nextMeeting } from "./regions-waiting.ts";
import { useDeskRecords, useRegionsWaiting } from "./use-regions-waiting.ts";
import { useTakesPart, useToday, type Process } from "./use-processes.ts";
import { WithProcesses } from "./with-processes.tsx";
import classes from "./regions.module.css";

/** One country's several processes at a glance: the person's own, unless another is chosen. */
export function CountryPage(): ReactNode {
  const { country } = useParams();
  const { actor } = useDesk();
  return <WithProcesses>{(processes) => <OneCountry country={country ?? actor.country} processes={processes} />}</WithProcesses>;
}

function OneCountry({ country, processes }: { readonly country: string | null; readonly processes: readonly Process[] }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "priorities"]);
  const { actor } = useDesk();
  const nameOf = useCountryName();
  const navigate = useNavigate();
  const today = useToday();
  const choose = (
    <Select
      w={240}
      aria-label={t("country.choose")}
      placeholder={t("country.choose")}
      searchable
      data={[...countryChoices(i18n.language)]}
      value={country}
      allowDeselect={false}
      onChange={(next) => void navigate(`/regions/country/${next ?? ""}`)}
    />
  );
  const region = country === null ? undefined : placeOf(country)?.subRegion;
  const belongs = country === null ? [] : processes.filter(({ memberships }) => countriesOn(memberships, today).has(country));
  return (
    <Page wide>
      <PageHead
        title={country === null ? t("country.title") : nameOf(country)}
        subtitle={region ? t(`priorities:region.${region}` as never) : undefined}
        actions={choose}
      />
      {country === null ? <EmptyState sentence={t("country.none")} /> : null}
      {country !== null && (country === actor.country || actor.country === null) ? <Waits processes={belongs} /> : null}
      {country === null ? null : (
        <Section title={t("country.processes", { count: belongs.length })}>
          {belongs.length === 0 ? (
            <p className={classes["quiet"]}>{t("country.noProcess", { country: nameOf(country) })}</p>
          ) : (
            <Belongs country={country} processes={belongs} />
          )}
        </Section>
      )}
    </Page>
  );
}

/** Of the country's processes, what waits at their desks. */
function Waits({ processes }: { readonly processes: readonly Process[] }): ReactNode {
  const { t } = useTranslation("regions");
  const waiting = useRegionsWaiting().filter((line) => processes.some(({ id }) => id === line.process));
  if (waiting.length === 0) return null;
  return (
    <Section title={t("country.waits")}>
      <ul className={lines["list"]}>
        {waiting.map((line) => (
          <li key={line.key}>
            <Link className={lines["line"]} to={line.to}>
              {line.attention ? <IconAlertTriangle size={18} aria-hidden /> : <IconClockHour4 size={18} aria-hidden />}
              <span className={lines["name"]}>{line.title}</span>
              <span className={lines["aside"]}>{line.aside}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Belongs({ country, processes }: { readonly country: string; readonly processes: readonly Process[] }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary"]);
  const today = useToday();
  const takesPart = useTakesPart();
  const { meetings, relays } = useDeskRecords();
  const open = (process: Process): number =>
    relays.filter(({ scope, status }) => scope === `process:${process.key}` && !["reported-back", "not-taken-up"].includes(status)).length;
  return (
    <table className={classes["table"]}>
      <thead>
        <tr>
          {(["process", "role", "since", "confidence", "nextMeeting", "carried"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {processes.map((process) => {
          const membership = countriesOn(process.memberships, today).get(country)!;
          const next = nextMeeting(meetings, process.id, today);
          const mine = takesPart(process.key);
          return (
            <tr key={process.id}>
              <th scope="row">
                <Link className={classes["link"]} to={`/regions/processes/${encodeURIComponent(process.id)}`}>
                  {process.name}
                </Link>
              </th>
              <td>{t(`vocabulary:processRole.${membership.role}`)}</td>
              <td>
                {membership.from !== ""
                  ? writtenDay(membership.from, i18n.language)
                  : process.since === null
                    ? t("notKnown")
                    : t("sinceProcess", { year: process.since })}
              </td>
              <td>{membership.confidence === "" ? t("notKnown") : t(`vocabulary:confidence.${membership.confidence}`)}</td>
              <td>
                {next ? (
                  <Link className={classes["link"]} to={`/regions/meeting/${encodeURIComponent(next.id)}`}>
                    {writtenDay(dayOf(next), i18n.language)}
                  </Link>
                ) : (
                  t(mine ? "noMeeting" : "notYourDesk")
                )}
              </td>
              <td>{mine ? t("openRelays", { count: open(process) }) : t("notYourDesk")}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
