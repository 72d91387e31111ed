import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { proposalOf } from "#shared/domain/offer/proposal.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { Section } from "#renderer/ui/page.tsx";
import lines from "#renderer/ui/lines.module.css";
import { usePartyName } from "./use-party-name.ts";

/** What is offered and asked for because of an outcome; nothing while there is none. */
export function ProposalsOfOutcome({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation(["marketplace", "vocabulary"]);
  const partyName = usePartyName();
  const watched = useList({ kind: "offer", parent: id });
  if (watched.state !== "ready" || watched.value.length === 0) return null;
  return (
    <Section title={t("ofOutcome")}>
      <ul className={lines["list"]}>
        {watched.value.map((document) => {
          const proposal = proposalOf(document);
          return (
            <li key={document.id}>
              <Link className={lines["line"]} to={`/marketplace/proposals/${encodeURIComponent(document.id)}`}>
                <span className={lines["name"]} dir="auto">
                  {document.title || t("unnamed")}
                </span>
                <span className={lines["aside"]}>
                  {[
                    proposal.direction && t(`vocabulary:offerDirection.${proposal.direction}`),
                    partyName(proposal),
                    t(`vocabulary:offerStatus.${proposal.status}`),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
