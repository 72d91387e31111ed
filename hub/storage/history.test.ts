import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { migrations } from "#hub/storage/migrations.ts";
import { openSqliteStorage } from "#hub/storage/sqlite.ts";

const write = (id: string, crdt: string) =>
  ({ id, kind: "k", scope: "forum", audience: "network", reach: "network", parent: "", title: "", status: "", conflicts: 0, updated: 0, crdt }) as const;
const entry = (record: string, change: string) => ({ record, person: "p", installation: 3, at: 9, change });

function open(path: string) {
  const opened = openSqliteStorage(path, { random: () => "test" });
  if (opened.outcome === "failed") throw new Error(opened.detail);
  return opened.value;
}

it("keeps each record's history apart, also of several changes in one push and in one moment, and after a push that fails", async () => {
  const storage = open(":memory:");
  const push = (...changes: [string, string][]) =>
    storage.merge([], () => ({
      writes: [...new Set(changes.map(([record]) => record))].map((record) => write(record, JSON.stringify(changes))),
      audit: changes.map(([record, change]) => entry(record, change)),
      result: null,
    }));
  await Promise.all([push(["a", "1"], ["b", "2"], ["a", "3"]), push(["b", "4"])]);
  await expect(
    storage.merge([], () => ({ writes: [{ ...write("a", "never"), title: null as never }], audit: [entry("a", "never")], result: null })),
  ).rejects.toThrow();
  await push(["a", "5"]);
  const changes = async (record: string) => (await storage.history(record)).map(({ change, seq }) => [change, seq]);
  expect(await changes("a")).toEqual([
    ["1", 1],
    ["3", 1],
    ["5", 4],
  ]);
  expect(await changes("b")).toEqual([
    ["2", 2],
    ["4", 3],
  ]);
  expect((await storage.read(["a"]))[0]).toMatchObject({ seq: 4, crdt: '[["a","5"]]' });
  await storage.close();
});

it("brings the history of a file of the first version along", async () => {
  const folder = await mkdtemp(join(tmpdir(), "focal-desk-history-"));
  const path = join(folder, "hub.sqlite");
  const database = new DatabaseSync(path);
  database.exec(migrations[0]?.sql ?? "");
  database.exec("PRAGMA user_version = 1");
  const record = database.prepare("INSERT INTO records VALUES (?, ?, 'k', 'forum', 2, 2, '', '', '', 0, 0, ?, '{}')");
  const audit = database.prepare("INSERT INTO audit VALUES (?, ?, ?, 'p', 3, 9, ?)");
  record.run(1, "a", 4);
  record.run(2, "b", 3);
  record.run(3, "c", 5);
  for (const [number, of, seq, change] of [
    [1, 1, 1, "a1"],
    [2, 2, 2, "b1"],
    [3, 2, 3, "b2"],
    [4, 1, 4, "a2"],
  ] as const)
    audit.run(number, of, seq, change);
  database.close();
  const storage = open(path);
  const changes = async (id: string) => (await storage.history(id)).map(({ change }) => change);
  await storage.merge([], () => ({ writes: [write("a", "{}"), write("d", "{}")], audit: [entry("a", "a3"), entry("d", "d1")], result: null }));
  expect([await changes("a"), await changes("b"), await changes("c"), await changes("d")]).toEqual([["a1", "a2", "a3"], ["b1", "b2"], [], ["d1"]]);
  await storage.close();
  await rm(folder, { recursive: true });
});
