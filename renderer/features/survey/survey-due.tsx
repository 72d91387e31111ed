import { IconAlertTriangle } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { daysUntil } from "#renderer/ui/days-until.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import classes from "./survey-today.module.css";

/** Farther away a day says more than a count of days. */
const countedDays = 60;

/** Until when a survey takes answers, marked when that is near or over. */
export function SurveyDue({ deadline }: { readonly deadline: string | null }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const [today] = useState(() => new Date());
  if (deadline === null) return null;
  const days = daysUntil(deadline, today);
  const date = writtenDay(deadline, i18n.language);
  return (
    <span className={classes["due"]} data-late={days < 0 || undefined} data-testid="survey-due">
      {days < 8 && <IconAlertTriangle size={16} aria-hidden />}
      {days < 0
        ? t("today.overdue", { date })
        : days > countedDays
          ? t("today.dueOn", { date })
          : t("today.due", { date, days: new Intl.RelativeTimeFormat(i18n.language, { numeric: "auto" }).format(days, "day") })}
    </span>
  );
}
