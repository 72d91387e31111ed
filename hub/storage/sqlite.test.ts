import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { latestVersion, migrations } from "#hub/storage/migrations.ts";
import { openSqliteStorage } from "#hub/storage/sqlite.ts";
import type { HubStorage } from "#shared/ports/hub-storage.ts";
import { hubStorageContract } from "#test/contracts/hub-storage.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function file(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "focal-desk-storage-"));
  folders.push(folder);
  return join(folder, "hub.sqlite");
}

function open(path: string, restored = false): HubStorage {
  const opened = openSqliteStorage(path, { random: () => "test", restored });
  if (opened.outcome === "failed") throw new Error(`${opened.reason}: ${opened.detail}`);
  return opened.value;
}

hubStorageContract("SQLite in memory", false, async () => {
  const storage = open(":memory:");
  return { storage, reopen: null, restore: null, end: () => storage.close() };
});

hubStorageContract("SQLite in a file", true, async () => {
  const path = await file();
  let storage = open(path);
  return {
    storage,
    reopen: async () => {
      await storage.close();
      storage = open(path);
      return storage;
    },
    restore: async () => {
      await storage.close();
      storage = open(path, true);
      return storage;
    },
    end: () => storage.close(),
  };
});

describe("the SQLite file", () => {
  it("is refused when a newer version wrote it, when it is not a database, and while another hub uses it", async () => {
    const newer = await file();
    const database = new DatabaseSync(newer);
    database.exec(`PRAGMA user_version = ${latestVersion + 1}`);
    database.close();
    expect(openSqliteStorage(newer, { random: () => "" })).toMatchObject({ outcome: "failed", reason: "newer" });

    const text = await file();
    await writeFile(text, "not a database, and long enough to be read as a header of one");
    expect(openSqliteStorage(text, { random: () => "" })).toMatchObject({ outcome: "failed", reason: "unreadable" });

    const used = await file();
    const first = open(used);
    expect(openSqliteStorage(used, { random: () => "" })).toMatchObject({ outcome: "failed", reason: "in-use" });
    await first.close();
    await open(used).close();
  });

  it("flushes every commit to the disk", async () => {
    const path = await file();
    await open(path).close();
    const database = new DatabaseSync(path);
    expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(database.prepare("PRAGMA user_version").get()).toEqual({ user_version: latestVersion });
    database.close();
  });

  it("numbers its migrations without gaps", () => {
    expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_migration, at) => at + 1));
  });

  it("begins a new epoch after a restore and gives out no installation number twice", async () => {
    const path = await file();
    const first = open(path);
    const epoch = await first.epoch();
    await first.saveAccount({ person: "p", name: "", role: "secretariat", country: null, ministry: "", processes: [], revoked: false });
    await first.saveInvitation({ codeHash: "a", person: "p", expires: 10, usedAt: null });
    const before = await first.redeem("a", "", "", 1);
    await first.close();
    const second = open(path, true);
    expect(await second.epoch()).not.toBe(epoch);
    await second.saveInvitation({ codeHash: "b", person: "p", expires: 10, usedAt: null });
    const after = await second.redeem("b", "", "", 1);
    await second.close();
    expect(after.outcome === "enrolled" && before.outcome === "enrolled" && after.installation - before.installation).toBeGreaterThan(1_000);
    const third = open(path);
    expect(await third.epoch()).toMatch(/^2-/);
    await third.close();
  });

  it("passes over numbers also when nobody had enrolled before the backup", async () => {
    const path = await file();
    await open(path).close();
    const storage = open(path, true);
    await storage.saveAccount({ person: "p", name: "", role: "secretariat", country: null, ministry: "", processes: [], revoked: false });
    await storage.saveInvitation({ codeHash: "a", person: "p", expires: 10, usedAt: null });
    expect(await storage.redeem("a", "", "", 1)).toMatchObject({ installation: 10_001 });
    await storage.close();
  });

  it.each([
    ["1-first", false],
    ["2-restored", true],
  ])("of the second version, in epoch %s, awaits its installations: %s", async (epoch, isAwaited) => {
    const path = await file();
    const database = new DatabaseSync(path);
    for (const { sql } of migrations.slice(0, 2)) database.exec(sql);
    database.exec(`PRAGMA user_version = 2; INSERT INTO facts VALUES ('epoch', '${epoch}');
      INSERT INTO accounts VALUES ('p', '', 'secretariat', NULL, '', '[]', 0);
      INSERT INTO installations (person, public_key, device, enrolled_at) VALUES ('p', 'key', '', 1)`);
    database.close();
    const storage = open(path);
    expect(await storage.installation(1)).toMatchObject({ publicKey: "key", awaited: isAwaited });
    await storage.close();
  });

  it("of the fourth version finds the documents it holds, by an index", async () => {
    const path = await file();
    const database = new DatabaseSync(path);
    for (const { sql } of migrations.slice(0, 4)) database.exec(sql);
    database.exec(`PRAGMA user_version = 4; INSERT INTO facts VALUES ('epoch', '1-first');
      INSERT INTO records (number, id, kind, scope, audience, reach, parent, title, status, conflicts, updated, seq, crdt, audited)
      VALUES (1, 'attachment.1', 'attachment', 'country:MUS', 0, 0, '', '', '', 0, 0, 1, '{}', 0)`);
    database.close();
    const storage = open(path);
    expect((await storage.attachments("country:MUS", 0, 10)).map(({ id }) => id)).toEqual(["attachment.1"]);
    await storage.close();
    const again = new DatabaseSync(path);
    const plan = again.prepare("EXPLAIN QUERY PLAN SELECT id FROM records WHERE kind = 'attachment' AND scope = 'forum' AND seq > 0 ORDER BY seq").all();
    expect(JSON.stringify(plan)).toContain("records_of_documents");
    again.close();
  });

  it("keeps what was merged into a record and by whom", async () => {
    const storage = open(":memory:");
    const record = {
      id: "a",
      kind: "k",
      scope: "forum",
      audience: "network",
      reach: "network",
      parent: "",
      title: "",
      status: "",
      conflicts: 0,
      updated: 0,
      crdt: "{}",
    } as const;
    const entry = { record: "a", person: "p", installation: 3, at: 9, change: '{"v":1}' };
    await storage.merge([], () => ({ writes: [record], audit: [entry], result: null }));
    await storage.merge([], () => ({ writes: [record], audit: [{ ...entry, at: 10 }], result: null }));
    expect(await storage.history("a")).toEqual([
      { ...entry, seq: 1 },
      { ...entry, at: 10, seq: 2 },
    ]);
    await storage.close();
  });
});
