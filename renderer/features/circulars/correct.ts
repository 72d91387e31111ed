import type { Edit } from "#shared/crdt/edit.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";

const kept = ["title", "category", "answerBy", "about", "publicSummary"] as const;

/** A draft with the words and the addressees of a circular that was sent, to be corrected: it follows the one that it corrects. */
export function editsToCorrect(sent: RecordView): readonly Edit[] {
  const fields: readonly (readonly [string, string])[] = [...kept.map((field) => [field, wordsOf(sent, field)] as const), ["follows", sent.id]];
  return [
    ...fields.filter(([, value]) => value !== "").map(([field, value]): Edit => ({ type: "set", field, value })),
    ...sent.elements("countries").map((element): Edit => ({ type: "add", set: "countries", element })),
    { type: "replace-text", text: "body", value: sent.text("body") },
  ];
}
