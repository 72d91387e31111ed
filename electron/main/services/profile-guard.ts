/** An older Chromium deletes the IndexedDB that a newer one wrote, so a profile only ever goes forward. */
import { join } from "node:path";
import { z } from "zod";
import { readDurably, writeDurably } from "#electron/main/services/durable-file.ts";

const runtimeSchema = z.object({ chromium: z.number().int() });

/** @returns the newer Chromium's major version when this one must not open the profile, else null */
export async function newerRuntimeOf(profile: string, chromiumVersion: string): Promise<number | null> {
  const file = join(profile, "runtime.json");
  const major = Number.parseInt(chromiumVersion, 10);
  const last = await readDurably(file, runtimeSchema.parse);
  if (last && last.chromium > major) return last.chromium;
  if (last?.chromium !== major) await writeDurably(file, { chromium: major });
  return null;
}
