import type { Deadline } from "#shared/domain/deadlines/deadlines.ts";
import { linkTo } from "#renderer/platform/desk/record-links.ts";

/** Where a deadline is opened; null when no screen shows its record. @param hasCountry whether the reader answers surveys */
export function deadlinePath({ kind, record, part }: Deadline, hasCountry: boolean): string | null {
  if (!hasCountry || (kind !== "survey" && kind !== "section" && kind !== "question")) return linkTo(record);
  const at = `/survey/${encodeURIComponent(record.id)}`;
  return kind === "survey" ? at : `${at}?${kind}=${encodeURIComponent(part)}`;
}
