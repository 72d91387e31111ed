/**
 * What a focal point signed off: a numbered copy of a country's whole answer that nobody changes any more. Its id holds the response, the
 * number, the beginning of the content's hash and the copy that signed, so that two people who sign apart make two submissions. What the secretariat says of it (`receipt`) is the only register that is written later.
 */
import { z } from "zod";
import { contentHash } from "#shared/lib/content-hash.ts";
import { asRecordId, recordIdPattern, type RecordId } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { fitsWhole } from "../answer/fits-question.ts";
import type { KindDefinition, RecordView } from "../kind.ts";
import { isAnswerable } from "../questionnaire/asked.ts";
import { definitionOf, findQuestion, type Questionnaire } from "../questionnaire/definition.ts";
import { wordsOf } from "../vocabulary/read.ts";
import { commonFields } from "../vocabulary/values.ts";

/** By hand, because a schema of schemas takes twenty times as long over a whole country's answers. */
function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}
const json = z.custom<JsonValue>(isJson);

const frozenAnswerSchema = z.strictObject({
  /** The answer as one plain value: a code, a list, `{ row: … }`, a list of rows, the letters of a narrative. */
  value: json,
  /** What "other" stands for. */
  other: z.string().max(2_000).optional(),
});
export type FrozenAnswer = z.infer<typeof frozenAnswerSchema>;

const contentSchema = z.strictObject({
  questionnaire: z.string().regex(recordIdPattern),
  /** ISO 3166-1 alpha-3. */
  country: z.string().regex(/^[A-Z]{3}$/),
  /** By the name of the question; a question that was not asked or not answered is not there. */
  answers: z.record(z.string().max(64), frozenAnswerSchema),
});
export type SubmissionContent = z.infer<typeof contentSchema>;

export const receiptSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("acknowledged") }),
  z.strictObject({ state: z.literal("returned"), reason: z.string().trim().min(1).max(2_000) }),
]);
export type Receipt = z.infer<typeof receiptSchema>;

/** Written once, when it is signed. */
const frozenFields = ["response", "number", "content", "hash", "signer"] as const;

/** @param maker the copy that signs, so that no two devices ever make one id */
export const submissionId = (response: string, number: number, hash: string, maker: string): RecordId =>
  asRecordId(`${idBefore(response, number, hash)}${maker}`);

const idBefore = (response: string, number: number, hash: string): string => `submission.${response}.${number}-${hash.slice(0, 8)}-`;

export const submissionKind: KindDefinition = {
  kind: "submission",
  fields: {
    ...commonFields,
    response: z.string().regex(recordIdPattern),
    number: z.number().int().min(1).max(10_000),
    content: contentSchema,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    /** Name and function of who signs, as printed under the answer. */
    signer: z.string().trim().min(1).max(400),
    receipt: receiptSchema,
  },
  frozen: frozenFields,
  sets: {},
  texts: {},
  audience: "secretariat",
  project(view) {
    const receipt = receiptOf(view);
    const country = contentOf(view)?.country ?? "";
    return {
      title: country,
      status: receipt?.state ?? "received",
      parent: wordsOf(view, "response"),
      summary: { number: numberOf(view), country, hash: wordsOf(view, "hash"), signer: wordsOf(view, "signer") },
      search: wordsOf(view, "signer"),
    };
  },
  needs(view) {
    const [response, questionnaire] = [wordsOf(view, "response"), contentOf(view)?.questionnaire];
    return response ? [response, ...(questionnaire === undefined ? [] : [questionnaire])] : [];
  },
  check(view, touched, lookup) {
    // What was signed and received is not taken back: a new number stands over it, or the secretariat returns it.
    if (touched.includes("audience") && view.value("audience") === "internal") return "wrong-type";
    const response = wordsOf(view, "response");
    const content = contentOf(view);
    if (!content) return "wrong-type";
    const found = lookup(response);
    if (!found || found.scope !== view.scope) return "unknown-record";
    const hash = contentHash(content);
    const fits =
      wordsOf(view, "hash") === hash &&
      view.id.startsWith(idBefore(response, numberOf(view), hash)) &&
      content.questionnaire === wordsOf(found, "questionnaire") &&
      view.scope === `country:${content.country}`;
    if (!fits) return "wrong-type";
    return touched.includes("content") ? wrongAnswer(content, definitionOf(lookup(content.questionnaire)?.value("definition"))) : null;
  },
};

/** A signed copy comes whole from a device: nothing in it may be what no answer could be, because everything that counts reads it. */
function wrongAnswer({ answers }: SubmissionContent, definition: Questionnaire | null): string | null {
  if (!definition) return "unknown-record";
  for (const [name, { value, other }] of Object.entries(answers)) {
    const question = findQuestion(definition, name);
    if (!question) return "unknown-question";
    if (!isAnswerable(question) || !fitsWhole(question, value)) return "wrong-type";
    if (other !== undefined && !("other" in question && question.other)) return "wrong-type";
  }
  return null;
}

/** Read once per stored value: the hub's check, the projection and every tally ask for it. */
const read = new WeakMap<object, SubmissionContent | null>();

/** null while it has not wholly arrived, or when a newer version wrote it in a way this one cannot read. */
export function contentOf(view: RecordView): SubmissionContent | null {
  const value = view.value("content");
  if (typeof value !== "object" || value === null) return null;
  let content = read.get(value);
  if (content === undefined) read.set(value, (content = contentSchema.safeParse(value).data ?? null));
  return content;
}

export function receiptOf(view: RecordView): Receipt | null {
  return receiptSchema.safeParse(view.value("receipt")).data ?? null;
}

function numberOf(view: RecordView): number {
  const number = view.value("number");
  return typeof number === "number" ? number : 0;
}
