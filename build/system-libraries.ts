/** Says which system packages Electron still needs here, and installs them where nobody has to be asked. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const libraryPackages = ["libgtk-3-0", "libnss3", "libasound2", "libgbm1", "libxss1", "libatk-bridge2.0-0", "libnotify4", "libsecret-1-0"] as const;
const displayPackages = ["xvfb", "xauth"] as const;

export interface Need {
  /** Shared libraries that the loader does not find. */
  readonly libraries: readonly string[];
  readonly display: boolean;
}

export function ensureSystemLibraries(executable: string, say: (line: string) => void = console.log): void {
  if (process.platform !== "linux") return;
  const need = missing(executable);
  if (need.libraries.length === 0 && !need.display) return;
  if (!isDebian()) throw new Error(missingSentence(need));
  const packages = packagesFor(need, isKnownToApt);
  const line = aptLine(packages);
  if (process.getuid?.() !== 0 || process.env["FOCAL_DESK_NO_APT"]) throw new Error(`${missingSentence(need)} Install it with:\n  sudo ${line}`);
  say(`${missingSentence(need)} Installing it with:\n  ${line}`);
  apt(["update"]);
  // Names can only be looked up after the update on a machine that never had one.
  apt(["install", "-y", "--no-install-recommends", ...packagesFor(need, isKnownToApt)]);
  const still = missing(executable);
  if (still.libraries.length > 0 || still.display) throw new Error(`After the installation this is still so: ${missingSentence(still)}`);
}

export function missingSentence(need: Need): string {
  const things = [...need.libraries, ...(need.display ? ["a display (or Xvfb in its place)"] : [])];
  return `Focal Desk needs what this system does not have yet: ${things.join(", ")}.`;
}

export function aptLine(packages: readonly string[]): string {
  return `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`;
}

/** Debian 13 and Ubuntu 24.04 renamed the libraries whose time fields grew to 64 bits. */
export function packagesFor(need: Need, isKnown: (name: string) => boolean): string[] {
  const libraries = need.libraries.length > 0 ? libraryPackages.map((name) => (isKnown(`${name}t64`) ? `${name}t64` : name)) : [];
  return [...(need.display ? displayPackages : []), ...libraries];
}

/** @param listing what `ldd` printed */
export function missingLibraries(listing: string): string[] {
  return listing.split("\n").flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? []);
}

export function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(environment["DISPLAY"] || environment["WAYLAND_DISPLAY"]);
}

export function isOnPath(name: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function missing(executable: string): Need {
  const { stdout } = spawnSync("ldd", [executable], { encoding: "utf8" });
  return { libraries: missingLibraries(stdout ?? ""), display: !hasDisplay() && !isOnPath("Xvfb") };
}

function isDebian(): boolean {
  try {
    return isOnPath("apt-get") && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

function isKnownToApt(name: string): boolean {
  return spawnSync("apt-cache", ["show", name], { stdio: "ignore" }).status === 0;
}

function apt(parameters: readonly string[]): void {
  const result = spawnSync("apt-get", ["-q", ...parameters], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (result.status !== 0) throw new Error(`apt-get ${parameters[0]} ended with ${result.status ?? result.error?.message}.`);
}
