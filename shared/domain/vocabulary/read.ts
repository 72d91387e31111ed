import type { RecordView } from "../kind.ts";

/** A register's value as words; "" when it was never written, emptied, or holds something else. */
export function wordsOf(view: RecordView, field: string): string {
  const value = view.value(field);
  return typeof value === "string" ? value : "";
}

/** What a search looks through, in one text. */
export function searchText(...parts: readonly (string | readonly string[])[]): string {
  return parts
    .flat()
    .filter((part) => part !== "")
    .join(" ")
    .slice(0, 4000);
}
