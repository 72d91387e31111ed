import { Button, Menu } from "@mantine/core";
import { IconFileDescription, IconPrinter, IconReceipt } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { SubmissionDialog } from "./submission-dialog.tsx";

interface SubmissionMenuProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly submission: RecordDocument;
}

/** One submission on paper or as a file, and its receipt: the same to the country and to the secretariat. */
export function SubmissionMenu(props: SubmissionMenuProps): ReactNode {
  const { t } = useTranslation("paper");
  const [open, setOpen] = useState<"answers" | "receipt" | null>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} data-testid="submission-menu">
            {t("menu.title")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileDescription size={16} aria-hidden />} onClick={() => setOpen("answers")}>
            {t("menu.submission", { number: Number(props.submission.summary["number"] ?? 0) })}
          </Menu.Item>
          <Menu.Item leftSection={<IconReceipt size={16} aria-hidden />} onClick={() => setOpen("receipt")}>
            {t("menu.receipt")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open && <SubmissionDialog {...props} as={open} onClose={() => setOpen(null)} />}
    </>
  );
}
