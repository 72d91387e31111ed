import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconBulb, IconCheck, IconPencil, IconPlus, IconSend } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { viewOf } from "#shared/crdt/view.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useOwnScope, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton } from "#renderer/ui/record-lifecycle.tsx";
import { editsToAdopt } from "./adopt.ts";

/** A country takes the outcome forward as an initiative of its own. */
export function AdoptButton({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("outcomes");
  const { actor, records } = useDesk();
  const scope = useOwnScope();
  const navigate = useNavigate();
  const { record } = form;
  if (!record || actor.country === null || !mayCreate(actor, { kind: "initiative", scope, audience: "secretariat" }).allowed) return null;

  async function adopt(): Promise<void> {
    if (!record) return;
    const id = asRecordId(`initiative.${crypto.randomUUID()}`);
    await records.edit({ id, kind: "initiative", scope }, editsToAdopt(viewOf(record)));
    notifications.show({ message: t("adopted", { title: form.words("title") || t("unnamed") }) });
    await navigate(`/initiatives/${id}`);
  }

  return (
    <Button leftSection={<IconBulb size={16} aria-hidden />} title={t("adoptHelp")} onClick={() => void adopt()}>
      {t("adopt")}
    </Button>
  );
}

export interface KeeperActionsProps {
  readonly form: RecordForm;
  readonly isEditing: boolean;
  readonly onEdit: (editing: boolean) => void;
}

/** What the secretariat does with an outcome: change it, show it to everybody, put it away. */
export function KeeperActions({ form, isEditing, onEdit }: KeeperActionsProps): ReactNode {
  const { t } = useTranslation(["outcomes", "common"]);
  if (!form.document || !form.permission("").allowed) return null;
  const title = form.words("title") || t("unnamed");
  const isDraft = form.document.audience !== "network";
  const share = (): void => {
    modals.openConfirmModal({
      title: t("share.title"),
      children: t("share.says", { title }),
      labels: { confirm: t("share.confirm"), cancel: t("common:cancel") },
      onConfirm: () => form.set("audience", "network"),
    });
  };
  return (
    <>
      {isDraft && (
        <Button leftSection={<IconSend size={16} aria-hidden />} disabled={form.words("title").trim() === ""} onClick={share}>
          {t("share.button")}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={isEditing ? <IconCheck size={16} aria-hidden /> : <IconPencil size={16} aria-hidden />}
        onClick={() => onEdit(!isEditing)}
      >
        {t(isEditing ? "editDone" : "edit")}
      </Button>
      <ArchiveButton form={form} title={title} namespace="outcomes" />
    </>
  );
}

/** Begins an outcome that the secretariat alone sees until it shares it. */
export function NewOutcomeButton({ position }: { readonly position: number }): ReactNode {
  const { t } = useTranslation("outcomes");
  const { actor, records } = useDesk();
  const navigate = useNavigate();
  const scope = asScope("forum");
  if (!mayCreate(actor, { kind: "outcome", scope, audience: "internal" }).allowed) return null;

  async function begin(): Promise<void> {
    const id = asRecordId(`outcome.${crypto.randomUUID()}`);
    await records.edit({ id, kind: "outcome", scope }, [
      { type: "set", field: "audience", value: "internal" },
      { type: "set", field: "position", value: position },
    ]);
    await navigate(`/outcomes/${id}?edit`);
  }

  return (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void begin()}>
      {t("new")}
    </Button>
  );
}
