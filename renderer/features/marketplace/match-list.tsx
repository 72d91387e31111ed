import { Anchor, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Match } from "#shared/domain/offer/matches.ts";
import type { Proposal } from "#shared/domain/offer/proposal.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { useMatchWords } from "./match-words.ts";
import { editsToMeet } from "./start-records.ts";
import type { MarketMeeting } from "./use-market.ts";
import { usePartyName } from "./use-party-name.ts";
import classes from "./marketplace.module.css";

interface MatchListProps {
  readonly matches: readonly Match[];
  readonly meetings: readonly MarketMeeting[];
  /** The proposal beside which they stand: the other side alone is named. Without it both are. */
  readonly beside?: string;
}

/** Suggestions with the reason of each, and what can be done about it. */
export function MatchList({ matches, meetings, beside }: MatchListProps): ReactNode {
  const { t } = useTranslation("marketplace");
  const [shown, setShown] = useState(shownAtFirst);
  const more = Math.min(matches.length - shown, shownAtFirst);
  return (
    <>
      <ul className={classes["matches"]} data-testid="matches">
        {matches.slice(0, shown).map((match) => (
          <MatchEntry key={`${match.offer.id} ${match.request.id}`} match={match} beside={beside} meetings={meetings.filter((one) => isAbout(one, match))} />
        ))}
      </ul>
      {more > 0 ? (
        <Button variant="subtle" onClick={() => setShown(shown + more)}>
          {t("match.more", { count: more })}
        </Button>
      ) : null}
    </>
  );
}

/** The best come first, and nobody reads a hundred. */
const shownAtFirst = 20;

const isAbout = ({ about, status }: MarketMeeting, { offer, request }: Match): boolean =>
  status !== "cancelled" && about.includes(offer.id) && about.includes(request.id);

interface MatchEntryProps {
  readonly match: Match;
  readonly beside: string | undefined;
  readonly meetings: readonly MarketMeeting[];
}

function MatchEntry({ match, beside, meetings }: MatchEntryProps): ReactNode {
  const { t, i18n } = useTranslation(["marketplace", "vocabulary"]);
  const { because, notes, score } = useMatchWords()(match);
  const sides = [match.offer, match.request].filter((side) => side.id !== beside);
  return (
    <li>
      <div className={classes["sides"]}>
        {sides.map((side) => (
          <Side key={side.id} side={side} />
        ))}
      </div>
      <p className={classes["because"]}>{because}</p>
      {notes.map((note) => (
        <p key={note} className={classes["quiet"]}>
          {note}
        </p>
      ))}
      <p className={classes["quiet"]}>{score}</p>
      {meetings.map(({ document, status, date }) => (
        <p key={document.id} className={classes["met"]}>
          <Anchor component={Link} to={`/marketplace/meetings/${encodeURIComponent(document.id)}`}>
            {t(date ? "match.meetingOn" : "match.meeting", { status: t(`vocabulary:meetingStatus.${status}`), date: writtenDay(date, i18n.language) })}
          </Anchor>
        </p>
      ))}
      <MeetButton match={match} again={meetings.length > 0} />
    </li>
  );
}

function Side({ side }: { readonly side: Proposal }): ReactNode {
  const { t } = useTranslation(["marketplace", "vocabulary"]);
  const partyName = usePartyName();
  return (
    <div>
      <Anchor component={Link} to={`/marketplace/proposals/${encodeURIComponent(side.id)}`} dir="auto">
        {side.title || t("unnamed")}
      </Anchor>{" "}
      <span className={classes["quiet"]}>{t("match.side", { direction: t(`vocabulary:offerDirection.${side.direction}`), party: partyName(side) })}</span>
    </div>
  );
}

/** Only who is a side of it proposes to meet. */
function MeetButton({ match, again }: { readonly match: Match; readonly again: boolean }): ReactNode {
  const { t } = useTranslation("marketplace");
  const { actor, records } = useDesk();
  const scope = useOwnScope();
  const navigate = useNavigate();
  const own = [match.request, match.offer].find((side) => side.scope === scope);
  if (!own || !mayCreate(actor, { kind: "meeting", scope, audience: "network" }).allowed) return null;
  const { title } = own;

  async function propose(): Promise<void> {
    const id = asRecordId(`meeting.${crypto.randomUUID()}`);
    await records.edit({ id, kind: "meeting", scope }, editsToMeet(match, t("meeting.titleOf", { title: title || t("unnamed") })));
    notifications.show({ message: t("meeting.proposed") });
    await navigate(`/marketplace/meetings/${id}`);
  }

  return (
    <Button
      variant={again ? "subtle" : "light"}
      size="compact-sm"
      leftSection={<IconCalendarPlus size={16} aria-hidden />}
      title={t("meeting.proposeHelp")}
      onClick={() => void propose()}
    >
      {t(again ? "meeting.proposeAgain" : "meeting.propose")}
    </Button>
  );
}
