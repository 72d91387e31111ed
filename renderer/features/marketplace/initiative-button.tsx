import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBulb } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { viewOf } from "#shared/crdt/view.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { editsToBecomeInitiative, partnersIn, type MetWith } from "./start-records.ts";

/** What was agreed goes on as an initiative of the country whose proposal it is. */
export function InitiativeButton({ form, meetings }: { readonly form: RecordForm; readonly meetings: readonly MetWith[] }): ReactNode {
  const { t } = useTranslation("marketplace");
  const { actor, records } = useDesk();
  const navigate = useNavigate();
  const { record, target } = form;
  const { scope } = target;
  const isOwn = actor.country !== null && countryOfScope(scope) === actor.country;
  if (!record || !isOwn || form.words("status") !== "agreed" || form.words("ledTo") !== "" || form.conflicts.has("ledTo")) return null;
  if (!mayCreate(actor, { kind: "initiative", scope, audience: "secretariat" }).allowed) return null;

  async function become(): Promise<void> {
    if (!record) return;
    const id = asRecordId(`initiative.${crypto.randomUUID()}`);
    const proposal = viewOf(record);
    await records.edit({ id, kind: "initiative", scope }, editsToBecomeInitiative(proposal, partnersIn(meetings, { id: proposal.id, scope })));
    await form.editing.set("ledTo", id, record.clock);
    notifications.show({ message: t("becameInitiative", { title: form.words("title") || t("unnamed") }) });
    await navigate(`/initiatives/${id}`);
  }

  return (
    <Button leftSection={<IconBulb size={16} aria-hidden />} title={t("becomesInitiativeHelp")} onClick={() => void become()}>
      {t("becomesInitiative")}
    </Button>
  );
}
