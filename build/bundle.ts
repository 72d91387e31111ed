/** Builds what the application runs into dist/: renderer, electron (main and preload) and hub. What did not change is not built again. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import postcssPresetMantine from "postcss-preset-mantine";
import postcssSimpleVars from "postcss-simple-vars";
import { build, type InlineConfig } from "vite";
import { root } from "#build/paths.ts";

const targets = ["renderer", "electron", "hub"] as const;
type Target = (typeof targets)[number];

const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

export async function bundle(say: (line: string) => void = console.log): Promise<void> {
  const began = performance.now();
  const changed = await Promise.all(targets.map(bundleTarget));
  const built = targets.filter((_target, index) => changed[index]);
  if (built.length > 0) say(`Built ${built.join(", ")} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

async function bundleTarget(target: Target): Promise<boolean> {
  const output = join(root, "dist", target);
  const inputs = await hashOfInputs(target);
  if (await isCurrent(output, inputs)) return false;
  // Built beside and swapped in, so that a window that is open meanwhile never meets half of it.
  const fresh = `${output}.${process.pid}`;
  try {
    for (const configuration of configurations[target](fresh)) await build(configuration);
    await writeFile(join(fresh, "inputs.txt"), inputs);
    await swap(fresh, output);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return true;
}

const shared = {
  root,
  configFile: false,
  envDir: false,
  logLevel: "warn",
  css: { postcss: { plugins: [postcssPresetMantine(), postcssSimpleVars({ variables: breakpoints() })] } },
} satisfies InlineConfig;

const configurations: Record<Target, (output: string) => InlineConfig[]> = {
  renderer: (output) => [
    {
      ...shared,
      root: join(root, "renderer"),
      publicDir: false,
      plugins: [react()],
      build: {
        outDir: output,
        emptyOutDir: true,
        target: "chrome130",
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 4_000,
        modulePreload: { polyfill: false },
        rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
      },
    },
  ],
  electron: (output) => [
    library("electron/main/main.ts", "main.cjs", "cjs", output, ["electron", ...builtins]),
    library("electron/preload/preload.ts", "preload.cjs", "cjs", output, ["electron"]),
  ],
  hub: (output) => [library("hub/main.ts", "main.mjs", "es", output, builtins)],
};

/**
 * What the first picture needs is one file, run in the order of its imports: each further file is a question to the main process, and a
 * module of its own chunk would run before `without-eval.ts`. The small screens come together; the survey's form, larger than all else, alone.
 */
const chunks = [
  { name: "start", tags: ["$initial" as const], priority: 2 },
  { name: "screens", test: /[\\/]renderer[\\/](ui|features[\\/](?!survey[\\/]))/, priority: 1 },
];

/** One file that holds all it needs, so that the packaged application carries no node_modules. */
function library(entry: string, name: string, format: "cjs" | "es", output: string, external: string[]): InlineConfig {
  return {
    ...shared,
    publicDir: false,
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: join(root, entry),
      outDir: output,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      rolldownOptions: {
        external,
        output: { format, entryFileNames: name, codeSplitting: false },
      },
    },
  };
}

async function hashOfInputs(target: Target): Promise<string> {
  const hash = createHash("sha256");
  const patterns = [`${target}/**/*.{ts,tsx,css,html,json,svg,png,woff2}`, "shared/**/*.{ts,json}", "disk/**/*.ts", "build/bundle.ts", "package-lock.json"];
  const paths: string[] = [];
  for await (const path of glob(patterns, { cwd: root, exclude: ["**/*.test.ts", "**/*.test.tsx", "**/tsconfig.json"] })) paths.push(path);
  for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(join(root, path)));
  return hash.digest("hex");
}

async function isCurrent(output: string, inputs: string): Promise<boolean> {
  return (await readFile(join(output, "inputs.txt"), "utf8").catch(() => "")) === inputs;
}

async function swap(fresh: string, output: string): Promise<void> {
  const old = `${output}.old.${process.pid}`;
  await mkdir(join(output, ".."), { recursive: true });
  if (existsSync(output)) await rename(output, old).catch(() => undefined);
  try {
    await rename(fresh, output);
  } catch (error) {
    // Another run put its own there between the two steps; both were built from the same sources.
    if (!existsSync(output)) throw error;
  }
  await rm(old, { recursive: true, force: true });
}

function breakpoints(): Record<string, string> {
  return {
    "mantine-breakpoint-xs": "36em",
    "mantine-breakpoint-sm": "48em",
    "mantine-breakpoint-md": "62em",
    "mantine-breakpoint-lg": "75em",
    "mantine-breakpoint-xl": "88em",
  };
}

if (import.meta.main) await bundle();
