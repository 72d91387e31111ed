/** `npm run hub -- --port 0 --data DIR [--host 127.0.0.1] [--sample [--sample-conflict]] [--json] [--restored]` */
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import pino from "pino";
import { startHub } from "#hub/start.ts";

const usage =
  "Usage: npm run hub -- --data FOLDER [--port 4180] [--host 127.0.0.1] [--sample [--sample-conflict]] [--restored] [--json] [--documents MEGABYTES] [--documents-per-country MEGABYTES]";

const megabyte = 1024 ** 2;

const parameters = read();
if (parameters) await run(parameters);

interface Parameters {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly sample: boolean;
  readonly sampleConflict: boolean;
  readonly restored: boolean;
  readonly json: boolean;
  readonly documentRoom?: number;
  readonly countryDocumentRoom?: number;
}

function read(): Parameters | null {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        port: { type: "string", default: "4180" },
        sample: { type: "boolean", default: false },
        "sample-conflict": { type: "boolean", default: false },
        restored: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        documents: { type: "string" },
        "documents-per-country": { type: "string" },
      },
    });
    if (!values.data) return fail(`The hub needs a folder for its data. ${usage}`);
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) return fail(`${values.port} is not a port. ${usage}`);
    const { data, "sample-conflict": sampleConflict, port, documents, "documents-per-country": perCountry, ...others } = values;
    for (const megabytes of [documents, perCountry]) {
      if (megabytes !== undefined && !/^\d{1,9}$/.test(megabytes)) return fail(`${megabytes} is not a number of megabytes. ${usage}`);
    }
    return {
      ...others,
      sampleConflict,
      data: resolve(data),
      port: Number(port),
      ...(documents === undefined ? {} : { documentRoom: Number(documents) * megabyte }),
      ...(perCountry === undefined ? {} : { countryDocumentRoom: Number(perCountry) * megabyte }),
    };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

async function run({ json, ...options }: Parameters): Promise<void> {
  const log = pino({ base: null, level: "info" }, pino.destination({ fd: 2, sync: true }));
  const started = await startHub({ ...options, log, now: Date.now, randomBytes });
  if (started.outcome === "failed") return void fail(started.sentence);
  const { running } = started;
  const { address, invitation, sample } = running;
  if (json) say(JSON.stringify({ address, invitation, ...(sample ? { sample } : {}) }));
  else {
    say(`The hub is at ${address}`);
    if (invitation) say(`Invitation for the secretariat, to be used once within 14 days: ${invitation}`);
    for (const one of sample ?? []) say(`Sample invitation for ${one.label}: ${one.invitation}`);
  }

  let isClosing = false;
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "The hub could not close in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(sentence: string): null {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
  return null;
}
