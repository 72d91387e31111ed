import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { responseId } from "#shared/domain/response/response.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { windowApi } from "#renderer/platform/window-api.ts";
import { daysUntil } from "#renderer/ui/days-until.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { dueNotice } from "./due-notice.ts";

/** On which day this device last gave the notice. */
const noticed = "due-noticed";
const hourMs = 3_600_000;

/** Once a day the system tells a focal point that the country's answer is due within a week, or late, and not signed. */
export function DueNotices(): ReactNode {
  const { person } = useDesk();
  return person.role === "focal-point" && person.country ? <Watch country={person.country} /> : null;
}

function Watch({ country }: { readonly country: string }): null {
  const { t, i18n } = useTranslation("questionnaires");
  const { store } = useDesk();
  const questionnaires = useList({ kind: "questionnaire" });
  const submissions = useList({ kind: "submission", lifecycle: "all" });
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), hourMs);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (questionnaires.state !== "ready" || submissions.state !== "ready") return;
    const signed = new Set(submissions.value.filter(({ status }) => status !== "returned").map(({ parent }) => parent));
    const notice = dueNotice(
      questionnaires.value,
      (questionnaire) => signed.has(responseId(asRecordId(questionnaire), country)),
      (day) => daysUntil(day, now),
    );
    if (!notice) return;
    const today = now.toDateString();
    const { title, deadline, daysLeft } = notice;
    void store.settings.read(noticed, "").then(async (last) => {
      if (last === today) return;
      await store.settings.write(noticed, today);
      await windowApi.window.notify({
        title: t(daysLeft < 0 ? "notice.late" : "notice.soon", { count: Math.abs(daysLeft) }),
        body: t("notice.body", { title, date: writtenDay(deadline, i18n.language) }),
      });
    });
  }, [questionnaires, submissions, country, now, store, t, i18n.language]);
  return null;
}
