import { Anchor } from "@mantine/core";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { followUpOf } from "./follow-up.ts";
import { groupOutcomes } from "./group-outcomes.ts";
import classes from "./outcomes.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** Who does what with which outcome, as far as it is shared with the reader. */
export function FollowUpTable(): ReactNode {
  const { t } = useTranslation(["outcomes", "vocabulary"]);
  const outcomes = useList({ kind: "outcome" });
  const initiatives = useList({ kind: "initiative" });
  const rows = useMemo(() => {
    if (outcomes.state !== "ready" || initiatives.state !== "ready") return null;
    return followUpOf(
      groupOutcomes(outcomes.value, "").flatMap((group) => group.outcomes),
      initiatives.value,
    );
  }, [outcomes, initiatives]);
  if (!rows) return <LoadingState />;
  if (rows.length === 0) return <EmptyState sentence={`${t("empty.none")} ${t("empty.noneNext")}`} />;
  const taken = rows.filter((row) => row.initiatives.length > 0).length;
  return (
    <Page wide>
      <PageHead title={t("followUp.title")} subtitle={t("followUp.count", { taken, all: rows.length })} />
      <table className={classes["followUp"]}>
        <thead>
          <tr>
            <th scope="col">{t("followUp.outcome")}</th>
            <th scope="col">{t("followUp.who")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ outcome, initiatives: following }) => (
            <tr key={outcome.id}>
              <th scope="row">
                <Anchor component={Link} to={`/outcomes/${encodeURIComponent(outcome.id)}`} dir="auto">
                  {outcome.title || t("unnamed")}
                </Anchor>
              </th>
              <td>{following.length === 0 ? <span className={classes["quiet"]}>{t("followUp.nobody")}</span> : <InitiativeLinks initiatives={following} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  );
}

/** Initiatives by their links, with whose they are and how far. */
export function InitiativeLinks({ initiatives }: { readonly initiatives: readonly RecordDocument[] }): ReactNode {
  const { t } = useTranslation(["outcomes", "vocabulary"]);
  const nameOf = useCountryName();
  const partnersOf = ({ summary }: RecordDocument): readonly string[] => (Array.isArray(summary["countries"]) ? (summary["countries"] as string[]) : []);
  return (
    <ul className={classes["links"]}>
      {initiatives.map((initiative) => (
        <li key={initiative.id}>
          <Anchor component={Link} to={`/initiatives/${encodeURIComponent(initiative.id)}`} dir="auto">
            {initiative.title || t("unnamedInitiative")}
          </Anchor>
          <span className={classes["quiet"]}>
            {[
              [countryOfScope(initiative.scope), ...partnersOf(initiative)].filter(Boolean).map(nameOf).join(comma()),
              initiative.status && t(`vocabulary:initiativeStatus.${initiative.status}`),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
