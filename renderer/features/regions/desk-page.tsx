import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { processId, processKey } from "#shared/domain/process/process.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import { Page } from "#renderer/ui/page.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import classes from "./regions.module.css";

/** A page of something that belongs to a process's desk, with the way back to it. */
export function DeskPage({ form, children }: { readonly form: RecordForm; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation("regions");
  const key = processKey(form.target.scope);
  return (
    <Page side={<RecordSide record={form.document} />}>
      <Anchor className={classes["back"]} component={Link} to={`/regions/processes/${encodeURIComponent(processId(key))}?part=desk`} size="sm">
        {t("desk.back", { process: useProcessName(key) })}
      </Anchor>
      {children}
    </Page>
  );
}

/** The name of a process by its key, and the key itself where its record is not here. */
export function useProcessName(key: string): string {
  const opened = useRecord(processId(key));
  return opened.state === "ready" && opened.document.title !== "" ? opened.document.title : key;
}
