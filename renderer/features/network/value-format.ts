import i18next from "i18next";
import { addValueFormat, type ValueFormat } from "#renderer/platform/desk/value-format.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import type { JsonValue } from "#shared/lib/json.ts";

/** Says the values of teams and bodies in words in the conflict view, a member in one line. */
export function addNetworkFormats(): void {
  const format = (vocabularies: Readonly<Record<string, string>>, roles: string): ValueFormat => ({
    label(field) {
      if (field.startsWith("member.")) return i18next.t("network:member.label");
      const key = `network:field.${field}`;
      return i18next.exists(key) ? (i18next.t(key as never) as string) : undefined;
    },
    value(field, value) {
      if (field.startsWith("member.")) return memberInWords(value, roles);
      if (typeof value !== "string" || value === "") return undefined;
      const vocabulary = vocabularies[field];
      if (vocabulary) return i18next.t(`vocabulary:${vocabulary}.${value}`, { defaultValue: value });
      return field === "paperDue" ? writtenDay(value, i18next.language) : undefined;
    },
    writable: (field) => ["title", "paperTitle", "mandate"].includes(field),
  });
  addValueFormat("team", () => format({ roundtable: "roundtableNumber", session: "session", audience: "audience" }, "teamRole"));
  addValueFormat("body", () => format({ type: "bodyType", audience: "audience" }, "bodyRole"));
}

function memberInWords(value: JsonValue, roles: string): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return i18next.t("network:member.removed");
  const row = value as Readonly<Record<string, JsonValue>>;
  const words = (name: string): string => (typeof row[name] === "string" ? row[name] : "");
  const { language } = i18next;
  const role = words("role");
  const days = [words("from"), words("to")].map((day) => (day === "" ? "" : writtenDay(day, language)));
  return [
    words("country") && countryName(words("country"), language),
    words("name"),
    role && i18next.t(`vocabulary:${roles}.${role}`, { defaultValue: role }),
    days.some((day) => day !== "") && days.join(" – "),
  ]
    .filter(Boolean)
    .join(", ");
}
