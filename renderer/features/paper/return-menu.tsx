import { Button, Menu } from "@mantine/core";
import { IconDownload, IconFileDescription, IconPrinter, IconTableImport } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { mayWrite } from "#shared/domain/permissions.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ExportDialog } from "./export-dialog.tsx";
import { ReadBackDialog } from "./read-back-dialog.tsx";

export interface ReturnMenuProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
}

type Open = "paper" | "workbook" | "read-back" | null;

/** A country's answer on paper, as a file, as a workbook for a colleague, and that workbook back. */
export function ReturnMenu({ response, definition }: ReturnMenuProps): ReactNode {
  const { t } = useTranslation("paper");
  const { actor } = useDesk();
  const [open, setOpen] = useState<Open>(null);
  const mayAnswer = mayWrite(actor, { kind: "answer", scope: response.scope, audience: response.audience }, "value", false).allowed;
  const close = (): void => setOpen(null);
  const common = { response, definition, onClose: close };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} data-testid="return-menu">
            {t("menu.title")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileDescription size={16} aria-hidden />} onClick={() => setOpen("paper")}>
            {t("menu.paper")}
          </Menu.Item>
          {mayAnswer && (
            <>
              <Menu.Divider />
              <Menu.Label>{t("menu.colleague")}</Menu.Label>
              <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => setOpen("workbook")}>
                {t("menu.workbook")}
              </Menu.Item>
              <Menu.Item leftSection={<IconTableImport size={16} aria-hidden />} onClick={() => setOpen("read-back")}>
                {t("menu.readBack")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {(open === "paper" || open === "workbook") && <ExportDialog {...common} as={open} />}
      {open === "read-back" && <ReadBackDialog {...common} />}
    </>
  );
}
