/** How far a circular has come in a country, as the focal point and the secretariat see it. Pure. */
import { sameMinistry } from "../response/assignment.ts";

/** The columns of a distribution that this looks at. */
export interface Distributed {
  readonly summary: { readonly [name: string]: unknown };
}

/**
 * `unread`: nobody marked it as read. `read`: read, and passed on to nobody. `passed-on`: a ministry that it was passed on to has not
 * confirmed. `confirmed`: they all have.
 */
export type DistributionState = "unread" | "read" | "passed-on" | "confirmed";

export interface DistributionProgress {
  readonly state: DistributionState;
  /** When the focal point marked it as read, milliseconds since 1970. */
  readonly read: number | null;
  readonly passedTo: readonly string[];
  /** Those of them in which nobody has confirmed. */
  readonly waiting: readonly string[];
  /** How many people confirmed. */
  readonly confirmed: number;
}

/** @param ministryOf of who writes in a register of confirmations; "" when the person is not known */
export function distributionProgress(distribution: Distributed | undefined, ministryOf: (field: string) => string): DistributionProgress {
  const read = distribution?.summary["read"];
  const passedTo = listOf(distribution, "passedTo");
  const confirmedBy = listOf(distribution, "confirmedBy");
  const ministries = confirmedBy.map(ministryOf);
  const waiting = passedTo.filter((ministry) => !ministries.some((other) => sameMinistry(ministry, other)));
  const isRead = typeof read === "number";
  const state = waiting.length > 0 ? "passed-on" : passedTo.length > 0 ? "confirmed" : isRead ? "read" : "unread";
  return { state, read: isRead ? read : null, passedTo, waiting, confirmed: confirmedBy.length };
}

/** Whether a country has done what a circular asks of it. */
export const isSettled = ({ state }: DistributionProgress): boolean => state === "read" || state === "confirmed";

/** Whether it has not, by a day that has passed. @param today `2007-07-12` */
export function isDistributionLate(progress: DistributionProgress, answerBy: string, today: string): boolean {
  return answerBy !== "" && answerBy < today && !isSettled(progress);
}

/** Whether a circular was passed on to a ministry. */
export function isPassedTo(distribution: Distributed | undefined, ministry: string): boolean {
  return listOf(distribution, "passedTo").some((other) => sameMinistry(other, ministry));
}

/** @param field `confirmationField` of the person */
export function isConfirmedBy(distribution: Distributed | undefined, field: string): boolean {
  return listOf(distribution, "confirmedBy").includes(field);
}

function listOf(distribution: Distributed | undefined, name: string): readonly string[] {
  const list = distribution?.summary[name];
  return Array.isArray(list) ? (list as readonly string[]) : [];
}
