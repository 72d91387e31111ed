/**
 * The hub's storage in one SQLite file.
 *
 * Group commit: merges that are asked for in one turn of the event loop share one transaction, so that a burst of small pushes costs
 * one flush to the disk. Each `decide` sees what those before it wrote; a `decide` that throws fails alone, because it has written
 * nothing; a failing write or commit fails all of them, because none is then on the disk.
 */
import type { DatabaseSync } from "node:sqlite";
import { openDatabase, type Opened } from "#hub/storage/open-database.ts";
import { Recent } from "#hub/storage/recent.ts";
import type { Audience } from "#shared/domain/kind.ts";
import type { Feed, Role } from "#shared/domain/permissions.ts";
import type { Account, AuditEntry, Awaited, HubStorage, MergeOutcome, StoredRecord } from "#shared/ports/hub-storage.ts";

export interface SqliteOptions {
  /** Random characters that tell one history from another. */
  readonly random: () => string;
  /** The file was restored from a backup: devices may hold what it does not. */
  readonly restored?: boolean;
}

/** @param path a file, or `:memory:` */
export function openSqliteStorage(path: string, options: SqliteOptions): Opened<HubStorage> {
  const opened = openDatabase(path);
  return opened.outcome === "failed" ? opened : { outcome: "opened", value: storageOn(opened.value, options) };
}

const audiences: readonly Audience[] = ["internal", "secretariat", "network"];
const columns = "number, id, kind, scope, audience, reach, parent, title, status, conflicts, updated, seq, crdt, audited";
/** Of records as they are written out; this process alone writes the file, so what it remembers is what is there. */
const recentCharacters = 8_388_608;

function storageOn(database: DatabaseSync, options: SqliteOptions): HubStorage {
  const prepare = (sql: string) => database.prepare(sql);
  const fact = prepare("SELECT value FROM facts WHERE name = ?");
  const saveFact = prepare("INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  const recordById = prepare(`SELECT ${columns} FROM records WHERE id = ?`);
  const childrenOf = prepare(`SELECT ${columns} FROM records WHERE parent = ? AND parent <> '' ORDER BY seq`);
  const insert = prepare(`INSERT INTO records (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const updateContent = prepare("UPDATE records SET title = ?, status = ?, conflicts = ?, updated = ?, seq = ?, crdt = ?, audited = ? WHERE number = ?");
  // Apart, because SQLite writes every index of a column that is named here, also where the value stays: a fifth of what a row costs.
  const updatePlace = prepare("UPDATE records SET audience = ?, reach = ?, parent = ? WHERE number = ?");
  const insertAudit = prepare("INSERT INTO audit (number, record, before, seq, person, installation, at, change) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const auditByNumber = prepare("SELECT before, seq, person, installation, at, change FROM audit WHERE number = ?");
  const pageOfScope = prepare(`SELECT ${columns} FROM records WHERE scope = ? AND seq > ? ORDER BY seq LIMIT ?`);
  // A row that became a draft again stays in the page of the Forum, so that who had it hears of it.
  const pageOfForum = prepare(`SELECT ${columns} FROM records WHERE reach >= 2 AND scope = 'forum' AND seq > ? ORDER BY seq LIMIT ?`);
  const pageOfDrafts = prepare(`SELECT ${columns} FROM records WHERE audience < 2 AND scope = 'forum' AND seq > ? ORDER BY seq LIMIT ?`);
  const pageOfProcesses = prepare(`SELECT ${columns} FROM records WHERE scope GLOB 'process:*' AND seq > ? ORDER BY seq LIMIT ?`);
  const pageOfShared = prepare(`SELECT ${columns} FROM records WHERE reach >= 1 AND scope GLOB 'country:*' AND seq > ? ORDER BY seq LIMIT ?`);
  const pageOfNetwork = prepare(`SELECT ${columns} FROM records WHERE reach >= 2 AND scope GLOB 'country:*' AND seq > ? AND scope <> ? ORDER BY seq LIMIT ?`);
  const attachmentsOf = prepare(`SELECT ${columns} FROM records WHERE kind = 'attachment' AND scope = ? AND seq > ? ORDER BY seq LIMIT ?`);
  const allAttachments = prepare(`SELECT ${columns} FROM records WHERE kind = 'attachment' AND seq > ? ORDER BY seq LIMIT ?`);
  const greatest = prepare(
    "SELECT (SELECT COALESCE(MAX(seq), 0) FROM records) AS seq, (SELECT COALESCE(MAX(number), 0) FROM records) AS record, (SELECT COALESCE(MAX(number), 0) FROM audit) AS audit",
  );
  const count = prepare("SELECT COUNT(*) AS count FROM records");
  const accountByPerson = prepare("SELECT * FROM accounts WHERE person = ?");
  const allAccounts = prepare(`
    SELECT a.*, (SELECT COUNT(*) FROM installations i WHERE i.person = a.person) AS installations,
      (SELECT MAX(i.last_seen) FROM installations i WHERE i.person = a.person) AS last_seen,
      (SELECT MAX(v.expires) FROM invitations v WHERE v.person = a.person AND v.used_at IS NULL) AS invitation_expires
    FROM accounts a ORDER BY a.name, a.person`);
  const upsertAccount = prepare(`
    INSERT INTO accounts (person, name, role, country, ministry, processes, revoked) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (person) DO UPDATE SET name = excluded.name, role = excluded.role, country = excluded.country,
      ministry = excluded.ministry, processes = excluded.processes, revoked = excluded.revoked`);
  const dropOpenInvitations = prepare("DELETE FROM invitations WHERE person = ? AND used_at IS NULL");
  const insertInvitation = prepare("INSERT INTO invitations (code_hash, person, expires, used_at) VALUES (?, ?, ?, ?)");
  const invitationByHash = prepare("SELECT person, expires, used_at FROM invitations WHERE code_hash = ?");
  const useInvitation = prepare("UPDATE invitations SET used_at = ? WHERE code_hash = ?");
  const insertInstallation = prepare("INSERT INTO installations (person, public_key, device, enrolled_at, brought_epoch) VALUES (?, ?, ?, ?, ?)");
  const installationByNumber = prepare("SELECT * FROM installations WHERE installation = ?");
  const broughtIn = prepare("UPDATE installations SET brought_epoch = ? WHERE installation = ?");
  const greatestInstallation = prepare("SELECT seq FROM sqlite_sequence WHERE name = 'installations'");
  const seenAt = prepare("UPDATE installations SET last_seen = ? WHERE installation = ?");

  let last = { ...(greatest.get() as { seq: number; record: number; audit: number }) };
  const recent = new Recent<Held>(recentCharacters);
  const epoch = transaction(presentEpoch);
  let waiting: Waiting[] = [];

  function transaction<Result>(work: () => Result): Result {
    database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      database.exec("COMMIT");
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  }

  function presentEpoch(): string {
    const before = fact.get("epoch")?.["value"] as string | undefined;
    if (before && !options.restored) return before;
    const generation = before ? Number(before.slice(0, before.indexOf("-"))) + 1 : 1;
    const fresh = `${generation}-${options.random()}`;
    saveFact.run("epoch", fresh);
    // Installations enrolled after the backup are forgotten here but go on writing under their numbers: never give those out again.
    if (before) {
      const given = lastNumber();
      prepare("DELETE FROM sqlite_sequence WHERE name = 'installations'").run();
      prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('installations', ?)").run(given + 10_000);
    }
    return fresh;
  }

  /** Of installations: given out, or passed over when the hub was restored. */
  function lastNumber(): number {
    return Number(greatestInstallation.get()?.["seq"] ?? 0);
  }

  function awaited(installation: number): Awaited | null {
    const row = installationByNumber.get(installation);
    if (row) return row["brought_epoch"] === epoch ? null : { person: row["person"] as string };
    // A number that was not given out yet is nobody's: what was written under it could only be there to be in a later device's way.
    return installation > 0 && installation <= lastNumber() ? { person: null } : null;
  }

  function commitWaiting(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    const lastBefore = { ...last };
    const settle: (() => void)[] = [];
    try {
      transaction(() => {
        for (const one of group) one.run(settle);
      });
    } catch (error) {
      last = lastBefore;
      recent.clear();
      for (const one of group) one.fail(error);
      return;
    }
    for (const done of settle) done();
  }

  function commit<Result>(outcome: MergeOutcome<Result>, held: Map<string, Held>): number[] {
    const seqs: number[] = [];
    const places = new Map<string, Place>();
    for (const { id } of outcome.writes) {
      const known = held.get(id) ?? find(id);
      const seq = ++last.seq;
      seqs.push(seq);
      places.set(id, { number: known?.number ?? ++last.record, audited: known?.audited ?? 0, seq, before: known?.record });
    }
    for (const { record, person, installation, at, change } of outcome.audit) {
      const place = places.get(record);
      if (!place) throw new Error(`The audit speaks of ${record}, which is not written`);
      insertAudit.run(++last.audit, place.number, place.audited, place.seq, person, installation, at, change);
      place.audited = last.audit;
    }
    outcome.writes.forEach((write, index) => {
      const seq = seqs[index] as number;
      const place = places.get(write.id) as Place;
      const { number, audited, before } = place;
      const { id, kind, scope, parent, title, status, conflicts, updated, crdt } = write;
      const audience = audiences.indexOf(write.audience);
      const reach = audiences.indexOf(write.reach);
      if (before) {
        updateContent.run(title, status, conflicts, updated, seq, crdt, audited, number);
        if (before.audience !== write.audience || before.reach !== write.reach || before.parent !== parent) updatePlace.run(audience, reach, parent, number);
      } else insert.run(number, id, kind, scope, audience, reach, parent, title, status, conflicts, updated, seq, crdt, audited);
      place.before = write;
      recent.set(id, { number, audited, record: { ...write, seq } }, crdt.length);
    });
    return seqs;
  }

  function find(id: string): Held | undefined {
    const found = recent.get(id);
    if (found) return found;
    const row = recordById.get(id);
    return row && hold(row);
  }

  function hold(row: Row): Held {
    const held = { number: row["number"] as number, audited: row["audited"] as number, record: storedRecord(row) };
    recent.set(held.record.id, held, held.record.crdt.length);
    return held;
  }

  function* historyOf(record: string): Generator<AuditEntry & { readonly seq: number }> {
    for (let number = find(record)?.audited ?? 0; number > 0;) {
      const row = auditByNumber.get(number) as Row;
      const { before, ...entry } = row;
      yield { record, ...entry } as AuditEntry & { readonly seq: number };
      number = before as number;
    }
  }

  return {
    epoch: async () => epoch,
    merge: (_ids, decide) =>
      new Promise((resolve, reject) => {
        waiting.push({
          run(settle) {
            const helds = new Map<string, Held>();
            const known = (held: Held): StoredRecord => {
              helds.set(held.record.id, held);
              return held.record;
            };
            let outcome;
            try {
              outcome = decide(
                (id) => {
                  const found = find(id);
                  return found ? known(found) : null;
                },
                (parent) => childrenOf.all(parent).map((row) => known(hold(row))),
                historyOf,
                awaited,
              );
            } catch (error) {
              settle.push(() => reject(error as Error));
              return;
            }
            const { result } = outcome;
            const seqs = commit(outcome, helds);
            settle.push(() => resolve({ result, seqs }));
          },
          fail: reject,
        });
        if (waiting.length === 1) setImmediate(commitWaiting);
      }),
    read: async (ids) =>
      ids.flatMap((id) => {
        const row = recordById.get(id);
        return row ? [storedRecord(row)] : [];
      }),
    page: async (feed, ownScope, after, limit) => pageRows(feed, ownScope, after, limit).map(storedRecord),
    attachments: async (scope, after, limit) => (scope === null ? allAttachments.all(after, limit) : attachmentsOf.all(scope, after, limit)).map(storedRecord),
    lastSeq: async () => last.seq,
    countRecords: async () => Number(count.get()?.["count"]),
    accounts: async () =>
      allAccounts.all().map((row) => ({
        ...account(row),
        enrolled: Number(row["installations"]) > 0,
        lastSeen: row["last_seen"] as number | null,
        invitationExpires: row["invitation_expires"] as number | null,
      })),
    account: async (person) => {
      const row = accountByPerson.get(person);
      return row ? account(row) : null;
    },
    saveAccount: async (one) => {
      upsertAccount.run(one.person, one.name, one.role, one.country, one.ministry, JSON.stringify(one.processes), one.revoked ? 1 : 0);
    },
    saveInvitation: async (one) =>
      transaction(() => {
        // A second invitation for a person replaces the one that was not used.
        dropOpenInvitations.run(one.person);
        insertInvitation.run(one.codeHash, one.person, one.expires, one.usedAt);
      }),
    redeem: async (codeHash, publicKey, device, now) =>
      transaction(() => {
        const found = invitationByHash.get(codeHash);
        if (!found) return { outcome: "unknown" };
        if (found["used_at"] !== null) return { outcome: "used" };
        if ((found["expires"] as number) <= now) return { outcome: "expired" };
        const person = found["person"] as string;
        useInvitation.run(now, codeHash);
        const installation = Number(insertInstallation.run(person, publicKey, device, now, epoch).lastInsertRowid);
        return { outcome: "enrolled", installation, person };
      }),
    installation: async (number) => {
      const row = installationByNumber.get(number);
      if (!row) return null;
      return {
        installation: row["installation"] as number,
        person: row["person"] as string,
        publicKey: row["public_key"] as string,
        device: row["device"] as string,
        enrolledAt: row["enrolled_at"] as number,
        lastSeen: row["last_seen"] as number | null,
        awaited: row["brought_epoch"] !== epoch,
      };
    },
    broughtBack: async (installation) => {
      broughtIn.run(epoch, installation);
    },
    seen: async (installation, at) => {
      seenAt.run(at, installation);
    },
    history: async (record) => [...historyOf(record)].reverse(),
    close: async () => {
      commitWaiting();
      if (!database.isOpen) return;
      database.exec("PRAGMA optimize");
      database.close();
    },
  };

  function pageRows(feed: Feed, ownScope: string | null, after: number, limit: number): Row[] {
    if (feed === "forum") return pageOfForum.all(after, limit);
    if (feed === "drafts") return pageOfDrafts.all(after, limit);
    if (feed === "processes") return pageOfProcesses.all(after, limit);
    if (feed === "shared") return pageOfShared.all(after, limit);
    if (feed === "network") return pageOfNetwork.all(after, ownScope ?? "", limit);
    return pageOfScope.all(feed, after, limit);
  }
}

type Row = Record<string, unknown>;

interface Held {
  readonly number: number;
  /** The latest row of the audit about it. */
  readonly audited: number;
  readonly record: StoredRecord;
}

/** Where a write goes. */
interface Place {
  readonly number: number;
  audited: number;
  readonly seq: number;
  /** The row as it is; undefined when there is none yet. */
  before: Pick<StoredRecord, "audience" | "reach" | "parent"> | undefined;
}

interface Waiting {
  run(settle: (() => void)[]): void;
  fail(error: unknown): void;
}

function storedRecord(row: Row): StoredRecord {
  return {
    id: row["id"] as string,
    kind: row["kind"] as string,
    scope: row["scope"] as string,
    audience: audiences[row["audience"] as number] as Audience,
    reach: audiences[row["reach"] as number] as Audience,
    parent: row["parent"] as string,
    title: row["title"] as string,
    status: row["status"] as string,
    conflicts: row["conflicts"] as number,
    updated: row["updated"] as number,
    crdt: row["crdt"] as string,
    seq: row["seq"] as number,
  };
}

function account(row: Row): Account {
  return {
    person: row["person"] as string,
    name: row["name"] as string,
    role: row["role"] as Role,
    country: row["country"] as string | null,
    ministry: row["ministry"] as string,
    processes: JSON.parse(row["processes"] as string) as string[],
    revoked: row["revoked"] === 1,
  };
}
