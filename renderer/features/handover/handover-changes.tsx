import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dayBefore, type HandoverChange } from "#shared/domain/handover/plan-handover.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";

interface HandoverChangesProps {
  readonly changes: readonly HandoverChange[];
  readonly calledBy: (id: string) => string;
  /** The first day of who follows. */
  readonly day: string;
}

/** A sentence for each thing that changes; what takes several fields is said once. */
export function HandoverChanges({ changes, calledBy, day }: HandoverChangesProps): ReactNode {
  const { t, i18n } = useTranslation("handover");
  const sentences = new Map(changes.map((change) => [`${change.says} ${change.id}`, change]));
  return (
    <ul>
      {[...sentences].map(([key, { says, id }]) => (
        <li key={key} dir="auto">
          {t(`says.${says}`, { name: calledBy(id), date: writtenDay(says === "role-ends" ? dayBefore(day) : day, i18n.language) })}
        </li>
      ))}
    </ul>
  );
}
