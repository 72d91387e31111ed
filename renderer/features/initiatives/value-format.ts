import i18next from "i18next";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";

const vocabularies: Readonly<Record<string, string>> = {
  roundtable: "roundtableNumber",
  level: "level",
  horizon: "horizon",
  status: "initiativeStatus",
  audience: "audience",
  themes: "theme",
  horizontalIssues: "horizontalIssue",
};

/** Says the values of initiatives in words in the conflict view. */
export function addInitiativeFormat(): void {
  addValueFormat("initiative", () => ({
    label: (field) => (i18next.exists(`initiatives:field.${field}`) ? i18next.t(`initiatives:field.${field}`) : undefined),
    value(field, value) {
      if (typeof value !== "string" || value === "") return undefined;
      const vocabulary = vocabularies[field];
      if (vocabulary) return i18next.t(`vocabulary:${vocabulary}.${value}`, { defaultValue: value });
      if (field === "startDate") return writtenDay(value, i18next.language);
      if (field === "lifecycle") return i18next.t(`initiatives:lifecycle.${value}`, { defaultValue: value });
      return undefined;
    },
    writable: (field) => ["title", "leadMinistry", "source"].includes(field),
    refers: (field) => field === "followUpOf",
  }));
}
