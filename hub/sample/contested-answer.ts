import { answerId } from "#shared/domain/answer/answer.ts";
import { sampleResponseId } from "#shared/domain/sample/sample-answers.ts";
import type { SampleRecord } from "#shared/domain/sample/sample-record.ts";

/** What another ministry wrote, without having seen the answer that the sample gives: how often the coordinating body meets. */
export const contestedAnswer: SampleRecord = {
  id: answerId(sampleResponseId, "coordinationMeets"),
  kind: "answer",
  scope: "country:MUS",
  fields: { value: "monthly" },
};
