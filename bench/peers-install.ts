/** The peers live in a package of their own, so that installing Focal Desk stays light. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, root } from "#build/paths.ts";

export const peersFolder = join(root, "bench", "peers");

export async function installPeers(say: (line: string) => void): Promise<void> {
  if (existsSync(join(peersFolder, "node_modules", ".package-lock.json"))) return;
  say("installing the peers (once)");
  const { command, prefix } = npmCommand();
  await new Promise<void>((done, failed) => {
    const child = spawn(command, [...prefix, "ci", "--no-audit", "--no-fund"], { cwd: peersFolder, stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", failed);
    child.on("exit", (code) => (code === 0 ? done() : failed(new Error(`npm ci in bench/peers ended with ${code}.`))));
  });
}

/** A peer's adapter: plain JavaScript beside the packages it uses, so that neither the type check nor the app needs them installed. */
export async function loadPeer<Adapter>(name: string): Promise<Adapter> {
  return (await import(`./peers/${name}.mjs`)) as Adapter;
}
