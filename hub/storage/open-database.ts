import { DatabaseSync } from "node:sqlite";
import { latestVersion, migrations } from "#hub/storage/migrations.ts";

export type Opened<Value> =
  | { readonly outcome: "opened"; readonly value: Value }
  | { readonly outcome: "failed"; readonly reason: OpenFailure; readonly detail: string };
/** `in-use`: another process holds it. `newer`: a later version of Focal Desk wrote it. */
export type OpenFailure = "in-use" | "newer" | "unreadable";

/** Opens a database of the hub for this process alone and brings it to the present version. */
export function openDatabase(path: string): Opened<DatabaseSync> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    // Exclusive before the first read: the index of the write-ahead log then lives in this process, and a second hub is noticed.
    database.exec(`
      PRAGMA page_size = 8192;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA cache_size = -65536;
      PRAGMA temp_store = MEMORY;
    `);
    const version = versionOf(database);
    if (version > latestVersion) {
      database.close();
      return { outcome: "failed", reason: "newer", detail: `version ${version}, this hub knows ${latestVersion}` };
    }
    migrate(database, version);
    return { outcome: "opened", value: database };
  } catch (error) {
    database?.close();
    const code = (error as { errcode?: number }).errcode;
    const busy = code === 5 || code === 6 || code === 261;
    return { outcome: "failed", reason: busy ? "in-use" : "unreadable", detail: error instanceof Error ? error.message : String(error) };
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
}

function migrate(database: DatabaseSync, from: number): void {
  // The empty write takes the exclusive lock now, so that a second hub fails at once and not at its first write.
  database.exec("BEGIN IMMEDIATE");
  try {
    for (const migration of migrations) {
      if (migration.version <= from) continue;
      database.exec(migration.sql);
      database.exec(`PRAGMA user_version = ${migration.version}`);
    }
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
