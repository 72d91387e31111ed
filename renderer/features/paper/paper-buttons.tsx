import { Button } from "@mantine/core";
import { IconFileText, IconFileTypePdf, IconPrinter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaperDocument } from "#shared/domain/paper/blocks.ts";
import { saveFile } from "#renderer/platform/save-file.ts";
import { windowApi } from "#renderer/platform/window-api.ts";
import { pageOf, wordOf } from "./paper-files.ts";
import { savedAs, useMaking } from "./use-making.ts";
import classes from "./paper.module.css";

interface PaperButtonsProps {
  /** Makes the document, once it is known as what it is wanted. */
  readonly paper: () => Promise<PaperDocument>;
  readonly onDone: () => void;
}

/** A document as PDF, as a Word file, or on paper. */
export function PaperButtons({ paper, onDone }: PaperButtonsProps): ReactNode {
  const { t } = useTranslation("paper");
  const { busy, make } = useMaking(onDone);
  const asPdf = () =>
    make(async () => {
      const made = await paper();
      const { bytes } = await windowApi.paper.pdf(await pageOf(made));
      return savedAs(await saveFile(made.title, "pdf", bytes));
    });
  const asWord = () =>
    make(async () => {
      const made = await paper();
      return savedAs(await saveFile(made.title, "docx", await wordOf(made)));
    });
  const print = () =>
    make(async () => {
      await windowApi.paper.print(await pageOf(await paper()));
      return null;
    });
  return (
    <div className={classes["buttons"]}>
      <Button leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={() => void asPdf()} loading={busy}>
        {t("export.pdf")}
      </Button>
      <Button variant="default" leftSection={<IconFileText size={16} aria-hidden />} onClick={() => void asWord()} disabled={busy}>
        {t("export.word")}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => void print()} disabled={busy}>
        {t("export.print")}
      </Button>
    </div>
  );
}
