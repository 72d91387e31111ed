import sentences from "./sentences.json" with { type: "json" };
import type { WorkbookFailure } from "./workbook.ts";

/** @param where as `WorkbookResult` has it */
export function failureSentence(reason: WorkbookFailure, file: string, where: string): string {
  return sentences[reason].replace("{{file}}", file) + (where === "" ? "" : ` (${where})`);
}
