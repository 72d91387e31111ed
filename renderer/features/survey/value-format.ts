/** One register of an answer in words, for where its form is not at hand: conflicts, history, the quarantine. */
import i18next from "i18next";
import type { RecordView } from "#shared/domain/kind.ts";
import type { StoredRow } from "#shared/domain/answer/answer.ts";
import { registerInWords } from "#shared/domain/paper/wording.ts";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { withPlaces, wordingIn } from "#renderer/ui/answer-words.ts";

type Lines = string | readonly string[];

/** @param field a register of the answer, such as `value` or `cell.data` */
export function answerInWords(question: Question, field: string, value: JsonValue, definition: Questionnaire, locale: string): Lines {
  if (field === "state") return i18next.t(value === "done" ? "survey:label.done" : "survey:label.draft");
  if (value === null) return field.startsWith("row.") ? i18next.t("survey:label.removed") : "";
  if (field === "clearance") return i18next.t("workflow:state.cleared");
  if (field === "returned") return String((value as { readonly reason?: string }).reason ?? "");
  const words = registerInWords(question, field, value, definition, wordingIn(locale));
  const lines = question.type === "ranking" && field === "value" ? withPlaces(words) : words;
  // A list, a row and a table say several things; everything else one.
  return Array.isArray(value) || typeof value === "object" ? lines : lines.join(", ");
}

/** Which part of an answer a register is: the title of its matrix row, the first words of a repeating row. */
export function partInWords(question: Question, field: string, view: RecordView | null, locale: string): string {
  if (field.startsWith("cell.") && "rows" in question) {
    const row = question.rows.find((row) => row.value === field.slice("cell.".length));
    if (row) return localisedText(row.title, locale);
  }
  if (field.startsWith("row.") && question.type === "rows") {
    const cells = (view?.value(field) as unknown as StoredRow | null | undefined)?.cells ?? {};
    const words = question.columns.map((column) => cells[column.name]).find((cell) => typeof cell === "string" && cell !== "");
    return [localisedText(question.rowTitle, locale), typeof words === "string" ? `“${words.slice(0, 60)}”` : ""].filter(Boolean).join(" ");
  }
  return i18next.t(`survey:label.${field}`, { defaultValue: field });
}
