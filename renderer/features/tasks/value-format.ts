import i18next from "i18next";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";

/** Says the values of tasks in words in the conflict view and the history. */
export function addTaskFormat(): void {
  addValueFormat("task", () => ({
    label: (field) => (i18next.exists(`tasks:field.${field}`) ? i18next.t(`tasks:field.${field}`) : undefined),
    value(field, value) {
      if (typeof value !== "string" || value === "") return undefined;
      if (field === "due" || field === "doneOn") return writtenDay(value, i18next.language);
      if (field === "status") return i18next.t(`vocabulary:taskStatus.${value}`, { defaultValue: value });
      if (field === "lifecycle") return i18next.t(`tasks:lifecycle.${value}`, { defaultValue: value });
      return undefined;
    },
    writable: (field) => ["title", "note", "ministry"].includes(field),
    refers: (field) => field === "about" || field === "person",
  }));
}
