import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { processId, processKey } from "#shared/domain/process/process.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import type { WaitingLine } from "#renderer/ui/waiting-line.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { waitingInRegions } from "./regions-waiting.ts";
import { processOf, useToday } from "./use-processes.ts";
import { comma } from "#renderer/platform/words/comma.ts";

const none: readonly RecordDocument[] = [];

/** Meetings and what is carried, of the processes whose desk this person has. */
export function useDeskRecords(): { readonly meetings: readonly RecordDocument[]; readonly relays: readonly RecordDocument[] } {
  const meetings = useList({ kind: "meeting" });
  const relays = useList({ kind: "relay" });
  const all = meetings.state === "ready" ? meetings.value : none;
  const ofProcesses = useMemo(() => all.filter(({ scope }) => scope.startsWith("process:")), [all]);
  return { meetings: ofProcesses, relays: relays.state === "ready" ? relays.value : none };
}

export interface RegionWaitingLine extends WaitingLine {
  /** Id of the process. */
  readonly process: string;
}

/** What of the regional processes waits for this person, for the list on the first page. */
export function useRegionsWaiting(): readonly RegionWaitingLine[] {
  const { t, i18n } = useTranslation("regions");
  const { actor } = useDesk();
  const today = useToday();
  const { meetings, relays } = useDeskRecords();
  const processes = useList({ kind: "process" });
  const documents = processes.state === "ready" ? processes.value : none;
  return useMemo(() => {
    const names = new Map(documents.map((document) => [document.id as string, processOf(document).name]));
    return waitingInRegions(meetings, relays, today, actor.role === "secretariat").map(({ why, document, day }): RegionWaitingLine => {
      const process = processId(processKey(document.scope));
      const title = document.title || t(why === "meeting" ? "meeting.unnamed" : "relay.unnamed");
      const aside = [names.get(process) ?? "", why === "meeting" ? writtenDay(day, i18n.language) : ""].filter(Boolean).join(comma());
      const to = `/regions/${document.kind}/${encodeURIComponent(document.id)}`;
      return { key: `${why} ${document.id}`, to, title: t(`waits.${why}`, { title }), aside, attention: why !== "meeting", process };
    });
  }, [meetings, relays, documents, today, actor.role, t, i18n.language]);
}
