import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "#renderer/platform/desk/use-command.ts";
import { useSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { sentencesOf } from "#renderer/ui/sentences.ts";
import { ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import classes from "#renderer/features/people/people.module.css";

export function HubPage(): ReactNode {
  const { t, i18n } = useTranslation(["people", "sync"]);
  const { report } = useSyncStatus();
  const { answer, refresh } = useAnswer("hub.state", report?.phase === "live");
  const number = (value: number): string => value.toLocaleString(i18n.language);
  return (
    <Page>
      <PageHead
        title={t("hub.title")}
        subtitle={report?.forum ?? undefined}
        actions={
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={refresh}>
            {t("hub.refresh")}
          </Button>
        }
      />
      {!answer && <LoadingState />}
      {answer && !answer.ok && <ErrorState sentence={answer.code === "offline" ? t("offline") : sentencesOf(t as never, answer.code)} retry={refresh} />}
      {answer?.ok && (
        <dl className={classes["facts"]}>
          <dt>{t("hub.connected")}</dt>
          <dd>{number(answer.output.connected)}</dd>
          <dt>{t("hub.people")}</dt>
          <dd>{number(answer.output.people)}</dd>
          <dt>{t("hub.records")}</dt>
          <dd>{number(answer.output.records)}</dd>
          <dt>{t("hub.changes")}</dt>
          <dd>{number(answer.output.seq)}</dd>
          <dt>{t("hub.version")}</dt>
          <dd>{answer.output.version}</dd>
          <dt>{t("hub.epoch")}</dt>
          <dd>
            <code>{answer.output.epoch}</code>
          </dd>
        </dl>
      )}
    </Page>
  );
}
