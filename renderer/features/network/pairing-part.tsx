import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RecordState } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { developmentOf } from "#shared/domain/regions/development.ts";
import { pairingOf, type Pairing } from "#shared/domain/team/pairing.ts";
import { teamMembers } from "#shared/domain/team/team.ts";
import { holdsOn } from "#shared/domain/vocabulary/dated.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { useDevelopment } from "#renderer/platform/desk/use-development.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Section } from "#renderer/ui/page.tsx";
import classes from "./network.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** Who is developed and who is developing among those in it today; a team of one side says so. */
export function PairingPart({ record }: { readonly record: RecordState }): ReactNode {
  const { t } = useTranslation("network");
  const development = useDevelopment();
  const today = localToday();
  const { all, chairs } = useMemo(() => {
    const now = teamMembers(viewOf(record)).filter(({ values }) => holdsOn(values, today));
    const countriesOf = (members: typeof now): string[] => members.map(({ values }) => values.country ?? "");
    const groupsOf = (country: string) => developmentOf(country, development);
    return { all: pairingOf(countriesOf(now), groupsOf), chairs: pairingOf(countriesOf(now.filter(({ values }) => values.role === "co-chair")), groupsOf) };
  }, [record, development, today]);
  return (
    <Section title={t("pairing.title")}>
      <dl className={classes["facts"]} data-testid="pairing">
        <Side label={t("pairing.developed")} countries={all.developed} />
        <Side label={t("pairing.developing")} countries={all.developing} />
      </dl>
      <Said pairing={all} />
      {all.state === "paired" && chairs.state !== "paired" ? <p className={classes["quiet"]}>{t(`pairing.chairs.${chairs.state}`)}</p> : null}
    </Section>
  );
}

function Side({ label, countries }: { readonly label: string; readonly countries: readonly string[] }): ReactNode {
  const { t } = useTranslation("network");
  const nameOf = useCountryName();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{countries.map(nameOf).join(comma()) || t("nobody")}</dd>
    </div>
  );
}

function Said({ pairing }: { readonly pairing: Pairing }): ReactNode {
  const { t } = useTranslation("network");
  if (pairing.state === "paired") return <p className={classes["quiet"]}>{t("pairing.paired")}</p>;
  return (
    <p className={classes["attention"]}>
      <IconAlertTriangle size={16} aria-hidden />
      {t(`pairing.${pairing.state}`)}
    </p>
  );
}
