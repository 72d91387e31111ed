import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useRecordForm } from "#renderer/ui/record-form.ts";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { CircularDraft } from "./circular-draft.tsx";
import { SentCircular } from "./sent-circular.tsx";
import { isListed } from "./standing.ts";

const newCircular = { audience: "internal" } as const;

export function CircularDetail({ id, isNew }: { readonly id: string; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("circulars");
  const { person } = useDesk();
  const opened = useRecordForm(id, "circular", isNew && person.role === "secretariat" ? newCircular : null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={`${t("empty.gone")} ${t("empty.goneNext")}`} />;
  const { form } = opened;
  const { document, record } = form;
  if (!document || !record || document.status === "draft") return <CircularDraft form={form} isNew={isNew} />;
  if (!isListed(document, person)) return <EmptyState sentence={t("empty.toOthers")} />;
  return <SentCircular form={form} document={document} record={record} />;
}
