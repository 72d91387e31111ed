import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { daysUntil } from "#renderer/ui/days-until.ts";
import type { WaitingLine } from "#renderer/ui/waiting-line.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { answerByOf } from "./standing.ts";
import { useCirculars } from "./use-circulars.ts";

/** What was sent round and waits for this person, for the list on the first page. */
export function useCircularsWaiting(): readonly WaitingLine[] {
  const { t, i18n } = useTranslation("circulars");
  const { person } = useDesk();
  const { items } = useCirculars();
  const [today] = useState(() => new Date());
  return useMemo(() => {
    if (person.country === null) return [];
    return (items ?? []).flatMap(({ document, standing }): readonly WaitingLine[] => {
      const answerBy = answerByOf(document);
      const days = answerBy === "" ? null : daysUntil(answerBy, today);
      const isAsked = standing === "unread" || standing === "for-me" || (standing === "passed-on" && days !== null);
      const isForComment = document.summary["category"] === "consultation" && days !== null && days >= 0;
      if (!isAsked && !isForComment) return [];
      const until =
        days === null ? "" : t(isForComment ? "today.comments" : days < 0 ? "today.late" : "today.until", { date: writtenDay(answerBy, i18n.language) });
      return [
        {
          key: document.id,
          to: `/circulars/${encodeURIComponent(document.id)}`,
          title: document.title || t("unnamed"),
          aside: [isAsked ? t(`today.${standing}`) : "", until].filter(Boolean).join(" · "),
          attention: isAsked && days !== null && days < 0,
        },
      ];
    });
  }, [items, person, today, t, i18n.language]);
}
