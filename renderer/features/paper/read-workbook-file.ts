/** A colleague's file as a proposal of changes, or the reason why it cannot be read. */
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { keyOf, readBack, type ReadAnswer, type Refused } from "#shared/domain/paper/read-back.ts";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import type { WorkbookFailure } from "#shared/workbook/workbook.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import type { GatheredReturn } from "./gather-return.ts";
import { listsIn } from "./paper-words.ts";

export type FileRefused = Refused | WorkbookFailure | "notRead";
export type FileRead =
  | { readonly ok: true; readonly answers: readonly ReadAnswer[]; readonly stamp: string }
  | { readonly ok: false; readonly reason: FileRefused; readonly where: string };

export async function readWorkbookFile(file: Blob, response: RecordDocument, definition: Questionnaire, gathered: GatheredReturn): Promise<FileRead> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { ok: false, reason: "notRead", where: "" };
  const opened = readWorkbook(new Uint8Array(bytes));
  if (!opened.ok) return opened;
  const key = keyOf(opened.workbook);
  if (typeof key === "string") return { ok: false, reason: key, where: "" };
  return readBack(opened.workbook, { definition, response: response.id, questionnaire: response.parent }, listsIn(key.language, definition, gathered.entries));
}
