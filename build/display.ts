import { spawn } from "node:child_process";
import { hasDisplay, isOnPath } from "#build/system-libraries.ts";

export interface Display {
  /** What the application's environment needs besides. */
  readonly environment: Readonly<Record<string, string>>;
  /** What Electron is told besides: Xvfb has no graphics card, and trying one costs a second. */
  readonly parameters: readonly string[];
  end(): void;
}

/** Wide enough for the three windows of the sample to be looked at side by side. */
const screen = "1600x1000x24";
const startLimitMs = 15_000;

export async function openDisplay(say: (line: string) => void = console.log): Promise<Display> {
  if (process.platform !== "linux" || hasDisplay()) return { environment: {}, parameters: [], end: () => undefined };
  if (!isOnPath("Xvfb")) throw new Error("There is no display here, and no Xvfb to stand in for one: install the package xvfb or start from a desktop.");
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    // Ctrl+C reaches the whole group of processes; the application must be able to close its windows first.
    detached: true,
  });
  server.unref();
  const end = (): void => void server.kill("SIGTERM");
  process.once("exit", end);
  const number = await new Promise<string>((done, failed) => {
    const limit = setTimeout(() => failed(new Error("Xvfb did not start in time.")), startLimitMs);
    let text = "";
    const channel = server.stdio[3] as NodeJS.ReadableStream & { unref?(): void };
    channel.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes("\n")) return;
      clearTimeout(limit);
      channel.unref?.();
      done(text.trim());
    });
    server.once("error", failed);
    server.once("exit", (code) => failed(new Error(`Xvfb ended with ${code}.`)));
  });
  say(`No display here: the windows are drawn on Xvfb :${number}.`);
  return { environment: { DISPLAY: `:${number}` }, parameters: ["--disable-gpu"], end };
}
