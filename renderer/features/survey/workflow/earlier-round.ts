/** What the same country answered last time, where the question is still the same, and how it is taken over. */
import type { Edit } from "#shared/crdt/edit.ts";
import { narrativeText, rowField, storageOf, type StoredRow } from "#shared/domain/answer/answer.ts";
import { hasContent } from "#shared/domain/answer/answer-state.ts";
import { fitsQuestion } from "#shared/domain/answer/fits-question.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { findQuestion, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { JsonValue } from "#shared/lib/json.ts";

export interface EarlierAnswer {
  readonly view: RecordView;
  /** As it was asked then, so that the answer is read in the words of its day. */
  readonly question: Question;
  readonly definition: Questionnaire;
}

/** null when it was not asked, was asked in another way, or was not answered. */
export function earlierAnswer(question: Question, before: Questionnaire, viewOf: (question: string) => RecordView | null): EarlierAnswer | null {
  const asked = findQuestion(before, question.name);
  if (asked?.type !== question.type) return null;
  const view = viewOf(question.name);
  return view && hasContent(view) ? { view, question: asked, definition: before } : null;
}

export interface TakenOver {
  readonly edits: readonly Edit[];
  /** Parts of the earlier answer that the question no longer offers. */
  readonly left: number;
}

/**
 * @param now the answer as it stands; its rows are replaced, so that taking over twice does not double them
 */
export function takeOver(question: Question, earlier: RecordView, now: RecordView | null, newRowId: () => string): TakenOver {
  const edits: Edit[] = [];
  let left = 0;
  const take = (field: string, value: JsonValue, fits: boolean): void => {
    if (fits) edits.push({ type: "set", field, value });
    else left++;
  };
  switch (storageOf(question)) {
    case "narrative":
      edits.push({ type: "replace-text", text: narrativeText, value: earlier.text(narrativeText) });
      break;
    case "value": {
      const value = earlier.value("value") ?? null;
      if (value !== null) take("value", value, fitsQuestion(question, value));
      const other = earlier.value("other") ?? null;
      if (other !== null && edits.length > 0) edits.push({ type: "set", field: "other", value: other });
      break;
    }
    case "cells":
      for (const field of earlier.fieldsUnder("cell.")) {
        const value = earlier.value(field) ?? null;
        if (value !== null) take(field, value, fitsQuestion(question, value, field.slice("cell.".length)));
      }
      break;
    case "rows": {
      const rows = earlier.fieldsUnder("row.").flatMap((field) => {
        const row = (earlier.value(field) ?? null) as StoredRow | null;
        return row === null ? [] : [row];
      });
      for (const row of rows) take(rowField(newRowId()), row as unknown as JsonValue, fitsQuestion(question, row.cells));
      if (edits.length > 0)
        for (const field of now?.fieldsUnder("row.") ?? []) if ((now?.value(field) ?? null) !== null) edits.push({ type: "set", field, value: null });
      break;
    }
  }
  return { edits, left };
}
