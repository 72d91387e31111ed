import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconCalendarEvent, IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { processScope } from "#shared/domain/process/process.ts";
import { relayDirections } from "#shared/domain/vocabulary/vocabulary.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { Section } from "#renderer/ui/page.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import lines from "#renderer/ui/lines.module.css";
import { dayOf } from "./regions-waiting.ts";
import { RelayStateWords } from "./relay-steps.tsx";
import { useDeskRecords } from "./use-regions-waiting.ts";
import { useToday } from "./use-processes.ts";
import classes from "./regions.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** What those who take part in a process share: its meetings, and what is carried between it and the Forum. */
export function LiaisonDesk({ process }: { readonly process: string }): ReactNode {
  const { t } = useTranslation("regions");
  const { actor } = useDesk();
  const today = useToday();
  const scope = processScope(process);
  const records = useDeskRecords();
  const meetings = inTime(
    records.meetings.filter((meeting) => meeting.scope === scope),
    today,
  );
  const relays = records.relays.filter((relay) => relay.scope === scope);
  const mayWrite = mayCreate(actor, { kind: "meeting", scope, audience: "network" }).allowed;
  return (
    <>
      <p className={classes["quiet"]}>{t("desk.says")}</p>
      <Section
        title={t("desk.meetings")}
        aside={
          mayWrite ? (
            <Button
              component={Link}
              to={`/regions/meeting/meeting.region-${crypto.randomUUID()}?new=${process}`}
              variant="default"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
            >
              {t("meeting.new")}
            </Button>
          ) : undefined
        }
      >
        {meetings.length === 0 ? <p className={classes["quiet"]}>{t("desk.noMeetings")}</p> : null}
        <ul className={lines["list"]}>
          {meetings.map((meeting) => (
            <MeetingLine key={meeting.id} meeting={meeting} />
          ))}
        </ul>
      </Section>
      {relayDirections.map((direction) => (
        <Carried key={direction} direction={direction} relays={relays.filter((relay) => relay.summary["direction"] === direction)} />
      ))}
    </>
  );
}

/** What is to come first, soonest first; then what was, latest first. Without a day it is still to come. */
function inTime(meetings: readonly RecordDocument[], today: string): readonly RecordDocument[] {
  const coming = meetings.filter((meeting) => meeting.status === "planned" && (dayOf(meeting) === "" || dayOf(meeting) >= today));
  const others = meetings.filter((meeting) => !coming.includes(meeting));
  const late = (meeting: RecordDocument): string => dayOf(meeting) || "9999";
  return [
    ...coming.toSorted((left, right) => late(left).localeCompare(late(right))),
    ...others.toSorted((left, right) => dayOf(right).localeCompare(dayOf(left))),
  ];
}

function MeetingLine({ meeting }: { readonly meeting: RecordDocument }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary"]);
  const { place } = meeting.summary;
  const day = dayOf(meeting);
  const aside = [day === "" ? t("noDay") : writtenDay(day, i18n.language), place, t(`vocabulary:meetingStatus.${meeting.status}`)];
  return (
    <li>
      <Link className={lines["line"]} to={`/regions/meeting/${encodeURIComponent(meeting.id)}`}>
        <IconCalendarEvent size={18} aria-hidden />
        <span className={lines["name"]} dir="auto">
          {meeting.title || t("meeting.unnamed")}
        </span>
        {meeting.conflicts > 0 ? <ConflictBadge count={meeting.conflicts} /> : null}
        <span className={lines["aside"]}>{aside.filter(Boolean).join(comma())}</span>
      </Link>
    </li>
  );
}

function Carried({ direction, relays }: { readonly direction: (typeof relayDirections)[number]; readonly relays: readonly RecordDocument[] }): ReactNode {
  const { t } = useTranslation(["regions", "vocabulary"]);
  return (
    <Section title={t(`desk.${direction}`)}>
      {relays.length === 0 ? <p className={classes["quiet"]}>{t(`desk.none-${direction}`)}</p> : null}
      <RelayLines relays={relays} />
    </Section>
  );
}

export function RelayLines({ relays }: { readonly relays: readonly RecordDocument[] }): ReactNode {
  const { t } = useTranslation("regions");
  return (
    <ul className={lines["list"]}>
      {relays.map((relay) => {
        const Way = relay.summary["direction"] === "to-forum" ? IconArrowBackUp : IconArrowForwardUp;
        return (
          <li key={relay.id}>
            <Link className={lines["line"]} to={`/regions/relay/${encodeURIComponent(relay.id)}`}>
              <Way size={18} aria-hidden />
              <span className={lines["name"]} dir="auto">
                {relay.title || t("relay.unnamed")}
              </span>
              {relay.conflicts > 0 ? <ConflictBadge count={relay.conflicts} /> : null}
              <span className={lines["aside"]}>
                <RelayStateWords relay={relay} />
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
