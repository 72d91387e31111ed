import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { commaSeparated } from "#shared/workbook/write-comma-separated.ts";
import type { ScoringRule } from "#shared/domain/tally/priorities.ts";
import type { Split } from "#shared/domain/tally/splits.ts";
import { exportedTables, prioritySheet } from "#renderer/features/priorities/export-words.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import type { Counted } from "#renderer/features/priorities/use-counted.ts";
import { writeSheets } from "#renderer/features/priorities/write-sheets.ts";
import { saveFile } from "#renderer/platform/save-file.ts";
import { IpcError } from "#renderer/platform/window-api.ts";

interface ExportMenuProps {
  readonly definition: Questionnaire;
  readonly counted: Counted;
  readonly rule: ScoringRule;
  readonly split: Split;
  readonly labels: Labels;
}

/** What is counted on the screen, as files: the same answers, the same rule, the same groups. */
export function ExportMenu({ definition, counted, rule, split, labels }: ExportMenuProps): ReactNode {
  const { t, i18n } = useTranslation("priorities");
  const [busy, setBusy] = useState(false);
  const title = localisedText(definition.title, i18n.language);

  async function save(make: () => Promise<Awaited<ReturnType<typeof saveFile>>>): Promise<void> {
    setBusy(true);
    try {
      const outcome = await make();
      if (outcome.state === "saved") notifications.show({ message: t("export.saved", { name: outcome.name }) });
    } catch (error) {
      notifications.show({ color: "red", message: error instanceof IpcError && error.code === "refused" ? error.message : t("export.failed") });
    } finally {
      setBusy(false);
    }
  }

  const tables = () => exportedTables(definition, counted, labels, i18n.language, t);
  const workbook = () =>
    save(async () => {
      const { answers, codebook } = tables();
      const name = t("export.name", { title });
      const sheets = [
        { name: t("export.sheet.answers"), rows: answers },
        { name: t("export.sheet.codebook"), rows: codebook },
        { name: t("export.sheet.priorities"), rows: prioritySheet(definition, counted, rule, split, labels, t) },
      ];
      return saveFile(name, "xlsx", writeSheets(name, sheets, i18n.dir() === "rtl"));
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={busy} disabled={counted.answers.length === 0}>
          {t("export.label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void workbook()}>{t("export.workbook")}</Menu.Item>
        <Menu.Item onClick={() => void save(() => saveFile(t("export.name", { title }), "csv", commaSeparated(tables().answers)))}>{t("export.csv")}</Menu.Item>
        <Menu.Item onClick={() => void save(() => saveFile(t("export.codebookName", { title }), "csv", commaSeparated(tables().codebook)))}>
          {t("export.codebook")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
