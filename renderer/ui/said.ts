/** What readers of files have to say, in the language of whoever reads it; English where that language has no words for it yet. */
import i18next from "i18next";
import type { Said } from "#shared/lib/said.ts";
import type { WorkbookFailure } from "#shared/workbook/workbook.ts";

export const inWords = ({ key, values }: Said): string => i18next.t(key as never, { replace: values } as never) as unknown as string;

/**
 * Why a file is no workbook.
 * @param where as `WorkbookResult` has it
 */
export function failureInWords(reason: WorkbookFailure, fileName: string, where: string): string {
  const sentence = inWords({ key: `workbook:${reason}`, values: { file: i18next.t("common:file.quoted", { file: fileName }) } });
  return where === "" ? sentence : inWords({ key: "workbook:where", values: { sentence, where } });
}
