/** `npm run -s xlsform -- FILE [--json]`: what the desk makes of an XLSForm, without a window. */
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { workbookLimits } from "#shared/workbook/workbook.ts";
import { refused, spoken, type XlsformAnswer } from "./xlsform-answer.ts";

const usage = "Usage: npm run -s xlsform -- FILE [--json]";
/** A form of the largest size allowed is read in three; whoever wants more wants the reader to stop. */
const longest = 7_000;
/** With what the program itself needs, this stays below 500 MB. */
const memory = { maxOldGenerationSizeMb: 240, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 };

const isJson = process.argv.includes("--json");
const answer = await answerTo(process.argv.slice(2));
process.stdout.write(isJson ? `${JSON.stringify(answer)}\n` : spoken(answer));
process.exitCode = answer.ok ? 0 : 1;

async function answerTo(parameters: string[]): Promise<XlsformAnswer> {
  let path: string | undefined;
  try {
    const { positionals } = parseArgs({ args: parameters, allowPositionals: true, options: { json: { type: "boolean" } } });
    if (positionals.length !== 1 || !positionals[0]) return refused(`One file is wanted. ${usage}`);
    path = resolve(positionals[0]);
  } catch (error) {
    return refused(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
  try {
    const file = await stat(path);
    if (file.isDirectory()) return refused(`${path} is a folder. Name the file in it.`);
    if (!file.isFile()) return refused(`${path} is not a file.`);
    if (file.size > workbookLimits.fileBytes)
      return refused(`${basename(path)} has ${Math.round(file.size / 1e6)} MB. A questionnaire has at most ${workbookLimits.fileBytes / 1e6}.`);
    return await inWorker(new Uint8Array(await readFile(path)), basename(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ENOTDIR") return refused(`There is no file ${path}.`);
    if (code === "EACCES" || code === "EPERM") return refused(`${path} may not be read.`);
    return refused(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A hostile file can cost no more than the worker may have. */
function inWorker(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<XlsformAnswer> {
  return new Promise((done) => {
    const worker = new Worker(new URL("./xlsform-worker.ts", import.meta.url), {
      workerData: { bytes, name },
      transferList: [bytes.buffer],
      resourceLimits: memory,
    });
    let timer: NodeJS.Timeout | undefined;
    const tooLong = (): void => end(refused(`${name} was not read within ${longest / 1_000} seconds, so reading was stopped. Is it really a questionnaire?`));
    const end = (outcome: XlsformAnswer): void => {
      clearTimeout(timer);
      done(outcome);
      void worker.terminate();
    };
    // The time runs from when the worker has loaded: a busy machine is no reason to refuse a file.
    worker.on("message", (message: XlsformAnswer | "ready") => {
      if (message === "ready") timer = setTimeout(tooLong, longest);
      else end(message);
    });
    worker.once("error", (error: Error & { code?: string }) =>
      end(
        refused(
          error.code === "ERR_WORKER_OUT_OF_MEMORY"
            ? `${name} needs more memory than a questionnaire may take, so reading was stopped.`
            : `${name} cannot be read: ${error.message}`,
        ),
      ),
    );
  });
}
