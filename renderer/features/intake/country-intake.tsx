import { Button, Table } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { placeOf } from "#shared/domain/regions/regions.ts";
import { BriefButton } from "#renderer/features/brief/index.ts";
import { CurrentAnswers } from "#renderer/features/intake/current-answers.tsx";
import { isLate } from "#renderer/features/intake/country-state.ts";
import { SubmissionStateMark } from "#renderer/features/intake/submission-state-mark.tsx";
import { SubmissionView } from "#renderer/features/intake/submission-view.tsx";
import type { Country } from "#renderer/features/intake/use-intake.ts";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { daysUntil } from "#renderer/ui/days-until.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { When } from "#renderer/ui/when.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import classes from "#renderer/features/intake/intake.module.css";

interface CountryIntakeProps {
  readonly country: Country;
  readonly questionnaire: RecordDocument;
  readonly definition: Questionnaire | null;
  readonly deadline: string | null;
}

/** One country: what it signed, which of it counts, and what its ministries write now. */
export function CountryIntake({ country, questionnaire, definition, deadline }: CountryIntakeProps): ReactNode {
  const { t, i18n } = useTranslation("intake");
  const nameOf = useCountryName();
  const [parameters, setParameters] = useSearchParams();
  const [today] = useState(() => new Date());
  const opened = country.submissions.find((one) => one.id === parameters.get("submission"));
  const open = (submission: string | null): void => setParameters(submission === null ? {} : { submission });
  if (opened) return <SubmissionView key={opened.id} submission={opened} country={country} definition={definition} onClose={() => open(null)} />;

  const region = placeOf(country.country)?.subRegion;
  const days = deadline === null ? null : daysUntil(deadline, today);
  const late = isLate(country, days);
  return (
    <Page wide>
      <PageHead
        title={nameOf(country.country)}
        subtitle={
          <>
            {region && <>{t(`priorities:region.${region}` as never)} · </>}
            <LatestChange country={country} />
          </>
        }
        status={late && deadline !== null ? <span className={classes["late"]}>{t("late", { date: writtenDay(deadline, i18n.language) })}</span> : undefined}
        actions={
          <>
            <BriefButton country={country.country} />
            {country.state !== "not-started" && (
              <Button
                component={Link}
                to={`/survey/${encodeURIComponent(country.id)}`}
                variant="default"
                leftSection={<IconArrowUpRight size={16} aria-hidden />}
              >
                {t("openResponse")}
              </Button>
            )}
          </>
        }
      />
      <Section title={t("submissions")}>
        {country.submissions.length === 0 ? (
          <p className={classes["quiet"]}>{t(country.state === "not-started" ? "notStarted" : "noSubmission")}</p>
        ) : (
          <>
            <p className={classes["counts"]} data-testid="counts">
              {country.counting ? t("counts", { number: country.counting.number }) : t("noneCounts")}
            </p>
            <Submissions country={country} onOpen={open} />
          </>
        )}
      </Section>
      {country.state !== "not-started" && (
        <Section title={t("now")}>
          <CurrentAnswers response={country.id} questionnaire={questionnaire} />
        </Section>
      )}
    </Page>
  );
}

function LatestChange({ country }: { readonly country: Country }): ReactNode {
  const { t } = useTranslation("intake");
  const personOf = usePersonNames();
  const latest = country.latestChange;
  if (!latest) return t(country.state === "not-started" ? "country.not-started" : "nothingYet");
  return (
    <>
      {t("latest", { name: personOf(latest.by).name })} <When at={latest.at} />
    </>
  );
}

function Submissions({ country, onOpen }: { readonly country: Country; readonly onOpen: (submission: string) => void }): ReactNode {
  const { t } = useTranslation("intake");
  return (
    <Table className={classes["submissions"]} verticalSpacing={7} data-testid="submissions">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("column.number")}</Table.Th>
          <Table.Th>{t("column.state")}</Table.Th>
          <Table.Th>{t("column.signer")}</Table.Th>
          <Table.Th>{t("column.signed")}</Table.Th>
          <Table.Th>{t("column.hash")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {country.submissions.toReversed().map((one) => (
          <Table.Tr key={one.id}>
            <Table.Td>
              <button className={classes["link"]} onClick={() => onOpen(one.id)}>
                {t("openNumber", { number: one.number })}
              </button>
            </Table.Td>
            <Table.Td>
              <SubmissionStateMark submission={one} country={country} />
            </Table.Td>
            <Table.Td>{one.signer}</Table.Td>
            <Table.Td>
              <When at={one.signed.at} alone />
            </Table.Td>
            <Table.Td>
              <code title={one.hash}>{one.hash.slice(0, 8)}</code>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
