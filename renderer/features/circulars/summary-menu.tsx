import { Button, Modal } from "@mantine/core";
import { IconFileText, IconPrinter } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { summaryAsText, summaryOnPaper, type PublicSummary } from "#shared/domain/circular/public-summary.ts";
import { PaperButtons, savedAs, useMaking } from "#renderer/features/paper/index.ts";
import { saveFile } from "#renderer/platform/save-file.ts";
import classes from "./circulars.module.css";

/** What is for the press and the public, as a PDF, a Word file, on paper, or as text to paste. */
export function SummaryMenu(summary: PublicSummary): ReactNode {
  const { t } = useTranslation("circulars");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t("summary.open")}
      </Button>
      {open && <SummaryDialog summary={summary} onClose={() => setOpen(false)} />}
    </>
  );
}

function SummaryDialog({ summary, onClose }: { readonly summary: PublicSummary; readonly onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation("circulars");
  const { busy, make } = useMaking(onClose);
  const words = { language: i18n.language, forum: t("paper:forum"), dateLabel: t("summary.date"), status: t("summary.status") };
  return (
    <Modal opened onClose={onClose} title={t("summary.title")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <div className={classes["dialog"]}>
        <p className={classes["quiet"]}>{t("summary.says")}</p>
        <PaperButtons paper={() => Promise.resolve(summaryOnPaper(summary, words))} onDone={onClose} />
        <div>
          <Button
            variant="default"
            leftSection={<IconFileText size={16} aria-hidden />}
            disabled={busy}
            onClick={() => void make(async () => savedAs(await saveFile(summary.title, "txt", summaryAsText(summary, words))))}
          >
            {t("summary.text")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
