/** The profile's log: one line an entry, two files at most. */
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

export type Level = "error" | "warning" | "information";
export type Log = (level: Level, message: string, detail?: string) => void;

/** @param limit bytes after which the file becomes `….1` and a new one starts */
export function openLog(profile: string, limit = 1_000_000, now: () => Date = () => new Date()): Log {
  const folder = join(profile, "logs");
  const path = join(folder, "focal-desk.log");
  mkdirSync(folder, { recursive: true });
  return (level, message, detail) => {
    const line = `${JSON.stringify({ at: now().toISOString(), level, message, detail })}\n`;
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) + line.length > limit) renameSync(path, `${path}.1`);
    } catch {
      // The first line of a new profile: there is nothing to turn over.
    }
    try {
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A full disk must not end the application because it could not complain about it.
    }
  };
}
