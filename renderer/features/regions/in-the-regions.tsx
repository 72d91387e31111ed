import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { processKey } from "#shared/domain/process/process.ts";
import { Link } from "react-router";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { Section } from "#renderer/ui/page.tsx";
import lines from "#renderer/ui/lines.module.css";
import { useProcessName } from "./desk-page.tsx";
import { RelayStateWords } from "./relay-steps.tsx";

/** Where an outcome is known in the regions, as far as this device may know: nothing at all for who takes part in none of them. */
export function InTheRegions({ outcome }: { readonly outcome: string }): ReactNode {
  const { t } = useTranslation("regions");
  const relays = useList({ kind: "relay", parent: outcome });
  if (relays.state !== "ready" || relays.value.length === 0) return null;
  return (
    <Section title={t("inTheRegions")}>
      <ul className={lines["list"]}>
        {relays.value.map((relay) => (
          <RelayLine key={relay.id} relay={relay} />
        ))}
      </ul>
    </Section>
  );
}

function RelayLine({ relay }: { readonly relay: RecordDocument }): ReactNode {
  const { t } = useTranslation("regions");
  const process = useProcessName(processKey(relay.scope));
  const came = relay.summary["direction"] === "to-forum";
  return (
    <li>
      <Link className={lines["line"]} to={`/regions/relay/${encodeURIComponent(relay.id)}`}>
        <span className={lines["name"]}>{came ? t("cameFrom", { process }) : process}</span>
        {relay.conflicts > 0 ? <ConflictBadge count={relay.conflicts} /> : null}
        <span className={lines["aside"]}>
          <RelayStateWords relay={relay} />
        </span>
      </Link>
    </li>
  );
}
