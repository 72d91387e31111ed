import { IconCircle, IconCircleDot } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RelayStep } from "#shared/domain/relay/relay.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import classes from "./regions.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** How far it has come, in order, with the day of each step. */
export function RelaySteps({ steps }: { readonly steps: readonly RelayStep[] }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary"]);
  return (
    <ol className={classes["steps"]} aria-label={t("relay.way")}>
      {steps.map(({ state, on }, place) => {
        const now = place === steps.length - 1;
        const Mark = now ? IconCircleDot : IconCircle;
        return (
          <li key={state} data-now={now || undefined} aria-current={now ? "step" : undefined}>
            <Mark size={16} aria-hidden />
            {t(`vocabulary:relayState.${state}`)}
            <span className={classes["day"]}>{on === "" ? "" : writtenDay(on, i18n.language)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** "Taken up, 12 March 2026". */
export function RelayStateWords({ relay }: { readonly relay: Pick<RecordDocument, "status" | "summary"> }): ReactNode {
  const { t, i18n } = useTranslation("vocabulary");
  const { stateOn } = relay.summary;
  return [t(`relayState.${relay.status}`), typeof stateOn === "string" && stateOn !== "" ? writtenDay(stateOn, i18n.language) : ""]
    .filter(Boolean)
    .join(comma());
}
