import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleX, IconClockHour4 } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { BriefButton } from "#renderer/features/brief/index.ts";
import { useRegionsWaiting } from "#renderer/features/regions/index.ts";
import { useCircularsWaiting } from "#renderer/features/circulars/index.ts";
import { SurveyToday, useSurveyWaiting } from "#renderer/features/survey/index.ts";
import { useTasksWaiting } from "#renderer/features/tasks/index.ts";
import { OtherDesks } from "#renderer/features/today/other-desks.tsx";
import { useNews } from "#renderer/features/today/use-news.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import { useSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { countryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { When } from "#renderer/ui/when.tsx";
import lines from "#renderer/ui/lines.module.css";
import classes from "#renderer/features/today/today.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

const shownAtMost = 6;

/** What waits for the person, then what came in. */
export function TodayPage(): ReactNode {
  const { t, i18n } = useTranslation("today");
  const { person } = useDesk();
  const [today] = useState(() => new Date());
  const date = new Intl.DateTimeFormat(i18n.language, { weekday: "long", day: "numeric", month: "long" }).format(today);
  return (
    <Page>
      <PageHead title={t("title")} subtitle={date} actions={person.country ? <BriefButton country={person.country} /> : undefined} />
      <Waiting />
      <SurveyToday />
      <ArrivedSince />
      <OtherDesks />
    </Page>
  );
}

function Waiting(): ReactNode {
  const { t } = useTranslation("today");
  const { toDecide$, person } = useDesk();
  const { unsent, refused, word } = useSyncStatus();
  const titleOf = useRecordTitle();
  const watched = useObservable(() => toDecide$, toDecide$);
  const conflicts = watched.state === "ready" ? watched.value : [];
  const further = [...useSurveyWaiting(), ...useCircularsWaiting(), ...useRegionsWaiting(), ...useTasksWaiting()];
  const nothing = watched.state === "ready" && conflicts.length === 0 && refused === 0 && further.length === 0;
  return (
    <Section title={t("waiting")}>
      {nothing && (
        <div className={classes["calm"]}>
          <p>{t("nothingWaits")}</p>
          <Button component={Link} to={person.role === "secretariat" ? "/intake" : "/survey"} variant="light">
            {t(`next.${person.role}`)}
          </Button>
        </div>
      )}
      <ul className={lines["list"]}>
        {conflicts.slice(0, shownAtMost).map((document) => (
          <Line
            key={document.id}
            document={document}
            to={`/conflicts/${encodeURIComponent(document.id)}`}
            title={titleOf(document)}
            lead={<IconAlertTriangle size={18} className={classes["amber"]} aria-hidden />}
            end={<ConflictBadge count={document.conflicts} />}
          />
        ))}
        {conflicts.length > shownAtMost && (
          <li>
            <Link className={lines["line"]} to="/conflicts">
              <span className={lines["name"]}>{t("allConflicts", { count: conflicts.length })}</span>
            </Link>
          </li>
        )}
        {further.map((line) => (
          <li key={line.key}>
            <Link className={lines["line"]} to={line.to}>
              {line.attention ? (
                <IconAlertTriangle size={18} className={classes["amber"]} aria-hidden />
              ) : (
                <IconClockHour4 size={18} className={classes["soft"]} aria-hidden />
              )}
              <span className={lines["name"]}>{line.title}</span>
              {line.aside !== "" && <span className={lines["aside"]}>{line.aside}</span>}
            </Link>
          </li>
        ))}
        {refused > 0 && (
          <li>
            <Link className={lines["line"]} to="/quarantine">
              <IconCircleX size={18} className={classes["amber"]} aria-hidden />
              <span className={lines["name"]}>{t("refused", { count: refused })}</span>
              <span className={lines["aside"]}>{t("refusedNext")}</span>
            </Link>
          </li>
        )}
        {unsent > 0 && word !== "saving" && (
          <li className={lines["line"]}>
            <IconClockHour4 size={18} className={classes["soft"]} aria-hidden />
            <span className={lines["name"]}>{t("unsent", { count: unsent })}</span>
          </li>
        )}
      </ul>
    </Section>
  );
}

function ArrivedSince(): ReactNode {
  const { t } = useTranslation("today");
  const news = useNews();
  const nameOf = usePersonNames();
  const titleOf = useRecordTitle();
  if (!news) return null;
  return (
    <Section title={t("cameIn")}>
      {news.length === 0 ? (
        <p className={classes["quiet"]}>{t("nothingCame")}</p>
      ) : (
        <ul className={lines["list"]}>
          {news.map(({ document, at }) => {
            const by = nameOf(document.updatedBy);
            return (
              <Line
                key={document.id}
                document={document}
                to={linkTo(document)}
                title={titleOf(document)}
                end={
                  <>
                    {document.conflicts > 0 && <ConflictBadge count={document.conflicts} />}
                    <span className={lines["aside"]}>
                      {t("by", { name: by.name })}, <When at={at} />
                    </span>
                  </>
                }
              />
            );
          })}
        </ul>
      )}
    </Section>
  );
}

function Line({
  document,
  to,
  title,
  lead,
  end,
}: {
  readonly document: RecordDocument;
  readonly to: string | null;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly end: ReactNode;
}): ReactNode {
  const { t, i18n } = useTranslation("app");
  const { person } = useDesk();
  const kind = i18n.exists(`app:kind.${document.kind}`) ? t(`kind.${document.kind}`) : document.kind;
  const country =
    person.role === "secretariat" && document.scope.startsWith("country:") ? countryName(document.scope.slice("country:".length), i18n.language) : "";
  const inside = (
    <>
      {lead}
      <span className={lines["name"]}>{title}</span>
      <span className={classes["kind"]}>{[kind, country].filter(Boolean).join(comma())}</span>
      <span className={classes["end"]}>{end}</span>
    </>
  );
  return (
    <li>
      {to ? (
        <Link className={lines["line"]} to={to}>
          {inside}
        </Link>
      ) : (
        <span className={lines["line"]}>{inside}</span>
      )}
    </li>
  );
}
