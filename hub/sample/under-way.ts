/** A response in the middle of its work, so that the first look shows what waits: sections with ministries, one of them late, one answer sent back. */
import { answerContent } from "#shared/domain/answer/answer-state.ts";
import { answerId } from "#shared/domain/answer/answer.ts";
import { sectionField } from "#shared/domain/response/assignment.ts";
import { sampleResponseId } from "#shared/domain/sample/sample-answers.ts";
import type { SampleRecord } from "#shared/domain/sample/sample-record.ts";

/** @param day gives the day that lies so many days after the sample is made */
export function assignments(day: (days: number) => string): SampleRecord {
  return {
    id: sampleResponseId,
    kind: "response",
    scope: "country:MUS",
    fields: {
      [sectionField("priorities")]: { ministry: "Ministry of Labour", due: day(7) },
      [sectionField("practice")]: { ministry: "Ministry of Labour", due: day(-3) },
      [sectionField("cooperation")]: { ministry: "Ministry of Finance", due: day(14) },
    },
  };
}

export const returnedAnswer = answerId(sampleResponseId, "obstacles");

/** @param view what the hub holds of the answer */
export function sentBack(view: Parameters<typeof answerContent>[0]): SampleRecord {
  return {
    id: returnedAnswer,
    kind: "answer",
    scope: "country:MUS",
    fields: { returned: { content: answerContent(view), reason: "Tools, training and staff are still open. Ask the statistics office." } },
  };
}
