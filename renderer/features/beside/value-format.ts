import i18next from "i18next";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";
import { sizeInWords } from "#renderer/ui/file-size.ts";

/** Says the values of a document's record in words, where it was refused. */
export function addDocumentFormat(): void {
  addValueFormat("attachment", () => ({
    label: (field) => (i18next.exists(`beside:documents.field.${field}`) ? i18next.t(`beside:documents.field.${field}`) : undefined),
    value: (field, value) => (field === "size" && typeof value === "number" ? sizeInWords(value, i18next.language) : undefined),
    writable: () => false,
    refers: (field) => field === "about",
  }));
}
