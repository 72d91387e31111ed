/** Any spreadsheet file of a stranger as plain sheets, without the window standing still. */
import i18next from "i18next";
import type { Workbook, WorkbookFailure, WorkbookResult } from "#shared/workbook/workbook.ts";
import { failureInWords } from "#renderer/ui/said.ts";
import { runAside } from "./run-aside.ts";

export type AsideFailure = WorkbookFailure | "too-long" | "reader-failed";

export type WorkbookRead =
  | { readonly ok: true; readonly workbook: Workbook }
  /** `where` as `WorkbookResult` has it; `sentence` says it with the file's name, for who has no better words of their own. */
  | { readonly ok: false; readonly reason: AsideFailure; readonly where: string; readonly sentence: string };

/**
 * @param bytes a whole file, of whatever kind; they go over to the worker and are empty here afterwards
 * @param fileName as the person knows it
 * @returns null when it was cancelled; never rejects
 */
export async function readWorkbookAside(bytes: ArrayBuffer, fileName: string, cancelled: AbortSignal): Promise<WorkbookRead | null> {
  const start = (): Worker => new Worker(new URL("./workbook.worker.ts", import.meta.url), { type: "module" });
  const outcome = await runAside<ArrayBuffer, WorkbookResult>(start, { given: bytes, moved: [bytes] }, cancelled);
  if (outcome.state === "cancelled") return null;
  if (outcome.state !== "done") {
    const sentence =
      outcome.state === "too-long" ? i18next.t("common:file.tooLong", { file: fileName }) : i18next.t("common:file.readerFailed", { file: fileName });
    return { ok: false, reason: outcome.state === "too-long" ? "too-long" : "reader-failed", where: "", sentence };
  }
  const { result } = outcome;
  return result.ok ? result : { ...result, sentence: failureInWords(result.reason, fileName, result.where) };
}
