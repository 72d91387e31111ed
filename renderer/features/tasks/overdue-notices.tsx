import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { windowApi } from "#renderer/platform/window-api.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { ownOpen, readerOf, useDeadlines } from "./deadlines-here.ts";

/** On which day this device last gave the notice. */
const noticed = "overdue-noticed";
const hourMs = 3_600_000;
/** What is on the way when the window opens is not told of before it is here. */
const settledMs = 30_000;

/** Once a day the system tells a person what of theirs is overdue. */
export function OverdueNotices(): ReactNode {
  const { person } = useDesk();
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settledMs);
    return () => clearTimeout(timer);
  }, []);
  return isSettled && person.role !== "observer" ? <Watch /> : null;
}

function Watch(): null {
  const { t } = useTranslation("tasks");
  const desk = useDesk();
  const deadlines = useDeadlines();
  const [today, setToday] = useState(localToday);
  useEffect(() => {
    const timer = setInterval(() => setToday(localToday()), hourMs);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (deadlines.state !== "ready") return;
    const { overdue } = ownOpen(deadlines.value, readerOf(desk), today);
    const [first] = overdue;
    if (!first) return;
    const { settings } = desk.store;
    void settings.read(noticed, "").then(async (last) => {
      if (last === today) return;
      await settings.write(noticed, today);
      await windowApi.window.notify({
        title: t("notice.title", { count: overdue.length }),
        body: t("notice.body", { title: (first.title || t("unnamed")).slice(0, 300), count: overdue.length - 1 }),
      });
    });
  }, [deadlines, desk, today, t]);
  return null;
}
