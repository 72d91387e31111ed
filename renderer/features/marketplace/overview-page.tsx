import { Table } from "@mantine/core";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { marketOverview, type CategoryCount, type CurrencySum } from "#shared/domain/offer/overview.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { amountInWords } from "#renderer/ui/amount-field.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { useMarket } from "./use-market.ts";
import classes from "./marketplace.module.css";

/** The Marketplace in numbers, for the secretariat. */
export function OverviewPage(): ReactNode {
  const { t } = useTranslation("marketplace");
  const { state, proposals, meetings } = useMarket();
  const today = localToday();
  const overview = useMemo(() => marketOverview(proposals, today), [proposals, today]);
  if (state === "failed") return <ErrorState sentence={t("failed")} />;
  if (state === "loading") return <LoadingState />;
  if (overview.proposals === 0)
    return <EmptyState sentence={`${t("empty.none")} ${t("empty.noneNext")}`} action={{ label: t("new"), to: "/marketplace/proposals/new" }} />;
  const totals = {
    proposals: overview.proposals,
    fromOutcomes: t("overview.of", { count: overview.fromOutcomes, all: overview.proposals }),
    settled: t("overview.of", { count: overview.settled, all: overview.proposals }),
    meetings: meetings.length,
    withOutcome: t("overview.of", { count: meetings.filter(({ document }) => document.summary["hasOutcome"] === true).length, all: meetings.length }),
  };
  return (
    <Page>
      <PageHead title={t("view.overview")} subtitle={t("overview.subtitle")} />
      <dl className={classes["totals"]} data-testid="totals">
        {Object.entries(totals).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`overview.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Section title={t("overview.byCategory")}>
        <Categories counts={overview.categories} />
      </Section>
      <Section title={t("overview.money")}>
        <p className={classes["quiet"]}>{t("overview.moneyHelp")}</p>
        {overview.money.length === 0 ? <p>{t("overview.noMoney")}</p> : <Sums sums={overview.money} />}
      </Section>
    </Page>
  );
}

function Categories({ counts }: { readonly counts: readonly CategoryCount[] }): ReactNode {
  const { t } = useTranslation(["marketplace", "vocabulary"]);
  const most = Math.max(1, ...counts.flatMap(({ offers, requests }) => [offers, requests]));
  return (
    <Table className={classes["numbers"]} verticalSpacing={6} data-testid="categories">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("field.category")}</Table.Th>
          <Table.Th>{t("overview.offers")}</Table.Th>
          <Table.Th>{t("overview.requests")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {counts.map(({ category, offers, requests }) => (
          <Table.Tr key={category} data-category={category}>
            <Table.Th scope="row">{category ? t(`vocabulary:offerCategory.${category}`) : t("overview.noCategory")}</Table.Th>
            <Table.Td>
              <Bar value={offers} of={most} />
            </Table.Td>
            <Table.Td>
              <Bar value={requests} of={most} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Bar({ value, of }: { readonly value: number; readonly of: number }): ReactNode {
  const { i18n } = useTranslation();
  return (
    <span className={classes["track"]}>
      {value > 0 ? <span className={classes["bar"]} style={{ inlineSize: `${(value / of) * 100}%` }} /> : null}
      <span>{value.toLocaleString(i18n.language)}</span>
    </span>
  );
}

function Sums({ sums }: { readonly sums: readonly CurrencySum[] }): ReactNode {
  const { t, i18n } = useTranslation("marketplace");
  const amount = (value: number, currency: string): string => amountInWords(value, currency, i18n.language);
  return (
    <Table className={classes["numbers"]} verticalSpacing={6} data-testid="money">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("overview.currency")}</Table.Th>
          <Table.Th>{t("overview.needed")}</Table.Th>
          <Table.Th>{t("overview.offered")}</Table.Th>
          <Table.Th>{t("overview.gap")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sums.map(({ currency, needed, offered }) => (
          <Table.Tr key={currency} data-currency={currency}>
            <Table.Th scope="row">{currency || t("overview.noCurrency")}</Table.Th>
            <Table.Td>{amount(needed, currency)}</Table.Td>
            <Table.Td>{amount(offered, currency)}</Table.Td>
            <Table.Td>{needed > offered ? amount(needed - offered, currency) : t("overview.covered")}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
