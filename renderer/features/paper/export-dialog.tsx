import { Button, Modal, Radio } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { saveFile } from "#renderer/platform/save-file.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { speak } from "#renderer/platform/words/desk-words.ts";
import { gatherReturn } from "./gather-return.ts";
import { firstLanguage, LanguageChoice } from "./language-choice.tsx";
import { PaperButtons } from "./paper-buttons.tsx";
import { paperOf, workbookOf } from "./paper-files.ts";
import { savedAs, useMaking } from "./use-making.ts";
import classes from "./paper.module.css";

interface ExportDialogProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly as: "paper" | "workbook";
  readonly onClose: () => void;
}

type Content = "draft" | "empty";

/** In which language, with which answers, and as what. */
export function ExportDialog({ response, definition, as, onClose }: ExportDialogProps): ReactNode {
  const { t, i18n } = useTranslation("paper");
  const { records } = useDesk();
  const [language, setLanguage] = useState(() => firstLanguage(definition, i18n.language));
  const [content, setContent] = useState<Content>("draft");
  const { busy, make } = useMaking(onClose);

  const gather = async () => {
    await speak(language);
    return gatherReturn(records, response, definition);
  };
  const asWorkbook = () =>
    make(async () => {
      const gathered = await gather();
      const { title } = paperOf(gathered, { language, empty: true, submission: null });
      return savedAs(await saveFile(title, "xlsx", workbookOf(gathered, language)));
    });

  return (
    <Modal opened onClose={onClose} title={t(as === "paper" ? "export.title" : "export.workbookTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <div className={classes["form"]}>
        {as === "workbook" && <p className={classes["quiet"]}>{t("export.workbookSays")}</p>}
        <LanguageChoice definition={definition} value={language} onChange={setLanguage} />
        {as === "paper" ? (
          <>
            <Radio.Group label={t("export.content")} value={content} onChange={(value) => setContent(value as Content)}>
              <div className={classes["choices"]}>
                <Radio value="draft" label={t("export.draft")} />
                <Radio value="empty" label={t("export.empty")} />
              </div>
            </Radio.Group>
            <PaperButtons paper={async () => paperOf(await gather(), { language, empty: content === "empty", submission: null })} onDone={onClose} />
          </>
        ) : (
          <div className={classes["buttons"]}>
            <Button leftSection={<IconTable size={16} aria-hidden />} onClick={() => void asWorkbook()} loading={busy}>
              {t("export.saveWorkbook")}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
