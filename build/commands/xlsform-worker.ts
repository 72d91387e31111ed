/** Reads one file, apart from the program that waits for it: see `xlsform.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { errorSentence, reasonSentence, whatPhrase } from "#shared/domain/xlsform/findings.ts";
import { importXlsform } from "#shared/domain/xlsform/import-xlsform.ts";
import { failureSentence } from "#shared/workbook/failure-sentence.ts";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import { refused, type XlsformAnswer } from "./xlsform-answer.ts";

const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };
parentPort?.postMessage("ready");
parentPort?.postMessage(answerFor());

function answerFor(): XlsformAnswer {
  const read = readWorkbook(bytes);
  if (!read.ok) return refused(failureSentence(read.reason, name, read.where));
  const { questionnaire, title, languages, questions, notImported, errors } = importXlsform(read.workbook, name.replace(/\.[^.]+$/, ""));
  return {
    ok: questionnaire !== null,
    title,
    languages,
    questions,
    notImported: notImported.map((one) => ({ what: whatPhrase(one), sheet: one.sheet, row: one.row, reason: reasonSentence(one) })),
    errors: errors.map((one) => ({ message: errorSentence(one), sheet: one.sheet, row: one.row })),
  };
}
