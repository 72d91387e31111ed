/** Starts the real application, each with a profile of its own. */
import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { root } from "#build/paths.ts";
import { allEnded, processTree } from "./process-tree.ts";

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** What the page wrote to its console as an error, and what it threw. */
  readonly problems: readonly string[];
  /** As a person does, with the page's chance to save. */
  close(): Promise<void>;
  /** SIGKILL: nothing gets a chance. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  /** The folder of an earlier desk, to start it again. */
  readonly profile?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export async function launchDesk({ profile, args = [], env = {} }: LaunchOptions = {}): Promise<Desk> {
  const folder = profile ?? (await temporaryFolder("profile-"));
  const app = await _electron.launch({
    executablePath: required("FOCAL_DESK_ELECTRON"),
    args: [...(process.platform === "linux" ? ["--disable-gpu"] : []), root, "--profile", folder, ...args],
    cwd: root,
    env: { ...inherited(), FOCAL_DESK_NODE: process.execPath, FOCAL_DESK_MARKERS: join(required("FOCAL_DESK_E2E"), "markers"), LANG: "en_GB.UTF-8", ...env },
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 60_000,
  });
  const ended = new Promise<void>((done) => app.process().once("exit", () => done()));
  const page = await app.firstWindow();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  return {
    app,
    page,
    profile: folder,
    problems,
    async close() {
      await app.close();
      await ended;
    },
    async kill() {
      const processes = await processTree(app.process().pid!);
      app.process().kill("SIGKILL");
      await ended;
      await allEnded(processes);
    },
  };
}

/** A folder that is removed after the whole run. */
export async function temporaryFolder(prefix: string): Promise<string> {
  return mkdtemp(join(required("FOCAL_DESK_E2E"), prefix));
}

/** Kept under test-results/screens, to be looked at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(root, "test-results", "screens");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is set by test/e2e/support/surroundings.ts; run these tests with Playwright's configuration.`);
  return value;
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
