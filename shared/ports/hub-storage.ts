/**
 * What the hub needs of a database. Every method that writes is one transaction, durable when its promise resolves. SQLite implements
 * it now; PostgreSQL will, with several hubs beside one another. One contract suite (`test/contracts/hub-storage.ts`) proves them all.
 */
import type { Audience } from "../domain/kind.ts";
import type { Feed, Role } from "../domain/permissions.ts";

export interface StoredRecord {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  /** The audience that decides reads: the record's own, narrowed by its parent's. */
  readonly audience: Audience;
  /** The widest audience it ever had: who must be told when it narrows. */
  readonly reach: Audience;
  readonly parent: string;
  readonly title: string;
  readonly status: string;
  readonly conflicts: number;
  readonly updated: number;
  /** The record, as `encodeRecord` writes it. */
  readonly crdt: string;
  /** The hub's sequence number of the latest change; set by the storage. */
  readonly seq: number;
}

export interface AuditEntry {
  readonly record: string;
  readonly person: string;
  readonly installation: number;
  readonly at: number;
  /** The change as it was merged, JSON. */
  readonly change: string;
}

export interface MergeOutcome<Result> {
  readonly writes: readonly Omit<StoredRecord, "seq">[];
  readonly audit: readonly AuditEntry[];
  readonly result: Result;
}

export interface Account {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly country: string | null;
  readonly ministry: string;
  readonly processes: readonly string[];
  readonly revoked: boolean;
}
export interface Invitation {
  /** A hash of the code: the code itself is shown once and never stored. */
  readonly codeHash: string;
  readonly person: string;
  readonly expires: number;
  readonly usedAt: number | null;
}
export interface Installation {
  readonly installation: number;
  readonly person: string;
  readonly publicKey: string;
  readonly device: string;
  readonly enrolledAt: number;
  readonly lastSeen: number | null;
  /** The hub was restored, and this installation has not yet said that it brought back what it holds: till then others may, too. */
  readonly awaited: boolean;
}

/** An installation whose edits others may bring back. `person`: whose it is; null when a restored hub does not know it any more. */
export interface Awaited {
  readonly person: string | null;
}

export interface HubStorage {
  /** Identifies this history; a restored backup is opened with a new one. */
  epoch(): Promise<string>;
  /**
   * Lets the pure `decide` merge and commits its writes with their audit rows in one transaction. `decide` sees what the merges before it
   * wrote. `ids`: what it will load first, for a storage that reads ahead. Gives every write its sequence number, in the order of `writes`.
   */
  merge<Result>(
    ids: readonly string[],
    decide: (
      load: (id: string) => StoredRecord | null,
      children: (parent: string) => readonly StoredRecord[],
      /** What was merged into a record before this moment, latest first, read as far as it is asked for. */
      history: (record: string) => Iterable<AuditEntry>,
      /**
       * null for everybody until the hub was restored from a backup. Then: who enrolled in an earlier epoch and has not brought back what
       * they hold, and the numbers that may have been given out after the backup and are unknown now.
       */
      awaited: (installation: number) => Awaited | null,
    ) => MergeOutcome<Result>,
  ): Promise<{ readonly result: Result; readonly seqs: readonly number[] }>;
  read(ids: readonly string[]): Promise<readonly StoredRecord[]>;
  /** Records of a feed changed after `after`, by sequence number. Includes records that left the feed (their audience shows it). */
  page(feed: Feed, ownScope: string | null, after: number, limit: number): Promise<readonly StoredRecord[]>;
  /** Records of documents, also removed ones, after a sequence number and by it: those of one scope, or all. */
  attachments(scope: string | null, after: number, limit: number): Promise<readonly StoredRecord[]>;
  /** What was merged into a record, oldest first. */
  history(record: string): Promise<readonly (AuditEntry & { readonly seq: number })[]>;
  lastSeq(): Promise<number>;
  countRecords(): Promise<number>;
  accounts(): Promise<readonly (Account & { readonly enrolled: boolean; readonly lastSeen: number | null; readonly invitationExpires: number | null })[]>;
  account(person: string): Promise<Account | null>;
  saveAccount(account: Account): Promise<void>;
  saveInvitation(invitation: Invitation): Promise<void>;
  /** Uses an invitation and enrols an installation in one step, or says why not. */
  redeem(
    codeHash: string,
    publicKey: string,
    device: string,
    now: number,
  ): Promise<{ readonly outcome: "enrolled"; readonly installation: number; readonly person: string } | { readonly outcome: "unknown" | "used" | "expired" }>;
  installation(installation: number): Promise<Installation | null>;
  seen(installation: number, at: number): Promise<void>;
  /** The installation has brought back what it holds: in the present epoch nobody else brings its edits any more. */
  broughtBack(installation: number): Promise<void>;
  close(): Promise<void>;
}
