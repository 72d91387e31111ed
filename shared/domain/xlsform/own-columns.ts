/** How what XLSForm has no word for is written, and read back: see docs/decisions/0071-xlsform.md. */
import type { JsonValue } from "#shared/lib/json.ts";

/** A list's own "other", which the desk puts there by itself. */
export const otherColumn = "focal-desk::other";
/** The sheets in which rows and lists that did not come in wait for an export. */
export const keptRowsSheet = "focal-desk rows";
export const keptChoicesSheet = "focal-desk choices";
export const languagesSetting = "focal-desk::languages";

/** The constraint that says the bounds of a number or of how many are chosen, or "". */
export function boundsText(bounds: { readonly min?: unknown; readonly max?: unknown; readonly atLeast?: unknown; readonly atMost?: unknown }): string {
  const parts: string[] = [];
  if (typeof bounds.min === "number") parts.push(`. >= ${bounds.min}`);
  if (typeof bounds.max === "number") parts.push(`. <= ${bounds.max}`);
  if (typeof bounds.atLeast === "number") parts.push(`count-selected(.) >= ${bounds.atLeast}`);
  if (typeof bounds.atMost === "number") parts.push(`count-selected(.) <= ${bounds.atMost}`);
  return parts.join(" and ");
}

/** A default that is an answer, as the text of a cell. */
export const defaultText = {
  /** @returns undefined when the question cannot have this answer */
  read(type: string, text: string): JsonValue | undefined {
    switch (type) {
      case "number":
      case "range":
      case "scale":
        return Number.isFinite(Number(text)) ? Number(text) : undefined;
      case "choices":
      case "ranking":
        return text.split(/\s+/);
      case "yes":
        return /^(yes|true|true\(\)|ok)$/i.test(text) ? true : /^(no|false|false\(\))$/i.test(text) ? false : undefined;
      default:
        return text;
    }
  },
  write(value: JsonValue): string {
    return Array.isArray(value) ? value.join(" ") : String(value);
  },
};
