/** The real application in a real window, with a profile of its own. */
import { join } from "node:path";
import { _electron, type ElectronApplication } from "@playwright/test";
import { root } from "#build/paths.ts";
import { electronFlags, type Runtime } from "./page.ts";

export function launchDesk(runtime: Runtime, folder: string, profile: string, more: readonly string[] = []): Promise<ElectronApplication> {
  return launch(runtime, [root, "--profile", profile, ...more], {
    FOCAL_DESK_NODE: process.execPath,
    FOCAL_DESK_MARKERS: join(folder, "markers"),
    LANG: "en_GB.UTF-8",
  });
}

/** A window of the same Electron with nothing in it but a line of text. */
export function launchEmpty(runtime: Runtime, folder: string): Promise<ElectronApplication> {
  return launch(runtime, [join(root, "bench", "electron")], { FOCAL_DESK_BENCH_PAGE: "", FOCAL_DESK_BENCH_PROFILE: join(folder, "empty") });
}

function launch(runtime: Runtime, parameters: readonly string[], environment: Readonly<Record<string, string>>): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: runtime.executable,
    args: [...electronFlags, ...parameters],
    cwd: root,
    env: { ...runtime.environment, ...environment },
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 120_000,
  });
}
