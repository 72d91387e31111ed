/**
 * Everything that can go wrong between a device and the hub: how grave it is, how it recovers, and where the words for people are
 * (`renderer/locales/en/sync.json`: what happened, what is safe, what to do next). One table, closed over every code of the protocol.
 */
import type { ChangeRefusal, ProblemCode } from "./protocol.ts";

/** Found by the device itself. `withdrawn`: an unsent change to a record that the person may no longer read. */
export type LocalProblem =
  | "withdrawn"
  | "hub-unreachable"
  | "connection-lost"
  | "hub-silent"
  | "hub-confused"
  | "certificate-refused"
  | "address-invalid"
  | "disk-full"
  | "store-failed"
  | "store-damaged"
  | "key-unavailable"
  | "offline";

/** Of one document's bytes; its record is not touched by them. */
export type DocumentProblem = "document-full" | "document-country-full" | "document-wrong-content" | "document-not-here" | "document-lost";

export interface SyncProblem {
  readonly code: ProblemCode | LocalProblem;
  readonly detail?: string;
}

export type Severity = "notice" | "warning" | "error";
export type Recovery =
  /** By itself, with growing waits. */
  | "retry"
  /** By itself, after a longer wait. */
  | "retry-later"
  /** A new invitation is needed. */
  | "re-enrol"
  /** A newer version of the app is needed. */
  | "update"
  /** The change lies in the quarantine until a person decides. */
  | "person-decides"
  /** Something on this machine must be put right first; tried again meanwhile. */
  | "fix-device"
  /** Another input is needed. */
  | "correct-input";

export interface ErrorEntry {
  readonly severity: Severity;
  readonly recovery: Recovery;
}

export type ErrorCode = ProblemCode | ChangeRefusal | LocalProblem | DocumentProblem;

const entry = (severity: Severity, recovery: Recovery): ErrorEntry => ({ severity, recovery });
const refusal = entry("warning", "person-decides");

export const errorTable: Readonly<Record<ErrorCode, ErrorEntry>> = {
  "malformed-frame": entry("error", "retry"),
  "frame-too-large": entry("error", "retry"),
  "unknown-frame": entry("warning", "retry"),
  "not-authenticated": entry("warning", "retry"),
  "unsupported-protocol": entry("error", "update"),
  "rate-limited": entry("notice", "retry-later"),
  "invitation-unknown": entry("error", "correct-input"),
  "invitation-used": entry("error", "correct-input"),
  "invitation-expired": entry("error", "correct-input"),
  "installation-unknown": entry("error", "re-enrol"),
  "installation-revoked": entry("error", "re-enrol"),
  "signature-wrong": entry("error", "re-enrol"),
  "session-expired": entry("notice", "retry"),
  "feed-not-granted": entry("notice", "retry"),
  "command-unknown": entry("warning", "update"),
  "command-refused": entry("warning", "correct-input"),
  "internal-error": entry("warning", "retry"),

  "malformed-change": refusal,
  "change-too-large": refusal,
  "unknown-kind": refusal,
  "wrong-type": refusal,
  "unknown-question": refusal,
  "unknown-record": refusal,
  "not-the-author": refusal,
  "unknown-history": refusal,
  "damaged-text": refusal,
  "kind-or-scope-differs": refusal,
  "not-visible": refusal,
  "not-your-country": refusal,
  "secretariat-only": refusal,
  "focal-point-only": refusal,
  "hub-only": refusal,
  "validator-only": refusal,
  "author-only": refusal,
  "own-confirmation-only": refusal,
  frozen: refusal,
  "decisions-only": refusal,
  "read-only-role": refusal,
  withdrawn: refusal,

  "hub-unreachable": entry("notice", "retry"),
  "connection-lost": entry("notice", "retry"),
  "hub-silent": entry("notice", "retry"),
  "hub-confused": entry("warning", "retry-later"),
  "certificate-refused": entry("error", "retry-later"),
  "address-invalid": entry("error", "correct-input"),
  "disk-full": entry("error", "fix-device"),
  "store-failed": entry("error", "retry"),
  "store-damaged": entry("error", "fix-device"),
  "key-unavailable": entry("error", "fix-device"),
  offline: entry("notice", "retry"),

  "document-full": entry("warning", "retry-later"),
  "document-country-full": entry("warning", "person-decides"),
  "document-wrong-content": entry("warning", "person-decides"),
  "document-not-here": entry("notice", "retry"),
  "document-lost": entry("error", "person-decides"),
};

/** Codes of a newer hub that this version does not know are taken as the gentlest: tried again. */
export function errorEntry(code: string): ErrorEntry {
  return Object.hasOwn(errorTable, code) ? errorTable[code as ErrorCode] : entry("warning", "retry");
}

/** Keys in the language file; `unknown` for a code of a newer hub. */
export function errorTexts(code: string): { readonly happened: string; readonly safe: string; readonly next: string } {
  const key = Object.hasOwn(errorTable, code) ? code : "unknown";
  return { happened: `${key}.happened`, safe: `${key}.safe`, next: `${key}.next` };
}

/** Whether it stays until a person does something. */
export function needsPerson(code: string): boolean {
  const { recovery } = errorEntry(code);
  return recovery === "re-enrol" || recovery === "update" || recovery === "fix-device" || recovery === "correct-input";
}
