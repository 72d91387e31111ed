import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { saveFile } from "#renderer/platform/save-file.ts";
import { IpcError } from "#renderer/platform/window-api.ts";

interface ExportMenuProps {
  readonly definition: Questionnaire;
  readonly title: string;
  readonly version: number;
}

/** The questionnaire as a file: an XLSForm for ODK and KoboToolbox, or JSON. */
export function ExportMenu({ definition, title, version }: ExportMenuProps): ReactNode {
  const { t } = useTranslation("questionnaires");
  const [isBusy, setBusy] = useState(false);

  async function save(format: "xlsx" | "json"): Promise<void> {
    setBusy(true);
    try {
      const content =
        format === "json"
          ? `${JSON.stringify(definition, null, 2)}\n`
          : (await import("#shared/domain/xlsform/xlsform-file.ts")).xlsformFile(definition, title);
      const saved = await saveFile(t("export.name", { title, version }), format, content);
      if (saved.state === "saved") notifications.show({ message: t("export.saved", { name: saved.name }) });
    } catch (error) {
      notifications.show({ color: "red", message: error instanceof IpcError && error.code === "refused" ? error.message : t("export.failed") });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={isBusy} leftSection={<IconDownload size={16} aria-hidden />}>
          {t("export.button")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save("xlsx")}>{t("export.xlsform")}</Menu.Item>
        <Menu.Item onClick={() => void save("json")}>{t("export.json")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
