import { Button } from "@mantine/core";
import { IconCheck, IconUserPlus } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { viewOf } from "#shared/crdt/view.ts";
import { teamMembers } from "#shared/domain/team/team.ts";
import type { Volunteer } from "#shared/domain/team/volunteers.ts";
import { holdsOn } from "#shared/domain/vocabulary/dated.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Section } from "#renderer/ui/page.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { newRowId } from "#renderer/ui/row-id.ts";
import { ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { useVolunteers } from "./use-volunteers.ts";
import classes from "./network.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** The countries that said in the survey that they would take part in one of the team's themes. */
export function VolunteersPart({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("network");
  const { state, asked, volunteers } = useVolunteers();
  const themes = form.elements("themes");
  const fitting = volunteers.filter(({ theme }) => themes.includes(theme));
  return (
    <Section title={t("volunteers.title")}>
      {state === "failed" ? <ErrorState sentence={t("failed")} /> : null}
      {state === "loading" ? <LoadingState /> : null}
      {state === "ready" && fitting.length === 0 ? (
        <p className={classes["quiet"]}>{t(!asked ? "volunteers.notAsked" : themes.length === 0 ? "volunteers.noTheme" : "volunteers.none")}</p>
      ) : null}
      <ul className={classes["volunteers"]} data-testid="volunteers">
        {fitting.map((volunteer) => (
          <Offered key={`${volunteer.theme} ${volunteer.country}`} form={form} volunteer={volunteer} />
        ))}
      </ul>
    </Section>
  );
}

function Offered({ form, volunteer }: { readonly form: RecordForm; readonly volunteer: Volunteer }): ReactNode {
  const { t } = useTranslation(["network", "vocabulary"]);
  const nameOf = useCountryName();
  const { record } = form;
  const today = localToday();
  const { country, theme, offered, role, contact } = volunteer;
  const isIn = useMemo(
    () => record !== null && teamMembers(viewOf(record)).some(({ values }) => values.country === country && holdsOn(values, today)),
    [record, country, today],
  );
  return (
    <li data-country={country}>
      <div>
        <strong>{nameOf(country)}</strong>{" "}
        <span className={classes["quiet"]}>
          {[t(`vocabulary:theme.${theme}`), offered.map((column) => t(`volunteers.offered.${column}`)).join(comma()), contact].filter(Boolean).join(" · ")}
        </span>
      </div>
      {isIn ? (
        <span className={classes["mark"]}>
          <IconCheck size={16} aria-hidden />
          {t("volunteers.isIn")}
        </span>
      ) : (
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<IconUserPlus size={16} aria-hidden />}
          aria-label={t("volunteers.addCountry", { country: nameOf(country) })}
          onClick={() => form.set(`member.${newRowId()}`, { country, name: contact.slice(0, 300), role, from: today, to: "" })}
        >
          {t("volunteers.add")}
        </Button>
      )}
    </li>
  );
}
