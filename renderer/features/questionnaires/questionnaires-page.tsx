import { Button, Tabs } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { shownValue } from "#shared/crdt/record.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { definitionOf } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { useList, useMayWrite } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { SurveyPreview } from "#renderer/features/survey/index.ts";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { ListDetail } from "#renderer/ui/list-detail.tsx";
import { PageHead } from "#renderer/ui/page.tsx";
import { ErrorState } from "#renderer/ui/states.tsx";
import { Publish } from "./publish.tsx";
import classes from "./questionnaires.module.css";

/** What the secretariat asks: every version, as governments see it. */
export function QuestionnairesPage(): ReactNode {
  const { t } = useTranslation("questionnaires");
  const { id } = useParams();
  const navigate = useNavigate();
  const { actor } = useDesk();
  const mayPublish = mayCreate(actor, { kind: "questionnaire", scope: asScope("forum"), audience: "network" }).allowed;
  const list = useList({ kind: "questionnaire", lifecycle: "all", sort: "updated" });
  const items = list.state === "ready" ? list.value : undefined;
  const chosen = items?.find((one) => one.id === id);
  const choose = (next: string | undefined): void => void navigate(next ? `/questionnaires/${encodeURIComponent(next)}` : "/questionnaires");
  return (
    <ListDetail
      label={t("title")}
      items={items}
      row={(one) => ({
        id: one.id,
        title: one.title,
        aside: t("version", { version: one.summary["version"] }),
        conflicts: one.conflicts,
      })}
      chosen={chosen?.id}
      onChoose={choose}
      empty={{ sentence: t(mayPublish ? "empty" : "emptyReadOnly") }}
      filters={mayPublish ? <Publish published={items ?? []} onPublished={choose} /> : undefined}
      detail={chosen && <Detail key={chosen.id} document={chosen} />}
      unchosen={t("unchosen")}
    />
  );
}

function Detail({ document }: { readonly document: RecordDocument }): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const definition = useMemo(() => definitionOf(shownValue(decodeRecord(document.crdt), "definition")), [document.crdt]);
  const mayWrite = useMayWrite(document, "status");
  const editing = useEdit({ id: asRecordId(document.id), kind: document.kind, scope: asScope(document.scope) });
  const [section, setSection] = useState(definition?.sections[0]?.name ?? null);
  if (!definition) return <ErrorState sentence={t("cannotRead")} />;
  const deadline = document.summary["deadline"];
  const due =
    typeof deadline === "string"
      ? new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${deadline}T00:00:00Z`))
      : null;
  const open = document.status === "open";
  return (
    <div className={classes["questionnaire"]}>
      <PageHead
        title={document.title}
        subtitle={[
          t("version", { version: document.summary["version"] }),
          t(`status.${document.status}`),
          due ? t("due", { date: due }) : t("noDeadline"),
        ].join(" · ")}
        status={<RecordStatus document={document} />}
        actions={
          mayWrite && (
            <Button variant="default" onClick={() => void editing.set("status", open ? "closed" : "open")}>
              {t(open ? "close" : "reopen")}
            </Button>
          )
        }
      />
      <div>
        <p className={classes["note"]}>{t("preview")}</p>
        <Tabs value={section} onChange={setSection}>
          <Tabs.List mb="lg">
            {definition.sections.map((one) => (
              <Tabs.Tab key={one.name} value={one.name}>
                {localisedText(one.title, i18n.language)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {section && <SurveyPreview definition={definition} section={section} />}
      </div>
    </div>
  );
}
