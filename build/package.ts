/**
 * `npm run package`: the application as a folder under out/, for the current Electron. Where that cannot be downloaded,
 * `npm run package -- --try` makes one with the registry's Electron, to look at and never to ship.
 */
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { bundle } from "#build/bundle.ts";
import { resolveElectronRuntime } from "#build/electron-runtime.ts";
import { root } from "#build/paths.ts";
import { runProgram } from "#build/steps.ts";

const isTry = process.argv.includes("--try");
const [runtime] = await Promise.all([resolveElectronRuntime(), bundle()]);
if (runtime.source !== "package" && !isTry) {
  console.error(
    "Focal Desk is only shipped with the current Electron, which could not be downloaded here. `npm run package -- --try` packs this one to look at.",
  );
  process.exitCode = 1;
} else {
  const local = [`-c.electronDist=${dirname(runtime.executable)}`, `-c.electronVersion=${runtime.version}`];
  process.exitCode = await runProgram("electron-builder", ["--dir", "--publish", "never", ...local]);
  // The registry's Electron carries its bootstrap here; the packed application is in app.asar.
  if (isTry) await rm(join(root, "out", "linux-unpacked", "resources", "app"), { recursive: true, force: true });
}
