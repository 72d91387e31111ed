/** The database's shape, one numbered step after another. A step that was released is never edited. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Audience and reach are stored as 0 internal, 1 secretariat, 2 network, so that "at least secretariat" is a comparison. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

      CREATE TABLE records (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        scope TEXT NOT NULL,
        audience INTEGER NOT NULL,
        reach INTEGER NOT NULL,
        parent TEXT NOT NULL,
        title TEXT NOT NULL,
        status TEXT NOT NULL,
        conflicts INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        crdt TEXT NOT NULL
      );
      CREATE INDEX records_by_scope ON records (scope, seq);
      CREATE INDEX records_shared ON records (seq) WHERE reach >= 1 AND scope GLOB 'country:*';
      CREATE INDEX records_network ON records (seq) WHERE reach >= 2 AND scope GLOB 'country:*';
      CREATE INDEX records_by_parent ON records (parent) WHERE parent <> '';

      CREATE TABLE audit (
        number INTEGER PRIMARY KEY,
        record INTEGER NOT NULL REFERENCES records (number),
        seq INTEGER NOT NULL,
        person TEXT NOT NULL,
        installation INTEGER NOT NULL,
        at INTEGER NOT NULL,
        change TEXT NOT NULL
      );
      CREATE INDEX audit_by_record ON audit (record);

      CREATE TABLE accounts (
        person TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        country TEXT,
        ministry TEXT NOT NULL,
        processes TEXT NOT NULL,
        revoked INTEGER NOT NULL
      ) WITHOUT ROWID;

      CREATE TABLE invitations (
        code_hash TEXT PRIMARY KEY,
        person TEXT NOT NULL REFERENCES accounts (person),
        expires INTEGER NOT NULL,
        used_at INTEGER
      ) WITHOUT ROWID;
      CREATE INDEX invitations_by_person ON invitations (person);

      CREATE TABLE installations (
        installation INTEGER PRIMARY KEY AUTOINCREMENT,
        person TEXT NOT NULL REFERENCES accounts (person),
        public_key TEXT NOT NULL,
        device TEXT NOT NULL,
        enrolled_at INTEGER NOT NULL,
        last_seen INTEGER
      );
      CREATE INDEX installations_by_person ON installations (person);
    `,
  },
  {
    // Each audit row names the one before it, and the record its last: its history is found without an index to keep up.
    version: 2,
    sql: `
      ALTER TABLE records ADD COLUMN audited INTEGER NOT NULL DEFAULT 0;
      UPDATE records SET audited = COALESCE((SELECT MAX(number) FROM audit WHERE record = records.number), 0);
      CREATE TABLE chained (
        number INTEGER PRIMARY KEY,
        record INTEGER NOT NULL,
        before INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        person TEXT NOT NULL,
        installation INTEGER NOT NULL,
        at INTEGER NOT NULL,
        change TEXT NOT NULL
      );
      INSERT INTO chained SELECT number, record, LAG(number, 1, 0) OVER (PARTITION BY record ORDER BY number), seq, person, installation, at, change FROM audit;
      DROP TABLE audit;
      ALTER TABLE chained RENAME TO audit;
    `,
  },
  {
    // The epoch in which an installation has brought back what it holds. Before the first restore there is nothing to bring back.
    version: 3,
    sql: `
      ALTER TABLE installations ADD COLUMN brought_epoch TEXT;
      UPDATE installations SET brought_epoch = (SELECT value FROM facts WHERE name = 'epoch' AND value GLOB '1-*');
    `,
  },
  {
    // The secretariat's feeds: what it keeps to itself, and every regional process.
    version: 4,
    sql: `
      CREATE INDEX records_forum ON records (seq) WHERE reach >= 2 AND scope = 'forum';
      CREATE INDEX records_drafts ON records (seq) WHERE audience < 2 AND scope = 'forum';
      CREATE INDEX records_of_processes ON records (seq) WHERE scope GLOB 'process:*';
    `,
  },
  {
    // Which documents a country has, and which are named at all.
    version: 5,
    sql: "CREATE INDEX records_of_documents ON records (scope, seq) WHERE kind = 'attachment';",
  },
];

export const latestVersion = migrations.at(-1)?.version ?? 0;
