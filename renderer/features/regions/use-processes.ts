import { useMemo, useState } from "react";
import { membershipsIn, type Membership } from "#shared/domain/process/memberships.ts";
import { processKey } from "#shared/domain/process/process.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { localToday } from "#renderer/platform/local-now.ts";

export interface Process {
  readonly id: string;
  /** `colombo` of `process.colombo`. */
  readonly key: string;
  readonly name: string;
  /** For where there is room for one word. */
  readonly short: string;
  readonly since: number | null;
  readonly memberships: readonly Membership[];
  readonly document: RecordDocument;
}

export type Processes = { readonly state: "loading" } | { readonly state: "failed" } | { readonly state: "ready"; readonly processes: readonly Process[] };

export function processOf(document: RecordDocument): Process {
  const { acronym, since } = document.summary;
  return {
    id: document.id,
    key: processKey(document.id),
    name: document.title,
    short: typeof acronym === "string" && acronym !== "" ? acronym : document.title,
    since: typeof since === "number" ? since : null,
    memberships: membershipsIn(document.summary),
    document,
  };
}

/** The processes in use, by name. */
export function useProcesses(): Processes {
  const watched = useList({ kind: "process" });
  const documents = watched.state === "ready" ? watched.value : null;
  return useMemo((): Processes => {
    if (documents) return { state: "ready", processes: documents.map(processOf) };
    return { state: watched.state === "failed" ? "failed" : "loading" };
  }, [documents, watched.state]);
}

/** As columns stand, by the one word that they show. */
export function inShortOrder(processes: readonly Process[], order: Intl.Collator): readonly Process[] {
  return processes.toSorted((left, right) => order.compare(left.short, right.short));
}

/** The day as this device's calendar has it, `2026-11-24`; it stays the same while a screen is open. */
export function useToday(): string {
  const [today] = useState(localToday);
  return today;
}

/** Whether the person takes part in a process, and so has its desk. The secretariat has every desk. */
export function useTakesPart(): (key: string) => boolean {
  const { actor } = useDesk();
  return (key) => actor.role === "secretariat" || actor.processes.includes(key);
}
