import i18next from "i18next";
import type { JsonValue } from "#shared/lib/json.ts";
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
  type: "initiativeType",
  rightsConsidered: "consideration",
  genderConsidered: "consideration",
  capacityNeeds: "capacityNeed",
};

const days: ReadonlySet<string> = new Set(["startDate", "endDate"]);
const longWords: ReadonlySet<string> = new Set([
  "title",
  "leadMinistry",
  "source",
  "results",
  "lessons",
  "effectsOnMigrants",
  "rights",
  "gender",
  "goodPractice",
]);
/** Cells of rows that hold codes. */
const cellVocabularies: Readonly<Record<string, string>> = { status: "milestoneStatus" };

/** Says the values of initiatives in words in the conflict view. */
export function addInitiativeFormat(): void {
  addValueFormat("initiative", () => ({
    label(field) {
      const [name = field] = field.split(".", 1);
      return i18next.exists(`initiatives:field.${name}`) ? i18next.t(`initiatives:field.${name}`) : undefined;
    },
    value(field, value) {
      if (field.includes(".")) return rowInWords(field.slice(0, field.indexOf(".")), value);
      if (typeof value !== "string" || value === "") return undefined;
      const vocabulary = vocabularies[field];
      if (vocabulary) return i18next.t(`vocabulary:${vocabulary}.${value}`, { defaultValue: value });
      if (days.has(field)) return writtenDay(value, i18next.language);
      if (field === "lifecycle") return i18next.t(`initiatives:lifecycle.${value}`, { defaultValue: value });
      return undefined;
    },
    writable: (field) => longWords.has(field),
    refers: (field) => field === "followUpOf",
  }));
}

/** A row, a line for each cell that says something. */
function rowInWords(list: string, value: JsonValue): readonly string[] | string | undefined {
  if (value === null) return i18next.t("initiatives:removedRow");
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  return Object.entries(value).flatMap(([name, cell]) => {
    const key = `initiatives:${list}.${name}`;
    if (cell === null || cell === "" || !i18next.exists(key)) return [];
    return [`${i18next.t(key)}: ${cellInWords(name, cell)}`];
  });
}

function cellInWords(name: string, cell: JsonValue): string {
  const vocabulary = cellVocabularies[name];
  if (vocabulary) return i18next.t(`vocabulary:${vocabulary}.${String(cell)}`, { defaultValue: String(cell) });
  return typeof cell === "string" ? writtenDay(cell, i18next.language) : Number(cell).toLocaleString(i18next.language);
}
