/** A colleague's file as a proposal of changes, or the reason why it cannot be read. */
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { keyOf, readBack, type ReadAnswer, type Refused } from "#shared/domain/paper/read-back.ts";
import { readWorkbookAside, type AsideFailure } from "#renderer/platform/aside/read-workbook-aside.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { speak } from "#renderer/platform/words/desk-words.ts";
import type { GatheredReturn } from "./gather-return.ts";
import { listsIn } from "./paper-words.ts";

export type FileRefused = Refused | AsideFailure | "notRead";
export type FileRead =
  | { readonly ok: true; readonly answers: readonly ReadAnswer[]; readonly stamp: string }
  | { readonly ok: false; readonly reason: FileRefused; readonly where: string };

/** @returns null when it was cancelled */
export async function readWorkbookFile(
  file: File,
  response: RecordDocument,
  definition: Questionnaire,
  gathered: GatheredReturn,
  cancelled: AbortSignal,
): Promise<FileRead | null> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { ok: false, reason: "notRead", where: "" };
  const opened = await readWorkbookAside(bytes, file.name, cancelled);
  if (!opened?.ok) return opened;
  const key = keyOf(opened.workbook);
  if (typeof key === "string") return { ok: false, reason: key, where: "" };
  await speak(key.language);
  return readBack(opened.workbook, { definition, response: response.id, questionnaire: response.parent }, listsIn(key.language, definition, gathered.entries));
}
