import { narrativeText, rowField } from "#shared/domain/answer/answer.ts";
import { rowsOf } from "#shared/domain/answer/given-answers.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { findQuestion, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { answerInWords, partInWords, rankingInWords } from "../value-format.ts";

/** A whole answer in words, one line for each thing that it says. */
export function answerLines(question: Question, view: RecordView, definition: Questionnaire, locale: string): readonly string[] {
  const lines = (field: string, value: JsonValue): readonly string[] => {
    const words =
      question.type === "ranking"
        ? rankingInWords(question.of === undefined ? undefined : findQuestion(definition, question.of), value, locale)
        : answerInWords(question, field, value, locale);
    return words === undefined ? [] : typeof words === "string" ? [words] : words;
  };
  const narrative = view.text(narrativeText);
  if (narrative !== "") return [narrative];
  const single = ["value", "other"].flatMap((field) => lines(field, view.value(field) ?? null));
  const cells = view.fieldsUnder("cell.").flatMap((field) => {
    const value = lines(field, view.value(field) ?? null).join(", ");
    return value === "" ? [] : [`${partInWords(question, field, view, locale)}: ${value}`];
  });
  const rows = rowsOf(view).map((row) => lines(rowField(row.id), view.value(rowField(row.id)) ?? null).join(" · "));
  return [...single, ...cells, ...rows].filter((line) => line !== "");
}
