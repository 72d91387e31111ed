import type { z } from "zod";
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

export interface RowOf<Values> {
  /** What comes after the dot of its register. */
  readonly id: string;
  readonly values: Values;
}

/** The rows of a list within a record, in the order of their registers' names; removed and unreadable ones are left out. */
export function rowsOf<Schema extends z.ZodType>(view: RecordView, list: string, schema: Schema): readonly RowOf<NonNullable<z.infer<Schema>>>[] {
  return view.fieldsUnder(`${list}.`).flatMap((field) => {
    const parsed = schema.safeParse(view.value(field));
    return parsed.success && parsed.data !== null ? [{ id: field.slice(list.length + 1), values: parsed.data as NonNullable<z.infer<Schema>> }] : [];
  });
}

/** A register's value as a number; null when it holds none. */
export function numberOf(view: RecordView, field: string): number | null {
  const value = view.value(field);
  return typeof value === "number" ? value : null;
}
