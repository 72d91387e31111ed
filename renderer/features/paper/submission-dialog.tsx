import { Modal } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaperDocument } from "#shared/domain/paper/blocks.ts";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { speak } from "#renderer/platform/words/desk-words.ts";
import { gatherReturn } from "./gather-return.ts";
import { firstLanguage, LanguageChoice } from "./language-choice.tsx";
import { PaperButtons } from "./paper-buttons.tsx";
import { paperOf, receiptPaper } from "./paper-files.ts";
import classes from "./paper.module.css";

interface SubmissionDialogProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly submission: RecordDocument;
  /** All that was signed, or one page that says that it was handed in. */
  readonly as: "answers" | "receipt";
  readonly onClose: () => void;
}

/** What was signed, exactly as it was signed, in the language that is wanted. */
export function SubmissionDialog({ response, definition, submission, as, onClose }: SubmissionDialogProps): ReactNode {
  const { t, i18n } = useTranslation("paper");
  const { records } = useDesk();
  const [language, setLanguage] = useState(() => firstLanguage(definition, i18n.language));
  const number = Number(submission.summary["number"] ?? 0);

  async function paper(): Promise<PaperDocument> {
    const gathered = await gatherReturn(records, response, definition);
    await speak(language);
    const made = as === "receipt" ? receiptPaper(gathered, submission, language) : paperOf(gathered, { language, empty: false, submission });
    if (!made) throw new Error("The submission has not wholly arrived");
    return made;
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={as === "receipt" ? t("receiptTitle") : t("submissionNumber", { number })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className={classes["form"]}>
        <p className={classes["quiet"]}>{t(as === "receipt" ? "receiptSays" : "submissionSays", { number })}</p>
        <LanguageChoice definition={definition} value={language} onChange={setLanguage} />
        <PaperButtons paper={paper} onDone={onClose} />
      </div>
    </Modal>
  );
}
