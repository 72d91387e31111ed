import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBuildingStore } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { viewOf } from "#shared/crdt/view.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { offerDirections } from "#shared/domain/vocabulary/vocabulary.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useOwnScope, type RecordForm } from "#renderer/ui/record-form.ts";
import { editsFromOutcome } from "./start-records.ts";

/** An outcome of the Forum becomes a proposal of one's own: what it is about is filled in, and where it came from. */
export function ProposalMenu({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("marketplace");
  const { actor, records } = useDesk();
  const scope = useOwnScope();
  const navigate = useNavigate();
  const { record, document } = form;
  // What the secretariat has not shared yet is not told by way of a proposal.
  const isShared = document?.audience === "network";
  const proposes = actor.role === "focal-point" || actor.role === "secretariat";
  if (!record || !isShared || !proposes || !mayCreate(actor, { kind: "offer", scope, audience: "network" }).allowed) return null;

  async function make(direction: (typeof offerDirections)[number]): Promise<void> {
    if (!record) return;
    const id = asRecordId(`offer.${crypto.randomUUID()}`);
    await records.edit({ id, kind: "offer", scope }, editsFromOutcome(viewOf(record), direction));
    notifications.show({ message: t("proposalMade", { title: form.words("title") || t("unnamed") }) });
    await navigate(`/marketplace/proposals/${id}`);
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconBuildingStore size={16} aria-hidden />} title={t("makeProposalHelp")}>
          {t("makeProposal")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offerDirections.map((direction) => (
          <Menu.Item key={direction} onClick={() => void make(direction)}>
            {t(`makeProposalAs.${direction}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
