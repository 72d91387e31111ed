/** The sync state in the five words that people know (SY-60 and on). */
import { errorTexts, needsPerson, type SyncProblem } from "./errors.ts";
import type { SyncReport } from "./machine-types.ts";

export type SyncWord = "saved" | "with-secretariat" | "waiting" | "offline" | "attention";

export interface SyncStatus {
  readonly word: SyncWord;
  /** What waits to be sent, or what needs attention. */
  readonly count: number;
  readonly waiting: number;
  readonly connected: boolean;
  /** The person switched the connection off. */
  readonly workOffline: boolean;
  /** Milliseconds since 1970; null when this device has not met the hub since it started. */
  readonly lastMet: number | null;
  readonly problem: SyncProblem | null;
  /** Keys of `sync.json` for the last problem. */
  readonly problemTexts: ReturnType<typeof errorTexts> | null;
}

export interface LocalWork {
  /** Edits on their way into the local store: not yet saved. */
  readonly pending: number;
  /** Conflicts to decide and changes in the quarantine. */
  readonly attention: number;
}

export function syncStatus(report: SyncReport, local: LocalWork): SyncStatus {
  const connected = report.phase === "pulling" || report.phase === "live";
  const workOffline = report.phase === "off";
  const waiting = (report.unsent ?? 0) + local.pending;
  const attention = local.attention + (report.problem && needsPerson(report.problem.code) ? 1 : 0);
  const known = {
    waiting,
    connected,
    workOffline,
    lastMet: report.lastMet,
    problem: report.problem,
    problemTexts: report.problem ? errorTexts(report.problem.code) : null,
  };
  if (attention > 0) return { word: "attention", count: attention, ...known };
  if (workOffline) return { word: "offline", count: waiting, ...known };
  if (waiting > 0) return { word: "waiting", count: waiting, ...known };
  if (!connected) return { word: "offline", count: 0, ...known };
  // Between the last answer and the store's count nothing is promised.
  return { word: report.confirmed ? "with-secretariat" : "saved", count: 0, ...known };
}

/** One record's word: its own columns decide, whatever the connection does. */
export function recordStatus(record: { readonly unsent: 0 | 1; readonly conflicts: number }, enrolled: boolean): SyncWord {
  if (record.conflicts > 0) return "attention";
  if (!enrolled) return "saved";
  return record.unsent === 1 ? "waiting" : "with-secretariat";
}
