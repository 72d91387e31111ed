/** The hub's storage in memory, under the same contract as SQLite: for runs that open thousands of hubs and put them back from backups. */
import type { Feed } from "#shared/domain/permissions.ts";
import type { Account, AuditEntry, Awaited, HubStorage, Installation, Invitation, MergeOutcome, StoredRecord } from "#shared/ports/hub-storage.ts";

interface Enrolled extends Omit<Installation, "awaited"> {
  readonly broughtIn: string;
}

/** All that a storage holds. Values are never changed in place, so that copying the maps is a backup. */
export interface HubData {
  readonly epoch: string;
  readonly seq: number;
  /** Of installations: the last that was given out or passed over. */
  readonly lastNumber: number;
  readonly records: ReadonlyMap<string, StoredRecord>;
  readonly audit: ReadonlyMap<string, readonly (AuditEntry & { readonly seq: number })[]>;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly invitations: ReadonlyMap<string, Invitation>;
  readonly installations: ReadonlyMap<number, Enrolled>;
}

interface MemoryHubStorageOptions {
  /** Another random text tells another history. */
  readonly random: () => string;
  /** Called inside the commit, before anybody is answered. */
  readonly committed?: (audit: readonly AuditEntry[]) => void;
  /** Throws when the database should fail now. */
  readonly trouble?: () => void;
}

const rank = { internal: 0, secretariat: 1, network: 2 } as const;

export class MemoryHubStorage implements HubStorage {
  readonly #options: MemoryHubStorageOptions;
  readonly #epoch: string;
  #seq: number;
  #lastNumber: number;
  readonly #records: Map<string, StoredRecord>;
  readonly #audit: Map<string, readonly (AuditEntry & { readonly seq: number })[]>;
  readonly #accounts: Map<string, Account>;
  readonly #invitations: Map<string, Invitation>;
  readonly #installations: Map<number, Enrolled>;

  /** @param data what a `backup` gave. @param restored whether devices may hold what it does not */
  constructor(options: MemoryHubStorageOptions, data?: HubData, restored = false) {
    this.#options = options;
    const generation = data ? Number.parseInt(data.epoch, 10) + (restored ? 1 : 0) : 1;
    this.#epoch = data && !restored ? data.epoch : `${generation}-${options.random()}`;
    this.#seq = data?.seq ?? 0;
    this.#lastNumber = (data?.lastNumber ?? 0) + (restored ? 10_000 : 0);
    this.#records = new Map(data?.records);
    this.#audit = new Map(data?.audit);
    this.#accounts = new Map(data?.accounts);
    this.#invitations = new Map(data?.invitations);
    this.#installations = new Map(data?.installations);
  }

  backup(): HubData {
    return {
      epoch: this.#epoch,
      seq: this.#seq,
      lastNumber: this.#lastNumber,
      records: new Map(this.#records),
      audit: new Map(this.#audit),
      accounts: new Map(this.#accounts),
      invitations: new Map(this.#invitations),
      installations: new Map(this.#installations),
    };
  }

  async epoch(): Promise<string> {
    return this.#epoch;
  }
  async merge<Result>(
    _ids: readonly string[],
    decide: Parameters<HubStorage["merge"]>[1],
  ): Promise<{ readonly result: Result; readonly seqs: readonly number[] }> {
    this.#options.trouble?.();
    const { writes, audit, result } = decide(
      (id) => this.#records.get(id) ?? null,
      (parent) => (parent === "" ? [] : this.#inOrder((record) => record.parent === parent)),
      (record) => (this.#audit.get(record) ?? []).toReversed(),
      (installation) => this.#awaited(installation),
    ) as MergeOutcome<Result>;
    const seqs = writes.map((write) => {
      this.#records.set(write.id, { ...write, seq: ++this.#seq });
      return this.#seq;
    });
    for (const entry of audit) {
      const { seq } = this.#records.get(entry.record) as StoredRecord;
      this.#audit.set(entry.record, [...(this.#audit.get(entry.record) ?? []), { ...entry, seq }]);
    }
    this.#options.committed?.(audit);
    return { result, seqs };
  }
  async read(ids: readonly string[]): Promise<readonly StoredRecord[]> {
    return ids.flatMap((id) => this.#records.get(id) ?? []);
  }
  async page(feed: Feed, ownScope: string | null, after: number, limit: number): Promise<readonly StoredRecord[]> {
    this.#options.trouble?.();
    const holds = ({ scope, audience, reach }: StoredRecord): boolean => {
      if (feed === "forum") return scope === "forum" && reach === "network";
      if (feed === "drafts") return scope === "forum" && audience !== "network";
      if (feed === "processes") return scope.startsWith("process:");
      if (feed === "shared" || feed === "network")
        return scope.startsWith("country:") && rank[reach] >= (feed === "shared" ? 1 : 2) && !(feed === "network" && scope === ownScope);
      return scope === feed;
    };
    return this.#inOrder((record) => record.seq > after && holds(record)).slice(0, limit);
  }
  async attachments(scope: string | null, after: number, limit: number): Promise<readonly StoredRecord[]> {
    const holds = (record: StoredRecord): boolean => record.kind === "attachment" && (scope === null || record.scope === scope);
    return this.#inOrder((record) => record.seq > after && holds(record)).slice(0, limit);
  }
  async history(record: string): Promise<readonly (AuditEntry & { readonly seq: number })[]> {
    return this.#audit.get(record) ?? [];
  }
  async lastSeq(): Promise<number> {
    return this.#seq;
  }
  async countRecords(): Promise<number> {
    return this.#records.size;
  }
  async accounts(): ReturnType<HubStorage["accounts"]> {
    return [...this.#accounts.values()].map((account) => {
      const installed = [...this.#installations.values()].filter(({ person }) => person === account.person);
      const open = [...this.#invitations.values()].find(({ person, usedAt }) => person === account.person && usedAt === null);
      const seen = installed.flatMap(({ lastSeen }) => lastSeen ?? []);
      return { ...account, enrolled: installed.length > 0, lastSeen: seen.length > 0 ? Math.max(...seen) : null, invitationExpires: open?.expires ?? null };
    });
  }
  async account(person: string): Promise<Account | null> {
    return this.#accounts.get(person) ?? null;
  }
  async saveAccount(account: Account): Promise<void> {
    this.#accounts.set(account.person, account);
  }
  async saveInvitation(invitation: Invitation): Promise<void> {
    for (const [hash, { person, usedAt }] of this.#invitations) if (person === invitation.person && usedAt === null) this.#invitations.delete(hash);
    this.#invitations.set(invitation.codeHash, invitation);
  }
  async redeem(codeHash: string, publicKey: string, device: string, now: number): ReturnType<HubStorage["redeem"]> {
    const found = this.#invitations.get(codeHash);
    if (!found) return { outcome: "unknown" };
    if (found.usedAt !== null) return { outcome: "used" };
    if (found.expires <= now) return { outcome: "expired" };
    this.#invitations.set(codeHash, { ...found, usedAt: now });
    const installation = ++this.#lastNumber;
    const { person } = found;
    this.#installations.set(installation, { installation, person, publicKey, device, enrolledAt: now, lastSeen: null, broughtIn: this.#epoch });
    return { outcome: "enrolled", installation, person };
  }
  async installation(number: number): Promise<Installation | null> {
    const found = this.#installations.get(number);
    if (!found) return null;
    const { broughtIn, ...installation } = found;
    return { ...installation, awaited: broughtIn !== this.#epoch };
  }
  async seen(installation: number, at: number): Promise<void> {
    this.#change(installation, { lastSeen: at });
  }
  async broughtBack(installation: number): Promise<void> {
    this.#change(installation, { broughtIn: this.#epoch });
  }
  async close(): Promise<void> {}

  #change(installation: number, changes: Partial<Enrolled>): void {
    const found = this.#installations.get(installation);
    if (found) this.#installations.set(installation, { ...found, ...changes });
  }
  #awaited(installation: number): Awaited | null {
    const found = this.#installations.get(installation);
    if (found) return found.broughtIn === this.#epoch ? null : { person: found.person };
    return installation > 0 && installation <= this.#lastNumber ? { person: null } : null;
  }
  #inOrder(holds: (record: StoredRecord) => boolean): StoredRecord[] {
    return [...this.#records.values()].filter(holds).sort((left, right) => left.seq - right.seq);
  }
}
