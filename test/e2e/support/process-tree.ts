/** The processes that a desk consists of. Chromium's own outlive a killed main process for a moment, and still touch the profile. */
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const limitMs = 10_000;

/** The process and all that it started; only itself where the system has no `/proc`. */
export async function processTree(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc").catch(() => [])) {
    const status = /^\d+$/.test(name) ? await statusOf(Number(name)) : null;
    if (status) parents.set(Number(name), status.parent);
  }
  const tree = [root];
  for (const member of tree) for (const [process, parent] of parents) if (parent === member) tree.push(process);
  return tree;
}

/** Resolves when none of them runs any more; throws when one will not end. */
export async function allEnded(processes: readonly number[]): Promise<void> {
  const latest = Date.now() + limitMs;
  for (const one of processes) {
    for (let status = await statusOf(one); status && status.state !== "Z"; status = await statusOf(one)) {
      if (Date.now() > latest) throw new Error(`Process ${one} of a killed desk still runs after ${limitMs} ms`);
      await pause(20);
    }
  }
}

/** null when there is no such process. The name stands in brackets and may hold anything, so the fields are counted after it. */
async function statusOf(process: number): Promise<{ readonly state: string; readonly parent: number } | null> {
  const line = await readFile(`/proc/${process}/stat`, "utf8").catch(() => null);
  if (line === null) return null;
  const [state = "", parent = ""] = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return { state, parent: Number(parent) };
}
