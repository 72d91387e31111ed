import { filled } from "#shared/lib/said.ts";
import sentences from "./sentences.json" with { type: "json" };
import type { WorkbookFailure } from "./workbook.ts";

/** @param where as `WorkbookResult` has it */
export function failureSentence(reason: WorkbookFailure, file: string, where: string): string {
  const sentence = filled(sentences[reason], { file });
  return where === "" ? sentence : filled(sentences.where, { sentence, where });
}
