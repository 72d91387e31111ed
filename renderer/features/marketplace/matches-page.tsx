import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { matchesOfScope } from "#shared/domain/offer/matches.ts";
import { stands } from "#shared/domain/offer/proposal.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { MatchList } from "./match-list.tsx";
import { useMarket } from "./use-market.ts";
import classes from "./marketplace.module.css";

/** What fits any offer or request of one's own, the best first. */
export function MatchesPage(): ReactNode {
  const { t } = useTranslation("marketplace");
  const { actor } = useDesk();
  const scope = useOwnScope();
  const { state, proposals, meetings } = useMarket();
  const today = localToday();
  const matches = useMemo(() => matchesOfScope(scope, proposals, today), [scope, proposals, today]);
  if (state === "failed") return <ErrorState sentence={t("failed")} />;
  if (state === "loading") return <LoadingState />;
  if (matches.length === 0) {
    const own = proposals.some((one) => one.scope === scope && stands(one, today));
    if (own) return <EmptyState sentence={t("matches.none")} action={{ label: t("matches.toAll"), to: "/marketplace/proposals" }} />;
    return <EmptyState sentence={t("matches.nothingOwn")} action={{ label: t("new"), to: "/marketplace/proposals/new" }} />;
  }
  return (
    <Page>
      <PageHead title={t("view.matches", { context: actor.country ? "country" : "forum" })} subtitle={t("matches.count", { count: matches.length })} />
      <p className={classes["rule"]}>{t("matches.rule")}</p>
      <MatchList matches={matches} meetings={meetings} />
    </Page>
  );
}
