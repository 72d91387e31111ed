/**
 * How far an answer is: empty → draft → done → cleared, or returned with a reason.
 *
 * Clearing and returning say which content they were about. When the answer changes afterwards, by whomever and wherever, it falls back to
 * draft or done by itself: nobody clears what they have not seen.
 */
import { z } from "zod";
import { contentHash } from "#shared/lib/content-hash.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { isEmptyAnswer } from "../questionnaire/expression.ts";

export type AnswerState = "empty" | "draft" | "done" | "returned" | "cleared";

const content = z.string().regex(/^[0-9a-f]{64}$/);
export const clearanceSchema = z.strictObject({ content }).nullable();
export const returnSchema = z.strictObject({ content, reason: z.string().trim().min(1).max(2_000) }).nullable();

/** The letters of a narrative. */
export const narrativeText = "narrative";
const contentFields = ["value", "other"];

/** Everything that was answered, and nothing of what is said about it. */
function contentOf(view: RecordView): JsonValue {
  const fields = [...contentFields, ...view.fieldsUnder("cell."), ...view.fieldsUnder("row.")];
  const values = fields.map((field) => [field, view.value(field) ?? null] as const).filter(([, value]) => !isEmptyAnswer(value));
  const narrative = view.text(narrativeText);
  return { ...Object.fromEntries(values), ...(narrative === "" ? {} : { [narrativeText]: narrative }) };
}

/** Whether two answers say the same, whatever is said about them. */
export function sameContent(left: RecordView, right: RecordView): boolean {
  return sameJson(contentOf(left), contentOf(right));
}

export function hasContent(view: RecordView | null): boolean {
  return view !== null && !isEmptyAnswer(contentOf(view));
}

/** What a clearance or a return is bound to. */
export function answerContent(view: RecordView): string {
  return contentHash(contentOf(view));
}

/** @param view null when nobody has written the answer yet */
export function answerStateOf(view: RecordView | null): AnswerState {
  if (!view) return "empty";
  const cleared = clearanceSchema.safeParse(view.value("clearance") ?? null).data;
  const returned = returnSchema.safeParse(view.value("returned") ?? null).data;
  const now = cleared || returned ? answerContent(view) : "";
  if (cleared?.content === now) return "cleared";
  if (returned?.content === now) return "returned";
  if (!hasContent(view)) return "empty";
  return view.value("state") === "done" ? "done" : "draft";
}

/** The reason for which an answer came back, as long as nothing in it has changed since. */
export function returnReason(view: RecordView): string | null {
  return answerStateOf(view) === "returned" ? (returnSchema.parse(view.value("returned"))?.reason ?? null) : null;
}
