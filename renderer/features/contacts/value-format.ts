import i18next from "i18next";
import type { JsonValue } from "#shared/lib/json.ts";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";

const vocabularies: Readonly<Record<string, string>> = { role: "contactRole", seat: "seat", topics: "theme", audience: "audience", type: "organisationType" };

/** Says the values of contacts and organisations in words in the conflict view. */
export function addContactFormats(): void {
  const inWords = (field: string, value: JsonValue): string | readonly string[] | undefined => {
    if (field.startsWith("assignment.")) return assignmentInWords(value);
    if (typeof value !== "string" || value === "") return undefined;
    const vocabulary = vocabularies[field];
    if (vocabulary) return i18next.t(`vocabulary:${vocabulary}.${value}`, { defaultValue: value });
    if (field === "roleFrom" || field === "roleTo" || field === "confirmedOn") return writtenDay(value, i18next.language);
    if (field === "lifecycle") return i18next.t(`contacts:lifecycle.${value}`, { defaultValue: value });
    return undefined;
  };
  const label = (key: string): string | undefined => (i18next.exists(key) ? i18next.t(key) : undefined);
  addValueFormat("contact", () => ({
    label: (field) => label(`contacts:field.${field.split(".", 1)[0]}`),
    value: inWords,
    writable: (field) => ["name", "function", "department", "seatDetail"].includes(field),
    refers: (field) => ["organisation", "alternate"].includes(field),
  }));
  addValueFormat("organisation", () => ({
    label: (field) => label(`contacts:organisation.${field}`),
    value: inWords,
    writable: (field) => ["name", "acronym"].includes(field),
    refers: (field) => field === "parent",
  }));
}

/** A dated role, a line for each cell that says something. */
function assignmentInWords(value: JsonValue): readonly string[] | string | undefined {
  if (value === null) return i18next.t("contacts:assignment.removed");
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  return Object.entries(value).flatMap(([name, cell]) => {
    if (typeof cell !== "string" || cell === "") return [];
    const vocabulary = vocabularies[name];
    const isDay = name === "from" || name === "to";
    const words = vocabulary ? i18next.t(`vocabulary:${vocabulary}.${cell}`, { defaultValue: cell }) : isDay ? writtenDay(cell, i18next.language) : cell;
    return [`${i18next.t(`contacts:assignment.${name}`, { defaultValue: name })}: ${words}`];
  });
}
