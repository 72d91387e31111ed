/** Starts the real hub as a process of its own. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "#build/paths.ts";
import { temporaryFolder } from "./desk.ts";

export interface Hub {
  /** `ws://127.0.0.1:PORT/v1/sync` */
  readonly address: string;
  /** The first line that the hub printed, parsed. */
  readonly greeting: Readonly<Record<string, unknown>>;
  readonly data: string;
  /** SIGTERM, and wait. */
  end(): Promise<void>;
  /** SIGKILL, and wait. */
  kill(): Promise<void>;
}

export interface HubOptions {
  /** The folder of an earlier hub, to start it again. */
  readonly data?: string;
  readonly port?: number;
  readonly args?: readonly string[];
}

const startLimitMs = 30_000;

export async function startHub({ data, port = 0, args = [] }: HubOptions = {}): Promise<Hub> {
  const folder = data ?? (await temporaryFolder("hub-"));
  const child = spawn(process.execPath, [join(root, "hub", "main.ts"), "--port", String(port), "--data", folder, "--json", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-10_000)));
  const lines = createInterface({ input: child.stdout });
  const greeting = await new Promise<Record<string, unknown>>((done, failed) => {
    const limit = setTimeout(() => failed(new Error(`The hub did not start in time.\n${complaints}`)), startLimitMs);
    lines.once("line", (line) => {
      clearTimeout(limit);
      try {
        done(JSON.parse(line) as Record<string, unknown>);
      } catch {
        failed(new Error(`The hub's first line is not JSON: ${line}`));
      }
    });
    void ended.then(() => failed(new Error(`The hub ended at its start.\n${complaints}`)));
  });
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { address: String(greeting["address"]), greeting, data: folder, end: () => stop("SIGTERM"), kill: () => stop("SIGKILL") };
}
