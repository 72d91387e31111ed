import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowsExchange, IconDots, IconFileDownload, IconFileUpload, IconWorld } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRole } from "#renderer/platform/desk/desk.tsx";
import { ExportDialog } from "./files/export-dialog.tsx";
import type { ListedContact } from "./list-contacts.ts";

interface ContactsMenuProps {
  readonly all: readonly ListedContact[];
  /** What the filters leave; null when nothing is filtered. */
  readonly filtered: readonly ListedContact[] | null;
  readonly mayAdd: boolean;
}

/** What can be done with contacts by the many. */
export function ContactsMenu({ all, filtered, mayAdd }: ContactsMenuProps): ReactNode {
  const { t } = useTranslation("contacts");
  const role = useRole();
  const [exporting, setExporting] = useState(false);
  const documents = useMemo(() => all.map(({ document }) => document), [all]);
  const narrowed = useMemo(() => filtered && filtered.map(({ document }) => document), [filtered]);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t("menu.open")} title={t("menu.open")}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayAdd && (
            <Menu.Item component={Link} to="/contacts/import" leftSection={<IconFileUpload size={16} aria-hidden />}>
              {t("menu.import")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconFileDownload size={16} aria-hidden />} disabled={all.length === 0} onClick={() => setExporting(true)}>
            {t("menu.export")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item component={Link} to="/network/focal-points" leftSection={<IconWorld size={16} aria-hidden />}>
            {t("menu.network")}
          </Menu.Item>
          {role === "focal-point" && (
            <Menu.Item component={Link} to="/handover" leftSection={<IconArrowsExchange size={16} aria-hidden />}>
              {t("menu.handover")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {exporting && <ExportDialog all={documents} filtered={narrowed} onClose={() => setExporting(false)} />}
    </>
  );
}
