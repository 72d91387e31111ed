import { Button, Modal } from "@mantine/core";
import { IconFileTypePdf, IconPrinter } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaperDocument } from "#shared/domain/paper/blocks.ts";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { saveFile } from "#renderer/platform/save-file.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { windowApi } from "#renderer/platform/window-api.ts";
import { gatherReturn } from "./gather-return.ts";
import { firstLanguage, LanguageChoice } from "./language-choice.tsx";
import { pageOf, receiptPaper } from "./paper-files.ts";
import { useMaking } from "./use-making.ts";
import classes from "./paper.module.css";

interface ReceiptDialogProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly submission: RecordDocument;
  readonly onClose: () => void;
}

/** One page that says that something was handed in. */
export function ReceiptDialog({ response, definition, submission, onClose }: ReceiptDialogProps): ReactNode {
  const { t, i18n } = useTranslation("paper");
  const { records } = useDesk();
  const [language, setLanguage] = useState(() => firstLanguage(definition, i18n.language));
  const { busy, make } = useMaking(onClose);

  async function receipt(): Promise<PaperDocument> {
    const paper = receiptPaper(await gatherReturn(records, response, definition), submission, language);
    if (!paper) throw new Error("The submission has not wholly arrived");
    return paper;
  }
  const asPdf = () =>
    make(async () => {
      const paper = await receipt();
      const outcome = await saveFile(paper.title, "pdf", (await windowApi.paper.pdf(await pageOf(paper))).bytes);
      return outcome.state === "saved" ? outcome.name : null;
    });
  const print = () =>
    make(async () => {
      await windowApi.paper.print(await pageOf(await receipt()));
      return null;
    });

  return (
    <Modal opened onClose={onClose} title={t("receiptTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <div className={classes["form"]}>
        <p className={classes["quiet"]}>{t("receiptSays", { number: Number(submission.summary["number"] ?? 0) })}</p>
        <LanguageChoice definition={definition} value={language} onChange={setLanguage} />
        <div className={classes["buttons"]}>
          <Button leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={() => void asPdf()} loading={busy}>
            {t("export.pdf")}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => void print()} disabled={busy}>
            {t("export.print")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
