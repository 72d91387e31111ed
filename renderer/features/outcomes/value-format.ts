import i18next from "i18next";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";

const vocabularies: Readonly<Record<string, string>> = {
  roundtable: "roundtable",
  session: "session",
  level: "level",
  horizon: "horizon",
  audience: "audience",
  themes: "theme",
  horizontalIssues: "horizontalIssue",
  actors: "actor",
};

/** Says the values of outcomes in words in the conflict view. */
export function addOutcomeFormat(): void {
  addValueFormat("outcome", () => ({
    label: (field) => (i18next.exists(`outcomes:field.${field}`) ? i18next.t(`outcomes:field.${field}`) : undefined),
    value(field, value) {
      const vocabulary = vocabularies[field];
      return vocabulary && typeof value === "string" && value !== "" ? i18next.t(`vocabulary:${vocabulary}.${value}`, { defaultValue: value }) : undefined;
    },
    writable: (field) => ["title", "recommendation", "source", "sourceTitle", "position"].includes(field),
  }));
}
