import i18next from "i18next";
import type { JsonValue } from "#shared/lib/json.ts";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";

const vocabularies: Readonly<Record<string, string>> = {
  confidence: "confidence",
  role: "processRole",
  direction: "relayDirection",
  state: "relayState",
  audience: "audience",
};
const days: ReadonlySet<string> = new Set(["from", "to", "on"]);

/** Says the values of processes and of what is carried in words in the conflict view. */
export function addRegionFormats(): void {
  for (const kind of ["process", "relay"]) {
    addValueFormat(kind, () => ({
      label: labelOf,
      value: (field, value) => inWords(field.split(".")[0] ?? field, value),
      writable: (field) => ["name", "acronym", "note", "website", "title", "source", "result"].includes(field),
      refers: (field) => field === "outcome" || field === "meeting",
    }));
  }
}

function labelOf(field: string): string | undefined {
  const [name, part = ""] = field.split(".", 2);
  if (name === "member") return i18next.t("regions:field.member", { member: /^[A-Z]{3}$/.test(part) ? countryName(part, i18next.language) : "" }).trim();
  if (name === "on") return i18next.t("regions:field.on", { state: i18next.t(`vocabulary:relayState.${part}`, { defaultValue: part }) });
  return i18next.exists(`regions:field.${field}`) ? i18next.t(`regions:field.${field}`) : undefined;
}

function inWords(field: string, value: JsonValue): string | readonly string[] | undefined {
  if (field === "member" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value)
      .map(([name, one]) => inWords(name, one))
      .flatMap((words) => (typeof words === "string" && words !== "" ? [words] : []));
  }
  if (typeof value !== "string" || value === "") return field === "since" && typeof value === "number" ? String(value) : undefined;
  const vocabulary = vocabularies[field];
  if (vocabulary) return i18next.t(`vocabulary:${vocabulary}.${value}`, { defaultValue: value });
  if (field === "country") return countryName(value, i18next.language);
  return days.has(field) ? writtenDay(value, i18next.language) : field === "name" ? value : undefined;
}
