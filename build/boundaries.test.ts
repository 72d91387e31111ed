import { join } from "node:path";
import { expect, test } from "vitest";
import { importsOf, sourcesUnder, violationsOf } from "#build/boundaries.ts";
import { root } from "#build/paths.ts";

const rulesOf = (path: string, text: string): string[] => violationsOf({ path, text }).map(({ rule }) => rule);

test("imports, re-exports, side effects and lazy imports are all seen; comments are not", () => {
  const text = `
    import type { A } from "./a.ts";
    import {
      b,
      c,
    } from '#shared/lib/b.ts';
    export * from "./d.ts";
    import "./e.css";
    // import "./not.ts";
    /* import "./neither.ts"; */
    const f = await import("./f.ts");`;
  expect(importsOf(text).map(({ specifier }) => specifier)).toEqual(["./a.ts", "#shared/lib/b.ts", "./d.ts", "./e.css", "./f.ts"]);
});

test("what points inward is allowed", () => {
  expect(
    rulesOf("renderer/features/contacts/contacts-page.tsx", 'import { x } from "#shared/sync/protocol.ts";\nimport { y } from "../survey/index.ts";'),
  ).toEqual([]);
  expect(rulesOf("shared/sync/step.ts", 'import { x } from "../crdt/merge.ts";')).toEqual([]);
  expect(rulesOf("renderer/platform/store/dexie-storage.ts", 'import Dexie from "dexie";')).toEqual([]);
  expect(rulesOf("renderer/platform/store/storage.ts", 'import { bulkDexie } from "#renderer/platform/store/dexie-storage.ts";')).toEqual([]);
  expect(rulesOf("hub/storage/sqlite.test.ts", 'import { suite } from "#test/contracts/hub-storage.ts";')).toEqual([]);
});

test("the engine of the store is known to one file and opened by one", () => {
  expect(rulesOf("renderer/platform/store/storage.ts", 'import Dexie from "dexie";')).toEqual(["only renderer/platform/store/dexie-storage.ts knows Dexie"]);
  expect(rulesOf("renderer/platform/store/record-store.ts", 'import { bulkDexie } from "#renderer/platform/store/dexie-storage.ts";')).toEqual([
    "only renderer/platform/store/storage.ts opens renderer/platform/store/dexie-storage.ts",
  ]);
});

test("what points outward is not", () => {
  expect(rulesOf("shared/domain/kind.ts", 'import { x } from "../crdt/merge.ts";')).toEqual(["shared/domain lies further in than shared/crdt"]);
  expect(rulesOf("hub/main.ts", 'import { x } from "#test/fakes/clock.ts";')).toEqual(["hub may import only itself and shared and disk"]);
  expect(rulesOf("renderer/app/routes.tsx", 'import { x } from "#renderer/features/contacts/list.tsx";')).toEqual([
    "of a feature others import only its index.ts",
  ]);
});

test("every file of the fixture is caught", async () => {
  const sources = await sourcesUnder(join(root, "test", "fixtures", "boundaries"), ".ts.txt");
  const missed = sources.filter(({ path, text }) => violationsOf({ path: path.replace(/\.txt$/, ""), text }).length === 0);
  expect(sources.length).toBeGreaterThanOrEqual(8);
  expect(missed.map(({ path }) => path)).toEqual([]);
});
