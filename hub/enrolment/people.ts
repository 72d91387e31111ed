/** Accounts, their invitations, and the public `person` record that each account has beside it. */
import { hashOfCode, invitationBytes, invitationCode } from "#hub/enrolment/invitation-codes.ts";
import type { HubWrite } from "#hub/merge/write-as-hub.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { shownValue } from "#shared/crdt/record.ts";
import type { Actor } from "#shared/domain/permissions.ts";
import type { Account, HubStorage } from "#shared/ports/hub-storage.ts";
import { sameJson } from "#shared/lib/json.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";

const invitationLifetimeMs = 14 * 24 * 3_600_000;

export interface PeopleSurroundings {
  readonly storage: HubStorage;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly writeAsHub: (writes: readonly HubWrite[]) => Promise<void>;
  /** An account changed: open sessions of this person learn it now. */
  readonly changed: (account: Account) => void;
  /** A record that could not be written beside its account. */
  readonly report: (error: unknown) => void;
}

export interface People {
  /**
   * Makes or changes an account. It counts from the moment it is saved: open sessions are told before its record is written. A record
   * that cannot be written (the disk is full) follows with the next account that is saved, or at the next start.
   */
  save(account: Account): Promise<void>;
  /** Writes what the records lack of what the accounts say. */
  bringRecordsUpToDate(): Promise<void>;
  /** A new code for a person; one not yet used stops working. */
  invite(person: string): Promise<{ readonly invitation: string; readonly expires: number }>;
  newPersonId(): string;
}

export function openPeople({ storage, now, randomBytes, writeAsHub, changed, report }: PeopleSurroundings): People {
  /** Whose record does not say yet what the account says. */
  const behind = new Map<string, Account>();

  async function writeRecords(): Promise<void> {
    const accounts = [...behind.values()];
    try {
      const stored = new Map((await storage.read(accounts.map(({ person }) => person))).map((record) => [record.id, decodeRecord(record.crdt)]));
      const writes = accounts.map(personRecord).map((write): HubWrite => {
        const record = stored.get(write.id);
        return { ...write, edits: record ? write.edits.filter((edit) => !sameJson(shownValue(record, edit.field) ?? null, edit.value)) : write.edits };
      });
      const missing = writes.filter((write) => write.edits.length > 0);
      if (missing.length > 0) await writeAsHub(missing);
      for (const account of accounts) if (behind.get(account.person) === account) behind.delete(account.person);
    } catch (error) {
      report(error);
    }
  }

  return {
    async save(account) {
      await storage.saveAccount(account);
      changed(account);
      behind.set(account.person, account);
      await writeRecords();
    },
    async bringRecordsUpToDate() {
      for (const { enrolled: _enrolled, lastSeen: _lastSeen, invitationExpires: _expires, ...account } of await storage.accounts())
        behind.set(account.person, account);
      await writeRecords();
    },
    async invite(person) {
      const invitation = invitationCode(randomBytes(invitationBytes));
      const expires = now() + invitationLifetimeMs;
      await storage.saveInvitation({ codeHash: hashOfCode(invitation), person, expires, usedAt: null });
      return { invitation, expires };
    },
    newPersonId: () => `person.${Buffer.from(randomBytes(10)).toString("hex")}`,
  };
}

export function actorOf(account: Account): Actor {
  return { person: account.person, role: account.role, country: account.country, processes: account.processes };
}

export function sessionPersonOf(account: Account): SessionPerson {
  const { person, name, role, country, ministry, processes } = account;
  return { id: person, name, role, country, ministry, processes };
}

/** A role that belongs to a country has one; the secretariat has none. */
export function fitsCountry(role: Account["role"], country: string | null): boolean {
  return role === "secretariat" ? country === null : role === "observer" || country !== null;
}

/** Everybody sees who is behind a value, so a person's record is the Forum's; whose person it is says its `country`. */
function personRecord(account: Account) {
  const set = (field: string, value: string | null) => ({ type: "set", field, value }) as const;
  return {
    id: account.person,
    kind: "person",
    scope: "forum",
    edits: [
      set("name", account.name),
      set("role", account.role),
      set("ministry", account.ministry),
      set("country", account.country),
      set("lifecycle", account.revoked ? "archived" : "active"),
    ],
  } as const satisfies HubWrite;
}
