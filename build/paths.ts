import { homedir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

/** Where downloads are kept, outside the repository so that a fresh clone finds them again. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (environment["FOCAL_DESK_CACHE"]) return resolve(environment["FOCAL_DESK_CACHE"]);
  if (environment["XDG_CACHE_HOME"]) return join(environment["XDG_CACHE_HOME"], "focal-desk");
  if (platform === "win32") return join(environment["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "focal-desk", "Cache");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "focal-desk");
  return join(homedir(), ".cache", "focal-desk");
}

/** `npm` as the person has it set up, run by this very Node. */
export function npmCommand(): { readonly command: string; readonly prefix: readonly string[] } {
  const path = process.env["npm_execpath"];
  if (path?.endsWith("npm-cli.js")) return { command: process.execPath, prefix: [path] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", prefix: [] };
}
