/** `npm start`: makes sure that all that the application needs is there, builds what changed, and runs it. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { bundle } from "#build/bundle.ts";
import { openDisplay } from "#build/display.ts";
import { resolveElectronRuntime } from "#build/electron-runtime.ts";
import { root } from "#build/paths.ts";
import { ensureSystemLibraries } from "#build/system-libraries.ts";

/** What Chromium says of a machine without a desktop session or a graphics card; nothing follows from it. */
const chatter = /:ERROR:(bus|viz_main_impl|command_buffer_proxy_impl|gpu_\w+|gl_\w+|gles2_\w+|object_proxy)\.cc/;

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start(parameters: readonly string[]): Promise<number> {
  const [runtime] = await Promise.all([resolveElectronRuntime(), bundle()]);
  ensureSystemLibraries(runtime.executable);
  const sandbox = sandboxParameters(runtime.executable);
  const display = await openDisplay();
  try {
    return await run(runtime.executable, [...sandbox, ...display.parameters, root, ...parameters], {
      ...process.env,
      ...display.environment,
      FOCAL_DESK_NODE: process.execPath,
    });
  } finally {
    display.end();
  }
}

/** Chromium refuses to run as root with its sandbox; for anyone else the sandbox stays. */
function sandboxParameters(executable: string): string[] {
  if (process.platform !== "linux") return [];
  if (process.getuid?.() === 0) return ["--no-sandbox"];
  const helper = join(dirname(executable), "chrome-sandbox");
  if (canMakeNamespaces() || isSetForRoot(helper)) return [];
  throw new Error(
    `This system lets ordinary programs make no sandbox, and Focal Desk does not start without one. Allow it with:\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

function canMakeNamespaces(): boolean {
  const setting = (name: string): string => (existsSync(name) ? readFileSync(name, "utf8").trim() : "");
  return setting("/proc/sys/kernel/unprivileged_userns_clone") !== "0" && setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") !== "1";
}

function isSetForRoot(helper: string): boolean {
  const about = statSync(helper, { throwIfNoEntry: false });
  return about !== undefined && about.uid === 0 && (about.mode & 0o4000) !== 0;
}

function run(executable: string, parameters: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(executable, parameters, { cwd: root, env: environment, stdio: ["inherit", "inherit", "pipe"] });
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (!chatter.test(line)) console.error(line);
    });
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) process.on(signal, () => void child.kill(signal));
    child.once("error", failed);
    child.once("exit", (code) => done(code ?? 1));
  });
}
