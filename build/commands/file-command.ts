/** A command that reads one file of a stranger: `npm run -s NAME -- FILE [--json]`, with limits of size, time and memory. */
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

export interface FileCommand<Answer> {
  readonly name: string;
  /** What such a file is called, as in “Is it really a questionnaire?” */
  readonly what: string;
  /** Gets `{ bytes, name }` as `workerData`; says "ready" when it has loaded, then the answer. */
  readonly worker: URL;
  /** In milliseconds of the processor, from when the worker has loaded: a busy machine is no reason to refuse a file. */
  readonly longest: number;
  readonly greatestBytes: number;
  readonly refused: (message: string) => Answer;
  readonly spoken: (answer: Answer) => string;
  readonly isRead: (answer: Answer) => boolean;
}

/** With what the program itself needs, this stays below 500 MB. */
const memory = { maxOldGenerationSizeMb: 240, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 };

/** Prints the answer, as one object or in words, and ends the process with 0 when the file was read, else with 1. */
export async function runFileCommand<Answer>(command: FileCommand<Answer>): Promise<void> {
  const parameters = process.argv.slice(2);
  const answer = await answerTo(command, parameters);
  process.stdout.write(parameters.includes("--json") ? `${JSON.stringify(answer)}\n` : command.spoken(answer));
  process.exitCode = command.isRead(answer) ? 0 : 1;
}

async function answerTo<Answer>(command: FileCommand<Answer>, parameters: string[]): Promise<Answer> {
  const { name, what, greatestBytes, refused } = command;
  const usage = `Usage: npm run -s ${name} -- FILE [--json]`;
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
    if (file.size > greatestBytes)
      return refused(
        `${basename(path)} has ${Math.round(file.size / 1e6)} MB. ${what.replace(/^./, (sign) => sign.toUpperCase())} has at most ${greatestBytes / 1e6}.`,
      );
    return await inWorker(command, new Uint8Array(await readFile(path)), basename(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ENOTDIR") return refused(`There is no file ${path}.`);
    if (code === "EACCES" || code === "EPERM") return refused(`${path} may not be read.`);
    return refused(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** However busy the machine is, somebody waits. */
const patience = 10;

/** A hostile file can cost no more than the worker may have. */
function inWorker<Answer>({ what, worker: program, longest, refused }: FileCommand<Answer>, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Answer> {
  return new Promise((done) => {
    const worker = new Worker(program, { workerData: { bytes, name }, transferList: [bytes.buffer], resourceLimits: memory });
    let timer: NodeJS.Timeout | undefined;
    const watch = (): void => {
      const before = process.cpuUsage();
      const begun = performance.now();
      timer = setInterval(() => {
        const { user, system } = process.cpuUsage(before);
        if ((user + system) / 1_000 > longest || performance.now() - begun > patience * longest) tooLong();
      }, 100);
    };
    const tooLong = (): void => end(refused(`${name} was not read within ${longest / 1_000} seconds, so reading was stopped. Is it really ${what}?`));
    const end = (outcome: Answer): void => {
      clearInterval(timer);
      done(outcome);
      void worker.terminate();
    };
    worker.on("message", (message: Answer | "ready") => {
      if (message === "ready") watch();
      else end(message);
    });
    worker.once("error", (error: Error & { code?: string }) =>
      end(
        refused(
          error.code === "ERR_WORKER_OUT_OF_MEMORY"
            ? `${name} needs more memory than ${what} may take, so reading was stopped.`
            : `${name} cannot be read: ${error.message}`,
        ),
      ),
    );
  });
}
