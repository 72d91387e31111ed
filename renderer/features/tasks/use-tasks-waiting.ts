import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { WaitingLine } from "#renderer/ui/waiting-line.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { ownOpen, readerOf, useDeadlines } from "./deadlines-here.ts";

/** Surveys and circulars have lines of their own on the first page. */
const saidElsewhere: ReadonlySet<string> = new Set(["survey", "section", "question", "circular"]);

/** What of one's tasks and dates is overdue or near, for the list on the first page. */
export function useTasksWaiting(): readonly WaitingLine[] {
  const { t } = useTranslation("tasks");
  const desk = useDesk();
  const deadlines = useDeadlines();
  const [today] = useState(localToday);
  return useMemo(() => {
    if (deadlines.state !== "ready" || desk.person.role === "observer") return [];
    const groups = ownOpen(deadlines.value, readerOf(desk), today);
    return (["overdue", "week"] as const).flatMap((group) => {
      const here = groups[group].filter(({ kind }) => !saidElsewhere.has(kind));
      if (here.length === 0) return [];
      const aside = here.length === 1 ? "" : (here[0]?.title ?? "");
      const title = here.length === 1 ? here[0]?.title || t("unnamed") : t(`today.${group}`, { count: here.length });
      return [{ key: `tasks ${group}`, to: "/tasks", title, aside: here.length === 1 ? t(`today.one.${group}`) : aside, attention: group === "overdue" }];
    });
  }, [deadlines, desk, today, t]);
}
