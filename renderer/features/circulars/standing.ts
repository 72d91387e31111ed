/** Where a circular stands for the person who looks at the list, and what comes first. Pure. */
import { isAddressed } from "#shared/domain/circular/circular.ts";
import { confirmationField } from "#shared/domain/distribution/own-fields.ts";
import { distributionProgress, isConfirmedBy, isPassedTo } from "#shared/domain/distribution/progress.ts";
import type { Role } from "#shared/domain/permissions.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

/**
 * `draft`: only the secretariat has it. `unread`: a focal point has not marked it as read. `for-me`: passed on to the reader's ministry, and
 * not confirmed by them. `passed-on`: a ministry has not confirmed. `settled`: nothing is asked any more. `sent`: nothing was asked.
 */
export const standings = ["draft", "unread", "for-me", "passed-on", "settled", "sent"] as const;
export type Standing = (typeof standings)[number];

export interface CircularReader {
  readonly id: string;
  readonly role: Role;
  readonly country: string | null;
  readonly ministry: string;
}

export function standingOf(
  circular: RecordDocument,
  distribution: RecordDocument | undefined,
  reader: CircularReader,
  ministryOf: (field: string) => string,
): Standing {
  if (circular.status === "draft") return "draft";
  if (reader.role === "focal-point") {
    const { state, read } = distributionProgress(distribution, ministryOf);
    if (read === null) return "unread";
    return state === "passed-on" ? "passed-on" : "settled";
  }
  if ((reader.role === "official" || reader.role === "validator") && isPassedTo(distribution, reader.ministry)) {
    return isConfirmedBy(distribution, confirmationField(reader.id)) ? "settled" : "for-me";
  }
  return "sent";
}

/** Whether a person's list holds it. The secretariat's holds all. */
export function isListed(circular: RecordDocument, { role, country }: Pick<CircularReader, "role" | "country">): boolean {
  return role === "secretariat" || (circular.status === "sent" && isAddressed(circular, country));
}

export interface Listed {
  readonly document: RecordDocument;
  readonly standing: Standing;
}

/** What waits for the reader, then what waits for others, then the rest; the latest first. */
export function inReadingOrder(circulars: readonly Listed[]): readonly Listed[] {
  return circulars.toSorted((left, right) => rank(left) - rank(right) || later(left.document, right.document));
}

const waits: ReadonlySet<Standing> = new Set(["draft", "unread", "for-me"]);
const rank = ({ standing }: Listed): number => (waits.has(standing) ? 0 : 1);

function later(left: RecordDocument, right: RecordDocument): number {
  const [before, after] = [sentOnOf(left), sentOnOf(right)];
  return before > after ? -1 : before < after ? 1 : left.title.localeCompare(right.title) || (left.id < right.id ? -1 : 1);
}

export const sentOnOf = ({ summary }: RecordDocument): string => (typeof summary["sentOn"] === "string" ? summary["sentOn"] : "");
export const answerByOf = ({ summary }: RecordDocument): string => (typeof summary["answerBy"] === "string" ? summary["answerBy"] : "");

export interface CircularFilters {
  readonly category: string | null;
  readonly standing: string | null;
  readonly year: string | null;
}

export const noFilters: CircularFilters = { category: null, standing: null, year: null };

export function filterCirculars(circulars: readonly Listed[], { category, standing, year }: CircularFilters): readonly Listed[] {
  return circulars.filter(
    (one) =>
      (!category || one.document.summary["category"] === category) &&
      (!standing || one.standing === standing) &&
      (!year || sentOnOf(one.document).startsWith(year)),
  );
}
