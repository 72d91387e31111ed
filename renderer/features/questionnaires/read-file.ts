/** A chosen file as a questionnaire, or as everything that is wrong with it. Runs in a worker: see `read-in-worker.ts`. */
import { largestDefinition, readQuestionnaire, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { errorSaid, reasonSaid, whatSaid, type NotImported, type ReasonCode } from "#shared/domain/xlsform/findings.ts";
import { importXlsform } from "#shared/domain/xlsform/import-xlsform.ts";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import { refusedFor, type FileReading } from "./file-reading.ts";

/** @param name with its extension; the bytes say what kind of file it is */
export function readQuestionnaireFile(bytes: Uint8Array, name: string): FileReading {
  const reading = isJson(bytes, name) ? readJson(bytes) : readForm(bytes, name);
  if (reading.ok && sizeOf(reading.definition) > largestDefinition) return { ...refusedFor("too-large"), left: reading.left };
  return reading;
}

function readForm(bytes: Uint8Array, name: string): FileReading {
  const opened = readWorkbook(bytes);
  if (!opened.ok) return { ok: false, failure: { reason: opened.reason, where: opened.where }, problems: [], errors: [], left: [] };
  const { questionnaire, notImported, errors } = importXlsform(opened.workbook, name.replace(/\.[^.]+$/, ""));
  const left = questionsFirst(notImported).map((one) => ({ sheet: one.sheet, row: one.row, what: whatSaid(one), reason: reasonSaid(one) }));
  if (questionnaire) return { ok: true, definition: questionnaire, left };
  return { ok: false, problems: [], errors: errors.map((one) => ({ sheet: one.sheet, row: one.row, what: errorSaid(one) })), left };
}

/** Nobody misses these: no country would have been asked anything by them. */
const quiet: ReadonlySet<ReasonCode> = new Set(["metadata", "unused-column", "unused-setting", "unused-sheet"]);

/** What countries will not be asked is read before what never was a question; otherwise as the file has it. */
function questionsFirst(left: readonly NotImported[]): readonly NotImported[] {
  return left.toSorted((one, other) => Number(quiet.has(one.reason)) - Number(quiet.has(other.reason)));
}

function readJson(bytes: Uint8Array): FileReading {
  // What is far too large is not parsed first.
  if (bytes.length > 4 * largestDefinition) return refusedFor("too-large");
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refusedFor("not-json");
  }
  const read = readQuestionnaire(json);
  return read.ok ? { ...read, left: [] } : { ok: false, problems: read.problems, errors: [], left: [] };
}

/** A workbook begins neither with a brace nor with a bracket, and a table of texts that does is not called `.json`. */
function isJson(bytes: Uint8Array, name: string): boolean {
  if (/\.json$/i.test(name)) return true;
  if (/\.(csv|xlsx?)$/i.test(name)) return false;
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return start.startsWith("{") || start.startsWith("[");
}

const sizeOf = (definition: Questionnaire): number => new TextEncoder().encode(JSON.stringify(definition)).length;
