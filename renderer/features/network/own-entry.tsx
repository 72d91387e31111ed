import { Alert, Button, Group, List, Modal } from "@mantine/core";
import { IconAlertTriangle, IconShare } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { notShared, networkDirectory } from "#shared/domain/contact/network-directory.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { EmptyState } from "#renderer/ui/states.tsx";

interface OwnEntryProps {
  readonly contacts: readonly RecordDocument[];
  /** ISO 3166-1 alpha-3 */
  readonly country: string;
  /** `2007-07-12` */
  readonly today: string;
}

/** Says to a focal point when the others look for them in vain, and shares their entry. */
export function OwnEntry({ contacts, country, today }: OwnEntryProps): ReactNode {
  const { t } = useTranslation(["directory", "vocabulary"]);
  const { records } = useDesk();
  const [asking, setAsking] = useState(false);
  const hidden = notShared(contacts, country, today);
  const isShown = networkDirectory(contacts, today).some(({ contact, role }) => role === "focal-point" && countryOfScope(contact.scope) === country);

  async function share(): Promise<void> {
    setAsking(false);
    for (const { contact } of hidden) {
      const target = { id: asRecordId(contact.id), kind: contact.kind, scope: asScope(contact.scope) };
      const opened = await records.open(target.id);
      if (opened) await records.write(target, "audience", "network", opened.record.clock);
    }
  }

  if (hidden.length === 0) return isShown ? null : <EmptyState sentence={t("own.nobody")} action={{ label: t("own.toContacts"), to: "/contacts" }} />;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} mb="lg" title={t(isShown ? "own.partlyHidden" : "own.hidden")}>
      <p>{t("own.says", { names: hidden.map(({ contact }) => contact.title).join("; ") })}</p>
      <Button leftSection={<IconShare size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t("own.share")}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t("own.askTitle")} closeButtonProps={{ "aria-label": t("common:close") }}>
        <p>{t("own.ask")}</p>
        <List mb="md">
          {hidden.map(({ contact, role }) => (
            <List.Item key={contact.id}>
              <span dir="auto">{contact.title}</span>, {t(`vocabulary:contactRole.${role}`)}
            </List.Item>
          ))}
        </List>
        <Group>
          <Button onClick={() => void share()}>{t("own.confirm")}</Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t("common:cancel")}
          </Button>
        </Group>
      </Modal>
    </Alert>
  );
}
