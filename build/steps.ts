import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { root } from "#build/paths.ts";

/** Runs a program of node_modules/.bin in the project's folder, and shows what it says. @returns its exit code */
export function runProgram(name: string, parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<number> {
  const path = `${join(root, "node_modules", ".bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  return new Promise((done, failed) => {
    const child = spawn(name, parameters, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, PATH: path, ...environment },
      shell: process.platform === "win32",
    });
    child.once("error", failed);
    child.once("exit", (code) => done(code ?? 1));
  });
}
