/**
 * Which file may import which. Imports point inward:
 *
 *   renderer | electron | hub → shared,   inside it   sync → crdt → domain → lib
 *              electron | hub → disk → shared
 *
 * oxlint cannot tell a layer from where a relative path leads, so this reads the imports itself.
 */
import { glob, readFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";

export interface Source {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Violation {
  readonly path: string;
  readonly imported: string;
  readonly rule: string;
}

const processes = ["shared", "disk", "hub", "electron", "renderer"] as const;

/** What each process may reach besides itself. Tests, benchmarks and the build look at everything. */
const reach: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  disk: ["shared"],
  hub: ["shared", "disk"],
  electron: ["shared", "disk"],
  renderer: ["shared"],
};

/** Inner to outer. */
const layers = ["lib", "domain", "crdt", "sync"];

const storageSeam = "renderer/platform/store/storage.ts";
const storageEngine = "renderer/platform/store/dexie-storage.ts";
const engineFiles: readonly string[] = [storageEngine, storageEngine.replace(/\.ts$/, ".test.ts")];
const storagePackages = /^(dexie|dexie\/.*|rxdb\/plugins\/storage-dexie)$/;
const ipcEntry = "electron/main/ipc/listen.ts";

export function violationsOf({ path, text }: Source): Violation[] {
  const isTest = /\.test\.tsx?$/.test(path);
  const from = path.split("/");
  return importsOf(text).flatMap(({ specifier, names }) => {
    const found: string[] = [];
    const target = targetOf(path, specifier);
    if (target) {
      const to = target.split("/");
      const zones = reach[from[0] as string];
      if (zones && to[0] !== from[0] && !zones.includes(to[0] as string) && !(isTest && to[0] === "test"))
        found.push(`${from[0]} may import only ${["itself", ...zones].join(" and ")}`);
      if (
        from[0] === "shared" &&
        to[0] === "shared" &&
        layers.includes(from[1] as string) &&
        layers.indexOf(to[1] as string) > layers.indexOf(from[1] as string) &&
        !isTest
      ) {
        found.push(`shared/${from[1]} lies further in than shared/${to[1]}`);
      }
      const feature = /^renderer\/features\/([^/]+)\//.exec(target)?.[1];
      if (feature && !path.startsWith(`renderer/features/${feature}/`) && !/^renderer\/features\/[^/]+\/index\.tsx?$/.test(target)) {
        found.push(`of a feature others import only its index.ts`);
      }
      if (target === storageEngine && path !== storageSeam && !engineFiles.includes(path)) found.push(`only ${storageSeam} opens ${storageEngine}`);
      if (specifier.startsWith("../../")) found.push("across folders by #, never by ../../");
    } else {
      if (storagePackages.test(specifier) && !engineFiles.includes(path)) found.push(`only ${storageEngine} knows Dexie`);
      if (specifier === "electron" && /\bipcMain\b/.test(names) && path !== ipcEntry) found.push(`only ${ipcEntry} imports ipcMain`);
      if (specifier === "electron" && from[0] !== "electron") found.push("only electron/ imports electron");
    }
    return found.map((rule) => ({ path, imported: specifier, rule }));
  });
}

/** @returns what the text imports or re-exports, also lazily, with the text of the names */
export function importsOf(text: string): { readonly specifier: string; readonly names: string }[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const fixed = [...code.matchAll(/^\s*(?:import|export)\b([^"'`;]*?\bfrom\s*|\s*)["']([^"']+)["']/gm)];
  const lazy = [...code.matchAll(/\b(?:import|require)\(\s*["']([^"']+)["']/g)];
  return [
    ...fixed.map((match) => ({ specifier: match[2] as string, names: match[1] as string })),
    ...lazy.map((match) => ({ specifier: match[1] as string, names: "" })),
  ];
}

/** @param root the project, or a folder laid out like it */
export async function sourcesUnder(root: string, ending = ".{ts,tsx}"): Promise<Source[]> {
  const sources: Source[] = [];
  for await (const path of glob(`{${processes.join(",")}}/**/*${ending}`, { cwd: root })) {
    sources.push({ path: path.replaceAll("\\", "/"), text: await readFile(join(root, path), "utf8") });
  }
  return sources;
}

/** @returns the project's file that the specifier names, or null for a package */
function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return posix.normalize(posix.join(dirname(path).replaceAll("\\", "/"), specifier));
  return null;
}
