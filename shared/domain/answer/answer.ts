/**
 * One country's answer to one question: a record of its own, so that two ministries never wait for each other.
 *
 *   value          text, number, range, date, time, datetime, choice, choices, yes, ranking
 *   other          what "other (please specify)" stands for, beside `value`
 *   cell.<row>     one row of a matrix: the step of the scale, or { column: value }
 *   row.<rowId>    one repeating row: { order, cells: { column: value } }, null once it is removed
 *   narrative      the letters of a narrative (a text, not a register)
 *   state          draft | done
 *   clearance      a validator cleared this content of it; returned: sent back, with the reason
 *
 * The id is made from the response and the question, and nothing else says which answer it is: two ministries that answer a question
 * for the first time, apart, meet in one record.
 * Different rows and cells are different registers and never conflict; one register written apart is a conflict that a person decides.
 */
import { z } from "zod";
import { asRecordId, type RecordId } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { KindDefinition, RecordView } from "../kind.ts";
import { definitionOf, findQuestion, type Question } from "../questionnaire/definition.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { commonFields } from "../vocabulary/values.ts";
import { answerStateOf, clearanceSchema, narrativeText, returnSchema } from "./answer-state.ts";
import { fitsQuestion } from "./fits-question.ts";

const answerStates = ["draft", "done"] as const;

export const answerId = (response: string, question: string): RecordId => asRecordId(`answer.${response}.${question}`);

/** The response and the question of an answer; null when the id is none of an answer. */
export function partsOfAnswerId(id: string): { readonly response: string; readonly question: string } | null {
  const [, response, question] = /^answer\.(.+)\.([^.]+)$/.exec(id) ?? [];
  return response && question ? { response, question } : null;
}

export const cellField = (row: string): string => `cell.${row}`;
export const rowField = (rowId: string): string => `row.${rowId}`;
export { narrativeText };

/** A repeating row as its register holds it. Rows are shown by `order`, then by id: two rows added apart may share an order. */
export interface StoredRow {
  readonly order: number;
  readonly cells: { readonly [column: string]: JsonValue };
}

/** `none`: nobody answers it, and no record may be there. */
export type Storage = "value" | "cells" | "rows" | "narrative" | "none";

export function storageOf(question: Question): Storage {
  switch (question.type) {
    case "narrative":
      return "narrative";
    case "matrix":
    case "grid":
      return "cells";
    case "rows":
      return "rows";
    case "note":
    case "calculate":
    case "hidden":
      return "none";
    default:
      return "value";
  }
}

const cell = z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(2_000)).max(300), z.null()]);
const cells = z.record(z.string().max(64), cell);
const row: z.ZodType<StoredRow> = z.strictObject({ order: z.number().min(-1e9).max(1e9), cells });

export const answerKind: KindDefinition = {
  kind: "answer",
  fields: {
    ...commonFields,
    value: z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(64)).max(300), z.null()]),
    other: z.string().max(2_000).nullable(),
    state: z.enum(answerStates),
    clearance: clearanceSchema,
    returned: returnSchema,
    "row.*": row.nullable(),
    "cell.*": z.union([cell, cells]),
  },
  sets: {},
  texts: { [narrativeText]: 40_000 },
  audience: "secretariat",
  project(view) {
    const { response, question } = partsOfAnswerId(view.id) ?? { response: "", question: view.id };
    const value = view.value("value");
    return {
      title: question,
      status: answerStateOf(view),
      parent: response,
      summary: { question },
      search: searchText(typeof value === "string" ? value : "", wordsOf(view, "other"), view.text(narrativeText)),
    };
  },
  needs(view, lookup) {
    const response = partsOfAnswerId(view.id)?.response;
    if (!response) return [];
    const found = lookup(response);
    const questionnaire = found ? wordsOf(found, "questionnaire") : "";
    return questionnaire ? [response, questionnaire] : [response];
  },
  check(view, touched, lookup) {
    const parts = partsOfAnswerId(view.id);
    const response = parts ? lookup(parts.response) : null;
    // A response of another scope: otherwise one country could take the id of another country's answer.
    if (!parts || !response || response.scope !== view.scope) return "unknown-record";
    const definition = definitionOf(lookup(wordsOf(response, "questionnaire"))?.value("definition"));
    if (!definition) return "unknown-record";
    const question = findQuestion(definition, parts.question);
    if (!question) return "unknown-question";
    if (storageOf(question) === "none") return "wrong-type";
    return touched.every((part) => fitsPart(question, part, view)) ? null : "wrong-type";
  },
};

function fitsPart(question: Question, part: string, view: RecordView): boolean {
  const storage = storageOf(question);
  if (part === narrativeText) return storage === "narrative";
  const value = view.value(part) ?? null;
  if (part === "value") return storage === "value" && fitsQuestion(question, value);
  if (part === "other") return (question.type === "choice" || question.type === "choices") && question.other === true;
  if (part.startsWith("cell.")) return storage === "cells" && fitsQuestion(question, value, part.slice("cell.".length));
  if (part.startsWith("row.")) return storage === "rows" && fitsQuestion(question, value === null ? null : (value as unknown as StoredRow).cells);
  return true;
}
