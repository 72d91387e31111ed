import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Said } from "#shared/lib/said.ts";
import { inWords } from "#renderer/ui/said.ts";
import classes from "./questionnaires.module.css";

interface Finding {
  readonly sheet: string;
  readonly row: number;
  readonly what: Said;
  readonly reason?: Said;
}

/** What an import found, by sheet and row, so that the author of the file finds it again. */
export function FindingsTable({ findings, label }: { readonly findings: readonly Finding[]; readonly label: string }): ReactNode {
  const { t } = useTranslation("questionnaires");
  const hasReasons = findings.some(({ reason }) => reason !== undefined);
  return (
    // It scrolls by itself, and so must be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes["findings"]} tabIndex={0} role="region" aria-label={label}>
      <Table stickyHeader verticalSpacing={6} data-testid="findings">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("findings.sheet")}</Table.Th>
            <Table.Th>{t("findings.row")}</Table.Th>
            <Table.Th>{t("findings.what")}</Table.Th>
            {hasReasons && <Table.Th>{t("findings.reason")}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {findings.map(({ sheet, row, what, reason }, at) => (
            <Table.Tr key={at}>
              <Table.Td>
                <bdi>{sheet}</bdi>
              </Table.Td>
              <Table.Td className={classes["rowNumber"]}>{row}</Table.Td>
              <Table.Td className={classes["what"]}>{inWords(what)}</Table.Td>
              {hasReasons && <Table.Td>{reason && inWords(reason)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
