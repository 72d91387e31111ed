import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBuildingStore } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { viewOf } from "#shared/crdt/view.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { useOwnScope, type RecordForm } from "#renderer/ui/record-form.ts";
import { editsFromInitiative } from "./start-records.ts";

/**
 * Asks at the Marketplace for the money that an initiative of one's own lacks; where that was asked already, it leads there. What is asked is
 * for all countries to read, so it is the focal point's step.
 */
export function AskButton({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("marketplace");
  const { actor, records } = useDesk();
  const scope = useOwnScope();
  const navigate = useNavigate();
  const offers = useList({ kind: "offer" });
  const { record, target } = form;
  if (!record || target.scope !== scope || actor.role !== "focal-point" || !mayCreate(actor, { kind: "offer", scope, audience: "network" }).allowed)
    return null;
  const asked = offers.state === "ready" ? offers.value.find((offer) => offer.summary["fromInitiative"] === target.id) : undefined;
  const icon = <IconBuildingStore size={16} aria-hidden />;
  if (asked) {
    return (
      <Button component={Link} to={`/marketplace/proposals/${encodeURIComponent(asked.id)}`} variant="default" size="compact-sm" leftSection={icon}>
        {t("asked")}
      </Button>
    );
  }

  async function ask(): Promise<void> {
    if (!record) return;
    const id = asRecordId(`offer.${crypto.randomUUID()}`);
    await records.edit({ id, kind: "offer", scope }, editsFromInitiative(viewOf(record)));
    notifications.show({ message: t("proposalMade", { title: form.words("title") || t("unnamed") }) });
    await navigate(`/marketplace/proposals/${id}`);
  }

  return (
    <Button variant="default" size="compact-sm" leftSection={icon} title={t("askHelp")} onClick={() => void ask()}>
      {t("ask")}
    </Button>
  );
}
