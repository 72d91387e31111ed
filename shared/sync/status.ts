/** Where a person's work is, in the few words that people know (SY-50 and on). */
import { errorEntry, needsPerson } from "./errors.ts";
import type { SyncReport } from "./machine-types.ts";

export type SyncWord = "saving" | "attention" | "offline" | "waiting" | "saved" | "with-the-secretariat";

/** What a record's head says about where it is. */
export type RecordWord = "saving" | "conflict" | "waiting" | "saved" | "with-the-secretariat";

export interface LocalWork {
  /** Edits on their way into the local store, from the keystroke on: not yet saved. */
  readonly pending: number;
  /** Records that the hub has not answered for. */
  readonly unsent: number;
  /** Conflicts to decide and changes in the quarantine. */
  readonly decisions: number;
}

/** The word, and how many things it speaks of. */
export interface SyncStatus {
  readonly word: SyncWord;
  readonly count: number;
}

export function syncStatus(report: Pick<SyncReport, "phase" | "confirmed" | "problem">, { pending, unsent, decisions }: LocalWork): SyncStatus {
  const attention = decisions + (report.problem && needsPerson(report.problem.code) ? 1 : 0);
  // What cannot be saved until a person puts something right is not being saved.
  if (pending > 0 && report.problem && errorEntry(report.problem.code).recovery === "fix-device") return { word: "attention", count: attention };
  if (pending > 0) return { word: "saving", count: pending };
  if (attention > 0) return { word: "attention", count: attention };
  if (unsent > 0) return { word: "waiting", count: unsent };
  if (!isConnected(report)) return { word: "offline", count: 0 };
  // Between the last answer and the store's count nothing is promised.
  return { word: report.confirmed ? "with-the-secretariat" : "saved", count: 0 };
}

export interface RecordPlace {
  /** Some edit of it is not yet saved, or may be. */
  readonly saving: boolean;
  readonly conflicts: number;
  /** The hub answered for everything in it. */
  readonly confirmed: boolean;
}

/** One record's word. Only for what is not with the secretariat yet does the connection matter: on its way, or kept here until there is one. */
export function recordStatus({ saving, conflicts, confirmed }: RecordPlace, report: Pick<SyncReport, "phase"> | null): RecordWord {
  if (saving) return "saving";
  if (conflicts > 0) return "conflict";
  if (confirmed) return "with-the-secretariat";
  return report && isConnected(report) ? "waiting" : "saved";
}

function isConnected({ phase }: Pick<SyncReport, "phase">): boolean {
  return phase === "pulling" || phase === "live";
}
