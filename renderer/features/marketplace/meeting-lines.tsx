import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import lines from "#renderer/ui/lines.module.css";
import type { MarketMeeting } from "./use-market.ts";
import { comma } from "#renderer/platform/words/comma.ts";

/** Meetings as lines that open them, the latest first; those without a date come before. */
export function MeetingLines({ meetings }: { readonly meetings: readonly MarketMeeting[] }): ReactNode {
  const { t, i18n } = useTranslation(["marketplace", "vocabulary"]);
  const nameOf = useCountryName();
  const latestFirst = meetings.toSorted((left, right) => (right.date || "9").localeCompare(left.date || "9"));
  return (
    <ul className={lines["list"]}>
      {latestFirst.map(({ document, status, date, countries }) => (
        <li key={document.id}>
          <Link className={lines["line"]} to={`/marketplace/meetings/${encodeURIComponent(document.id)}`}>
            <span className={lines["name"]} dir="auto">
              {document.title || t("meeting.unnamed")}
            </span>
            <span className={lines["aside"]}>
              {[t(`vocabulary:meetingStatus.${status}`), date && writtenDay(date, i18n.language), countries.map(nameOf).join(comma())]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
