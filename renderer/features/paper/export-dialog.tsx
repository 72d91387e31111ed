import { Button, Modal, Radio } from "@mantine/core";
import { IconFileText, IconFileTypePdf, IconPrinter, IconTable } from "@tabler/icons-react";
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
import { pageOf, paperOf, wordOf, workbookOf } from "./paper-files.ts";
import { useMaking } from "./use-making.ts";
import classes from "./paper.module.css";

interface ExportDialogProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly submission: RecordDocument | null;
  readonly as: "paper" | "workbook";
  readonly onClose: () => void;
}

type Content = "draft" | "empty" | "submission";

/** In which language, with which answers, and as what. */
export function ExportDialog({ response, definition, submission, as, onClose }: ExportDialogProps): ReactNode {
  const { t, i18n } = useTranslation("paper");
  const { records } = useDesk();
  const [language, setLanguage] = useState(() => firstLanguage(definition, i18n.language));
  const [content, setContent] = useState<Content>(submission ? "submission" : "draft");
  const { busy, make } = useMaking(onClose);

  const gather = () => gatherReturn(records, response, definition);
  const paper = async (): Promise<PaperDocument> =>
    paperOf(await gather(), { language, empty: content === "empty", submission: content === "submission" ? submission : null });
  const saved = ({ state, ...more }: Awaited<ReturnType<typeof saveFile>>): string | null => (state === "saved" && "name" in more ? more.name : null);

  const asPdf = () =>
    make(async () => {
      const made = await paper();
      const { bytes } = await windowApi.paper.pdf(await pageOf(made));
      return saved(await saveFile(made.title, "pdf", bytes));
    });
  const asWord = () =>
    make(async () => {
      const made = await paper();
      return saved(await saveFile(made.title, "docx", await wordOf(made)));
    });
  const print = () =>
    make(async () => {
      await windowApi.paper.print(await pageOf(await paper()));
      return null;
    });
  const asWorkbook = () =>
    make(async () => {
      const gathered = await gather();
      const { title } = paperOf(gathered, { language, empty: true, submission: null });
      return saved(await saveFile(title, "xlsx", workbookOf(gathered, language)));
    });

  return (
    <Modal opened onClose={onClose} title={t(as === "paper" ? "export.title" : "export.workbookTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <div className={classes["form"]}>
        {as === "workbook" && <p className={classes["quiet"]}>{t("export.workbookSays")}</p>}
        <LanguageChoice definition={definition} value={language} onChange={setLanguage} />
        {as === "paper" && (
          <Radio.Group label={t("export.content")} value={content} onChange={(value) => setContent(value as Content)}>
            <div className={classes["choices"]}>
              {submission && <Radio value="submission" label={t("export.submission", { number: Number(submission.summary["number"] ?? 0) })} />}
              <Radio value="draft" label={t("export.draft")} />
              <Radio value="empty" label={t("export.empty")} />
            </div>
          </Radio.Group>
        )}
        <div className={classes["buttons"]}>
          {as === "workbook" ? (
            <Button leftSection={<IconTable size={16} aria-hidden />} onClick={() => void asWorkbook()} loading={busy}>
              {t("export.saveWorkbook")}
            </Button>
          ) : (
            <>
              <Button leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={() => void asPdf()} loading={busy}>
                {t("export.pdf")}
              </Button>
              <Button variant="default" leftSection={<IconFileText size={16} aria-hidden />} onClick={() => void asWord()} disabled={busy}>
                {t("export.word")}
              </Button>
              <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => void print()} disabled={busy}>
                {t("export.print")}
              </Button>
            </>
          )}
        </div>
      </div>
    </Modal>
  );
}
