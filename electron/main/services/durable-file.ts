/** Small JSON files that are either the old or the new one after a crash, never half of one. */
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** @param mode permissions of the file, by default readable by its owner only */
export async function writeDurably(path: string, value: unknown, mode = 0o600): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${path}.${randomBytes(4).toString("hex")}.new`;
  try {
    const file = await open(fresh, "w", mode);
    try {
      await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** @returns null when there is no such file, or when it cannot be understood: then it is set aside as `….broken` for someone to look at */
export async function readDurably<Value>(path: string, parse: (value: unknown) => Value): Promise<Value | null> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    return parse(JSON.parse(text));
  } catch {
    await rename(path, `${path}.broken`);
    return null;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder to sync it, and needs not.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
