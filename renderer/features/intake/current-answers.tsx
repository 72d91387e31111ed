import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import classes from "#renderer/features/intake/intake.module.css";

const byNumber = new Intl.Collator(undefined, { numeric: true });
const states = ["empty", "draft", "done", "returned", "cleared"] as const;

/** What a country's ministries have written so far, what stands beside each other first. */
export function CurrentAnswers({ response, questionnaire }: { readonly response: string; readonly questionnaire: RecordDocument }): ReactNode {
  const { t } = useTranslation("intake");
  const personOf = usePersonNames();
  const titleOf = useRecordTitle();
  const answers = useList({ kind: "answer", parent: response, sort: "updated" });
  if (answers.state === "loading") return <LoadingState />;
  if (answers.state === "failed") return <ErrorState sentence={t("failed")} />;
  if (answers.value.length === 0) return <EmptyState sentence={t("noAnswers")} />;
  return (
    <>
      <p className={classes["quiet"]}>
        {t("answered", { count: answers.value.filter((one) => one.status !== "empty").length, of: Number(questionnaire.summary["questions"] ?? 0) })}
      </p>
      <Table className={classes["answers"]} verticalSpacing={7}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("column.question")}</Table.Th>
            <Table.Th>{t("column.state")}</Table.Th>
            <Table.Th>{t("column.by")}</Table.Th>
            <Table.Th>{t("column.when")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...answers.value]
            .sort((left, right) => right.conflicts - left.conflicts || byNumber.compare(titleOf(left), titleOf(right)))
            .map((answer) => {
              const to = answer.conflicts > 0 ? `/conflicts/${encodeURIComponent(answer.id)}` : linkTo(answer);
              return (
                <Table.Tr key={answer.id}>
                  <Table.Td>{to ? <Link to={to}>{titleOf(answer)}</Link> : titleOf(answer)}</Table.Td>
                  <Table.Td>
                    {answer.conflicts > 0 ? <ConflictBadge record={answer.id} count={answer.conflicts} /> : t(`state.${stateOf(answer.status)}`)}
                  </Table.Td>
                  <Table.Td>{personOf(answer.updatedBy).name}</Table.Td>
                  <Table.Td>
                    <When at={answer.updated} alone />
                  </Table.Td>
                </Table.Tr>
              );
            })}
        </Table.Tbody>
      </Table>
    </>
  );
}

function stateOf(status: string): (typeof states)[number] {
  return states.find((state) => state === status) ?? "draft";
}
