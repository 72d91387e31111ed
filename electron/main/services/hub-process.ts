/** Runs the bundled hub beside the application. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { utilityProcess } from "electron";
import type { HubProcess } from "#electron/main/services/sample-desk.ts";

const hasOwnSqlite = isAtLeast(process.versions.node, 22, 13);

/** Ends the hub when the application is gone, also when it was killed: then nobody can tell the hub. */
const endWithParent = "data:text/javascript,process.stdin.on('end',()=>process.kill(process.pid)).resume()";

/** @param script the hub's bundled main module */
export function startHubProcess(script: string, parameters: readonly string[]): HubProcess {
  if (hasOwnSqlite) {
    const child = utilityProcess.fork(script, [...parameters], { stdio: ["ignore", "pipe", "inherit"], serviceName: "Focal Desk sample hub" });
    return described(
      child.stdout as unknown as Readable,
      (ended) => child.once("exit", ended),
      () => void child.kill(),
    );
  }
  // Electron 33 brings Node 20, which has no node:sqlite: `npm start` says where the Node of the scripts is.
  const node = process.env["FOCAL_DESK_NODE"] ?? "node";
  const child = spawn(node, ["--import", endWithParent, script, ...parameters], { stdio: ["pipe", "pipe", "inherit"] });
  return described(
    child.stdout,
    (ended) => {
      child.once("exit", ended);
      child.once("error", ended);
    },
    () => void child.kill("SIGTERM"),
  );
}

function described(output: Readable, onEnd: (ended: () => void) => void, end: () => void): HubProcess {
  const lines = createInterface({ input: output });
  const firstLine = new Promise<string>((done, failed) => {
    lines.once("line", done);
    onEnd(() => failed(new Error("The hub ended before it said where it is.")));
  });
  // Its later lines are read so that its pipe never fills.
  lines.on("line", () => undefined);
  firstLine.catch(() => undefined);
  return { firstLine, end, onEnd };
}

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
