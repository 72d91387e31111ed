import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { asScope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { ListDetail } from "#renderer/ui/list-detail.tsx";
import { BeforePublish } from "./before-publish.tsx";
import { ChooseFile, type ReadFile } from "./choose-file.tsx";
import { QuestionnaireDetail } from "./questionnaire-detail.tsx";

/** What the secretariat asks: every version, as governments see it. */
export function QuestionnairesPage(): ReactNode {
  const { t } = useTranslation("questionnaires");
  const { id } = useParams();
  const navigate = useNavigate();
  const { actor } = useDesk();
  const [draft, setDraft] = useState<ReadFile | null>(null);
  const mayPublish = mayCreate(actor, { kind: "questionnaire", scope: asScope("forum"), audience: "network" }).allowed;
  const list = useList({ kind: "questionnaire", lifecycle: "all", sort: "updated" });
  const items = list.state === "ready" ? list.value : undefined;
  const chosen = items?.find((one) => one.id === id);
  const choose = (next: string | undefined): void => void navigate(next ? `/questionnaires/${encodeURIComponent(next)}` : "/questionnaires");

  if (draft && items) {
    const leave = (published?: string): void => {
      setDraft(null);
      if (published !== undefined) choose(published);
    };
    return <BeforePublish file={draft} published={items} onPublished={leave} onCancel={() => leave()} />;
  }
  return (
    <ListDetail
      label={t("title")}
      items={items}
      {...(list.state === "failed" ? { failed: t("failed") } : {})}
      row={(one) => ({
        id: one.id,
        title: one.title,
        aside: `${t("version", { version: one.summary["version"] })} · ${t(`status.${one.status}` as never)}`,
        conflicts: one.conflicts,
      })}
      chosen={chosen?.id}
      onChoose={choose}
      empty={{ sentence: t(mayPublish ? "empty" : "emptyReadOnly") }}
      // Which version is the next is known once all are read.
      filters={mayPublish && items ? <ChooseFile onRead={setDraft} /> : undefined}
      detail={chosen && items && <QuestionnaireDetail key={chosen.id} document={chosen} all={items} />}
      unchosen={t("unchosen")}
    />
  );
}
