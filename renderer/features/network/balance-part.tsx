import { Table } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { missingRegions, regionalBalance } from "#shared/domain/body/balance.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Section } from "#renderer/ui/page.tsx";
import classes from "./network.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** How the members of the day spread over the regions of the world, and which region has none. */
export function BalancePart({ countries }: { readonly countries: readonly string[] }): ReactNode {
  const { t, i18n } = useTranslation(["network", "priorities"]);
  const nameOf = useCountryName();
  const balance = useMemo(() => regionalBalance(countries), [countries]);
  const missing = missingRegions(balance);
  const most = Math.max(1, ...balance.map((share) => share.countries.length));
  const called = (region: string): string => (region === "" ? t("priorities:noRegion") : t(`priorities:region.${region}`));
  return (
    <Section title={t("balance.title")}>
      <Table className={classes["balance"]} verticalSpacing={6} data-testid="balance">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("balance.region")}</Table.Th>
            <Table.Th>{t("members")}</Table.Th>
            <Table.Th>{t("balance.countries")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {balance.map(({ region, countries: here }) => (
            <Table.Tr key={region} data-region={region}>
              <Table.Th scope="row">{called(region)}</Table.Th>
              <Table.Td>
                <span className={classes["track"]}>
                  {here.length > 0 ? <span className={classes["bar"]} style={{ inlineSize: `${(here.length / most) * 100}%` }} /> : null}
                  <span>{here.length.toLocaleString(i18n.language)}</span>
                </span>
              </Table.Td>
              <Table.Td>{here.map(nameOf).join(comma())}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {missing.length > 0 ? (
        <p className={classes["attention"]}>
          <IconAlertTriangle size={16} aria-hidden />
          {t("balance.missing", { regions: new Intl.ListFormat(i18n.language).format(missing.map(called)) })}
        </p>
      ) : (
        <p className={classes["quiet"]}>{t("balance.complete")}</p>
      )}
      <p className={classes["quiet"]}>{t("balance.source")}</p>
    </Section>
  );
}
