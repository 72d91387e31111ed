import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconBell } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useMayWrite } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { PageHead } from "#renderer/ui/page.tsx";
import { ErrorState } from "#renderer/ui/states.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { DeadlineDialog } from "./deadline-dialog.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { openOthers, reopenVersion, setStatus, versionIn } from "./publishing.ts";
import { RemindersDialog } from "./reminders-dialog.tsx";
import { SectionPreview } from "./section-preview.tsx";
import classes from "./questionnaires.module.css";

interface QuestionnaireDetailProps {
  readonly document: RecordDocument;
  readonly all: readonly RecordDocument[];
}

/** One version: until when it takes answers, who is missing, and how governments see it. */
export function QuestionnaireDetail({ document, all }: QuestionnaireDetailProps): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const { records } = useDesk();
  const definition = definitionIn(document);
  const mayWrite = useMayWrite(document, "status");
  const [dialog, setDialog] = useState<"deadline" | "reminders" | null>(null);
  if (!definition) return <ErrorState sentence={t("cannotRead")} />;
  const deadline = document.summary["deadline"];
  const day = typeof deadline === "string" ? deadline : "";
  const isOpen = document.status === "open";
  const version = versionIn(document);

  const saved = (write: Promise<void>): void => void write.catch(() => notifications.show({ color: "red", autoClose: false, message: t("notSaved") }));
  function takeAgain(): void {
    const others = openOthers(document.id, definition?.key ?? "", all);
    const reopen = (): void => saved(reopenVersion(records, document.id, definition?.key ?? "", all));
    if (others.length === 0) return reopen();
    const before = others.map(versionIn).join(", ");
    modals.openConfirmModal({
      title: t("again.title", { before, version }),
      children: t("again.says", { before, version }),
      labels: { confirm: t("again.confirm", { version }), cancel: t("common:cancel") },
      onConfirm: reopen,
    });
  }

  return (
    <div className={classes["questionnaire"]}>
      <PageHead
        title={document.title}
        subtitle={[
          t("version", { version }),
          t(`status.${document.status}` as never),
          day ? t("due", { date: writtenDay(day, i18n.language) }) : t("noDeadline"),
        ].join(" · ")}
        status={<RecordStatus document={document} />}
        actions={
          <>
            {mayWrite && isOpen && day !== "" && (
              <Button variant="default" leftSection={<IconBell size={16} aria-hidden />} onClick={() => setDialog("reminders")}>
                {t("reminders.button")}
              </Button>
            )}
            {mayWrite && (
              <Button variant="default" onClick={() => setDialog("deadline")}>
                {t("changeDeadline")}
              </Button>
            )}
            {mayWrite && (
              <Button variant="default" onClick={() => (isOpen ? saved(setStatus(records, document.id, "closed")) : takeAgain())}>
                {t(isOpen ? "close" : "reopen")}
              </Button>
            )}
            <ExportMenu definition={definition} title={document.title} version={version} />
          </>
        }
      />
      <SectionPreview definition={definition} />
      {dialog === "deadline" && <DeadlineDialog id={document.id} day={day} onClose={() => setDialog(null)} />}
      {dialog === "reminders" && <RemindersDialog document={document} deadline={day} onClose={() => setDialog(null)} />}
    </div>
  );
}
