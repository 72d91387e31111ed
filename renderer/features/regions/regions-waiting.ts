/** What of the regional processes waits for somebody. Pure. */
import { waitsForResult } from "#shared/domain/relay/relay.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

type Shown = Pick<RecordDocument, "id" | "kind" | "scope" | "title" | "status" | "parent" | "summary">;

export interface WaitingRegion {
  /** A meeting that comes soon, something carried whose result nobody has said, something brought that has no outcome yet. */
  readonly why: "meeting" | "result" | "outcome";
  readonly document: Shown;
  /** `2026-12-01`; empty where there is none. */
  readonly day: string;
}

/** Both days `2026-11-24`. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/**
 * @param today `2026-11-24`
 * @param makesOutcomes whether the person writes the Forum's outcomes
 */
export function waitingInRegions(meetings: readonly Shown[], relays: readonly Shown[], today: string, makesOutcomes: boolean): readonly WaitingRegion[] {
  const days = new Map(meetings.map((meeting) => [meeting.id, dayOf(meeting)]));
  const soon = meetings
    .filter((meeting) => meeting.scope.startsWith("process:") && meeting.status === "planned" && dayOf(meeting) !== "")
    .filter((meeting) => daysBetween(today, dayOf(meeting)) >= 0 && daysBetween(today, dayOf(meeting)) <= 7)
    .map((document): WaitingRegion => ({ why: "meeting", document, day: dayOf(document) }));
  const open = relays.flatMap((document): WaitingRegion[] => {
    if (makesOutcomes && document.summary["direction"] === "to-forum" && document.parent === "" && !isOver(document.status)) {
      return [{ why: "outcome", document, day: "" }];
    }
    const meeting = days.get(String(document.summary["meeting"])) ?? "";
    // Before the meeting there is nothing to say.
    return waitsForResult(document.status) && meeting <= today ? [{ why: "result", document, day: meeting }] : [];
  });
  return [...soon.toSorted((left, right) => left.day.localeCompare(right.day)), ...open];
}

const isOver = (state: string): boolean => state === "not-taken-up" || state === "reported-back";

export function dayOf({ summary }: Pick<Shown, "summary">): string {
  const day = summary["date"];
  return typeof day === "string" ? day : "";
}

/** The meeting of a process that comes next; null when none with a day is planned. */
export function nextMeeting<Meeting extends Shown>(meetings: readonly Meeting[], process: string, today: string): Meeting | null {
  return (
    meetings
      .filter((meeting) => meeting.parent === process && meeting.status === "planned" && dayOf(meeting) >= today)
      .toSorted((left, right) => dayOf(left).localeCompare(dayOf(right)))[0] ?? null
  );
}
