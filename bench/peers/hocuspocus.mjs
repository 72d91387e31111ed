import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Hocuspocus } from "@hocuspocus/server";

/** The table and statements of Hocuspocus's own SQLite extension, on the SQLite that the hub uses. */
export async function open(path, documents) {
  const database = new DatabaseSync(path);
  database.exec(
    "PRAGMA page_size = 8192; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536;",
  );
  database.exec(`CREATE TABLE "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))`);
  const select = database.prepare(`SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC`);
  const upsert = database.prepare(`INSERT INTO "documents" ("name", "data") VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data`);
  let stored = 0;
  const server = new Hocuspocus({
    quiet: true,
    debounce: 0,
    maxDebounce: 0,
    extensions: [
      new Database({
        fetch: async ({ documentName }) => select.get(documentName)?.data ?? null,
        store: async ({ documentName, state }) => {
          upsert.run(documentName, state);
          stored++;
        },
      }),
    ],
  });
  const edit = async (id, fields) => {
    const connection = await server.openDirectConnection(id);
    await connection.transact((document) => {
      const map = document.getMap("fields");
      for (const name in fields) map.set(name, fields[name]);
    });
    // Closing the last connection stores the document and waits for it.
    await connection.disconnect();
  };
  for (const { id, fields } of documents) await edit(id, fields);
  return {
    async change(ids, batch, round) {
      const before = stored;
      for (let start = 0; start < ids.length; start += batch) {
        await Promise.all(ids.slice(start, start + batch).map((id) => edit(id, { function: `Director of migration policy ${round}` })));
      }
      if (stored - before < ids.length) throw new Error(`Hocuspocus stored ${stored - before} of ${ids.length} documents.`);
    },
    async close() {
      database.close();
    },
  };
}
