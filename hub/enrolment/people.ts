/** Accounts, their invitations, and the public `person` record that each account has beside it. */
import { hashOfCode, invitationBytes, invitationCode } from "#hub/enrolment/invitation-codes.ts";
import type { HubWrite } from "#hub/merge/write-as-hub.ts";
import type { Edit } from "#shared/crdt/edit.ts";
import type { Actor } from "#shared/domain/permissions.ts";
import type { Account, HubStorage } from "#shared/ports/hub-storage.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";

const invitationLifetimeMs = 14 * 24 * 3_600_000;

export interface PeopleSurroundings {
  readonly storage: HubStorage;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly writeAsHub: (writes: readonly HubWrite[]) => Promise<void>;
}

export interface People {
  /** Makes or changes an account and its record. */
  save(account: Account): Promise<void>;
  /** A new code for a person; one not yet used stops working. */
  invite(person: string): Promise<{ readonly invitation: string; readonly expires: number }>;
  newPersonId(): string;
}

export function openPeople({ storage, now, randomBytes, writeAsHub }: PeopleSurroundings): People {
  return {
    async save(account) {
      await storage.saveAccount(account);
      await writeAsHub([personRecord(account)]);
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
function personRecord(account: Account): HubWrite {
  const set = (field: string, value: string | null): Edit => ({ type: "set", field, value });
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
  };
}
