import i18next from "i18next";
import type { JsonValue } from "#shared/lib/json.ts";
import { addTitleFormat } from "#renderer/platform/desk/use-record-title.ts";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";
import { writtenOut } from "#renderer/ui/when.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";

const labelOf = (field: string): string | undefined => {
  const [name = field] = field.split(".", 1);
  return i18next.exists(`circulars:field.${name}`) ? i18next.t(`circulars:field.${name}`) : undefined;
};

/** Says the values of circulars, and of what countries do with them, in words in the conflict view and the history. */
export function addCircularFormats(): void {
  addValueFormat("circular", () => ({
    label: labelOf,
    value(field, value) {
      if (typeof value !== "string" || value === "") return undefined;
      if (field === "category") return i18next.t(`vocabulary:circularCategory.${value}`, { defaultValue: value });
      if (field === "answerBy" || field === "sentOn") return writtenDay(value, i18next.language);
      if (field === "audience") return i18next.t(`circulars:audience.${value}`, { defaultValue: value });
      if (field === "lifecycle") return i18next.t(`circulars:lifecycle.${value}`, { defaultValue: value });
      return undefined;
    },
    writable: (field) => field === "title" || field === "publicSummary",
    refers: (field) => field === "about" || field === "follows",
  }));
  addValueFormat("distribution", () => ({
    label: labelOf,
    value(field, value) {
      if (field.startsWith("read.")) return typeof value === "number" ? writtenOut(value, i18next.language) : "";
      if (field.startsWith("confirmed.")) return confirmationIn(value);
      return undefined;
    },
    writable: (field) => field === "note",
    refers: (field) => field === "circular",
  }));
  // Its own title is the circular's id.
  addTitleFormat("distribution", () => i18next.t("app:kind.distribution"));
}

function confirmationIn(value: JsonValue): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { at, note } = value as { readonly [name: string]: JsonValue };
  return typeof at === "number" ? [writtenOut(at, i18next.language), String(note ?? "")].filter(Boolean).join(": ") : undefined;
}
