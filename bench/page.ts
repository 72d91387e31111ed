/** Opens the page of bench/renderer in the Electron that the application runs on. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication } from "@playwright/test";
import { build } from "vite";
import { openDisplay } from "#build/display.ts";
import { resolveElectronRuntime } from "#build/electron-runtime.ts";
import { root } from "#build/paths.ts";
import { ensureSystemLibraries } from "#build/system-libraries.ts";
import type { Bench } from "./renderer/page.ts";

export interface BenchPage {
  readonly runtime: string;
  call<Name extends keyof Bench>(name: Name, ...parameters: Parameters<Bench[Name]>): Promise<Awaited<ReturnType<Bench[Name]>>>;
  addScript(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface Runtime {
  readonly executable: string;
  readonly version: string;
  readonly environment: Readonly<Record<string, string>>;
  end(): void;
}

export async function prepareRuntime(say: (line: string) => void): Promise<Runtime> {
  const { executable, version } = await resolveElectronRuntime(say);
  ensureSystemLibraries(executable);
  const display = await openDisplay(say);
  return { executable, version, environment: { ...inherited(), ...display.environment }, end: () => display.end() };
}

export const electronFlags: readonly string[] = process.platform === "linux" ? ["--disable-gpu"] : [];

export async function openBenchPage(say: (line: string) => void): Promise<BenchPage> {
  const output = join(root, ".cache", "bench-page");
  await build({
    root: join(root, "bench", "renderer"),
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: "warn",
    build: { outDir: output, emptyOutDir: true, target: "chrome130", modulePreload: { polyfill: false }, chunkSizeWarningLimit: 4_000 },
  });
  const runtime = await prepareRuntime(say);
  const profile = await mkdtemp(join(tmpdir(), "focal-desk-bench-"));
  const app: ElectronApplication = await _electron.launch({
    executablePath: runtime.executable,
    args: [...electronFlags, join(root, "bench", "electron")],
    env: { ...runtime.environment, FOCAL_DESK_BENCH_PAGE: output, FOCAL_DESK_BENCH_PROFILE: profile },
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  page.on("pageerror", (error) => say(`the page failed: ${String(error)}`));
  await page.waitForFunction("document.title === 'ready'");
  return {
    runtime: `Electron ${runtime.version}`,
    call: (name, ...parameters) =>
      page.evaluate(([method, given]) => (globalThis as unknown as { bench: Record<string, (...all: unknown[]) => unknown> }).bench[method]!(...given), [
        name,
        parameters,
      ] as const) as never,
    addScript: async (path) => void (await page.addScriptTag({ path })),
    async close() {
      await app.close();
      runtime.end();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
