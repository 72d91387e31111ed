/** Runs once before all end-to-end tests: the runtime, its libraries, a fresh build, a display, a temporary folder for all profiles. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "#build/bundle.ts";
import { openDisplay } from "#build/display.ts";
import { resolveElectronRuntime } from "#build/electron-runtime.ts";
import { ensureSystemLibraries } from "#build/system-libraries.ts";

export default async function prepare(): Promise<() => Promise<void>> {
  const [runtime] = await Promise.all([resolveElectronRuntime(), bundle()]);
  ensureSystemLibraries(runtime.executable);
  const display = await openDisplay();
  const folder = await mkdtemp(join(tmpdir(), "focal-desk-e2e-"));
  // The workers inherit these.
  Object.assign(process.env, display.environment, { FOCAL_DESK_ELECTRON: runtime.executable, FOCAL_DESK_E2E: folder });
  return async () => {
    display.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
