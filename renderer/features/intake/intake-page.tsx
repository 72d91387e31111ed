import { Button, Table } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { tallyOf, type Tally } from "#renderer/features/intake/tally.ts";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { useList, useRecord } from "#renderer/platform/desk/use-record.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ConflictBadge, RecordStatus } from "#renderer/ui/badges.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { ListDetail } from "#renderer/ui/list-detail.tsx";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import classes from "#renderer/features/intake/intake.module.css";

const byNumber = new Intl.Collator(undefined, { numeric: true });
const none: readonly RecordDocument[] = [];

/** What the countries' answers are at: the secretariat's view of the survey. */
export function IntakePage(): ReactNode {
  const { t } = useTranslation("intake");
  const { id } = useParams();
  const navigate = useNavigate();
  const nameOf = useCountryName();
  const responses = useList({ kind: "response" });
  const answers = useList({ kind: "answer" });
  const questionnaires = useList({ kind: "questionnaire" });
  const tallies = useMemo(() => tallyOf(answers.state === "ready" ? answers.value : none), [answers]);
  const sorted = useMemo(
    () =>
      responses.state === "ready" && answers.state === "ready"
        ? responses.value.toSorted((left, right) => nameOf(left.title).localeCompare(nameOf(right.title)))
        : undefined,
    [responses, answers, nameOf],
  );
  const asked = (response: RecordDocument): number => {
    const found = questionnaires.state === "ready" ? questionnaires.value.find((one) => one.id === response.parent) : undefined;
    return typeof found?.summary["questions"] === "number" ? found.summary["questions"] : 0;
  };
  return (
    <ListDetail
      label={t("title")}
      items={sorted}
      row={(response) => {
        const tally = tallies.get(response.id);
        return {
          id: response.id,
          title: nameOf(response.title),
          conflicts: (tally?.conflicts ?? 0) + response.conflicts,
          aside: t("answered", { count: tally?.answers ?? 0, of: asked(response) }),
        };
      }}
      chosen={id}
      onChoose={(next) => void navigate(next ? `/intake/${encodeURIComponent(next)}` : "/intake")}
      empty={{ sentence: t("empty"), action: { label: t("toPeople"), to: "/people" } }}
      unchosen={t("unchosen")}
      detail={id ? <Country key={id} id={id} tally={tallies.get(id)} /> : null}
    />
  );
}

function Country({ id, tally }: { readonly id: string; readonly tally: Tally | undefined }): ReactNode {
  const { t } = useTranslation("intake");
  const nameOf = useCountryName();
  const personOf = usePersonNames();
  const titleOf = useRecordTitle();
  const opened = useRecord(id);
  const answers = useList({ kind: "answer", parent: id, sort: "updated" });
  if (opened.state === "loading" || answers.state === "loading") return <LoadingState />;
  if (opened.state === "missing" || answers.state === "failed") return <EmptyState sentence={t("missing")} />;
  const path = linkTo(opened.document);
  const latest = tally?.latest;
  return (
    <Page wide>
      <PageHead
        title={nameOf(opened.document.title)}
        subtitle={latest ? <LatestChange name={personOf(latest.by).name} at={latest.at} /> : t("nothingYet")}
        status={<RecordStatus document={opened.document} />}
        actions={
          path && (
            <Button component={Link} to={path} variant="default" leftSection={<IconArrowUpRight size={16} aria-hidden />}>
              {t("openResponse")}
            </Button>
          )
        }
      />
      {answers.value.length === 0 ? (
        <EmptyState sentence={t("noAnswers")} />
      ) : (
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
                      {answer.conflicts > 0 ? (
                        <ConflictBadge record={answer.id} count={answer.conflicts} />
                      ) : (
                        t(`state.${answer.status === "done" ? "done" : "draft"}`)
                      )}
                    </Table.Td>
                    <Table.Td>{personOf(answer.updatedBy).name}</Table.Td>
                    <Table.Td>
                      <When at={answer.updated} />
                    </Table.Td>
                  </Table.Tr>
                );
              })}
          </Table.Tbody>
        </Table>
      )}
    </Page>
  );
}

function LatestChange({ name, at }: { readonly name: string; readonly at: number }): ReactNode {
  const { t } = useTranslation("intake");
  return (
    <>
      {t("latest", { name })} <When at={at} />
    </>
  );
}
