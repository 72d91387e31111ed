/** What every storage of the hub must do, whatever database it stands on. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Feed } from "#shared/domain/permissions.ts";
import type { Account, HubStorage, StoredRecord } from "#shared/ports/hub-storage.ts";

export interface StorageUnderTest {
  readonly storage: HubStorage;
  /** Closes it and opens the same data again; null where closing loses everything. */
  readonly reopen: (() => Promise<HubStorage>) | null;
  /** Closes it and opens the same data as if put back from a backup; null where closing loses everything. */
  readonly restore: (() => Promise<HubStorage>) | null;
  end(): Promise<void>;
}

type Write = Omit<StoredRecord, "seq">;

const account: Account = {
  person: "person.1",
  name: "Director",
  role: "official",
  country: "MUS",
  ministry: "Ministry of Labour",
  processes: ["colombo"],
  revoked: false,
};

function write(id: string, changes: Partial<Write> = {}): Write {
  return {
    id,
    kind: "contact",
    scope: "country:MUS",
    audience: "internal",
    reach: "internal",
    parent: "",
    title: id,
    status: "",
    conflicts: 0,
    updated: 5,
    crdt: `{"of":"${id}"}`,
    ...changes,
  };
}

const audit = (record: string) => ({ record, person: "person.1", installation: 1, at: 7, change: "{}" });

/** @param kept whether what is stored outlives the storage: a memory has nothing to open again */
export function hubStorageContract(name: string, kept: boolean, open: () => Promise<StorageUnderTest>): void {
  describe(`hub storage: ${name}`, () => {
    let subject: StorageUnderTest;
    let storage: HubStorage;
    beforeEach(async () => {
      subject = await open();
      ({ storage } = subject);
    });
    afterEach(() => subject.end());

    const put = (...writes: Write[]) => storage.merge([], () => ({ writes, audit: writes.map((one) => audit(one.id)), result: "put" }));
    const page = async (feed: Feed, after = 0, own: string | null = null, limit = 100) =>
      (await storage.page(feed, own, after, limit)).map((record) => record.id);

    it("gives each write its sequence number, in order, and gives back what was written", async () => {
      expect(await put(write("a"), write("b"))).toEqual({ result: "put", seqs: [1, 2] });
      expect(await put(write("a", { title: "new", conflicts: 2, reach: "network", audience: "secretariat", parent: "b" }))).toEqual({
        result: "put",
        seqs: [3],
      });
      expect(await storage.read(["a", "missing", "b"])).toEqual([
        { ...write("a", { title: "new", conflicts: 2, reach: "network", audience: "secretariat", parent: "b" }), seq: 3 },
        { ...write("b"), seq: 2 },
      ]);
      expect(await storage.lastSeq()).toBe(3);
      expect(await storage.countRecords()).toBe(2);
    });

    it("shows a decision what is stored, and the parts of a record", async () => {
      await put(write("parent"), write("child.1", { parent: "parent" }), write("child.2", { parent: "parent" }), write("none"));
      const { result } = await storage.merge(["parent"], (load, children) => ({
        writes: [],
        audit: [],
        result: [load("parent")?.seq, load("missing"), children("parent").map((record) => record.id), children("").length],
      }));
      expect(result).toEqual([1, null, ["child.1", "child.2"], 0]);
    });

    it("shows a decision what was merged into a record, latest first, also a moment before", async () => {
      const change = (change: string) => storage.merge([], () => ({ writes: [write("a")], audit: [{ ...audit("a"), change }], result: null }));
      await put(write("b"));
      await Promise.all([change("1"), change("2")]);
      const { result } = await storage.merge([], (_load, _children, history) => ({
        writes: [],
        audit: [],
        result: [[...history("a")].map((entry) => [entry.record, entry.change, entry.installation]), [...history("missing")]],
      }));
      expect(result).toEqual([
        [
          ["a", "2", 1],
          ["a", "1", 1],
        ],
        [],
      ]);
    });

    it("keeps merges of one moment apart: each sees the one before, and one that fails takes nothing with it", async () => {
      const add = (id: string) => storage.merge([id], (load) => ({ writes: [write(id)], audit: [audit(id)], result: load("a") !== null }));
      const outcomes = await Promise.allSettled([
        add("a"),
        storage.merge([], () => {
          throw new Error("defect");
        }),
        add("b"),
      ]);
      expect(outcomes).toMatchObject([{ value: { result: false, seqs: [1] } }, { reason: new Error("defect") }, { value: { result: true, seqs: [2] } }]);
      expect(await page("country:MUS")).toEqual(["a", "b"]);
    });

    it("pages a feed by sequence number, also with what has left it", async () => {
      await put(
        write("forum", { scope: "forum", audience: "network", reach: "network" }),
        write("internal"),
        write("shared", { audience: "secretariat", reach: "secretariat" }),
        write("network", { audience: "network", reach: "network" }),
        write("narrowed", { reach: "network" }),
        write("foreign", { scope: "country:BEL", audience: "network", reach: "network" }),
        write("process", { scope: "process:colombo" }),
        write("draft", { scope: "forum" }),
        write("draft-again", { scope: "forum", audience: "secretariat", reach: "network" }),
        write("other-process", { scope: "process:bali" }),
      );
      expect(await page("forum")).toEqual(["forum", "draft-again"]);
      expect(await page("drafts")).toEqual(["draft", "draft-again"]);
      expect(await page("processes")).toEqual(["process", "other-process"]);
      expect(await page("country:MUS")).toEqual(["internal", "shared", "network", "narrowed"]);
      expect(await page("country:MUS", 2, null, 2)).toEqual(["shared", "network"]);
      expect(await page("shared")).toEqual(["shared", "network", "narrowed", "foreign"]);
      expect(await page("network", 0, "country:MUS")).toEqual(["foreign"]);
      expect(await page("network")).toEqual(["network", "narrowed", "foreign"]);
      expect(await page("process:colombo")).toEqual(["process"]);
      await put(write("shared", { audience: "secretariat", reach: "secretariat" }));
      expect(await page("shared", 6)).toEqual(["shared"]);
    });

    it("gives the records of documents by sequence number, of one scope or all", async () => {
      const document = (id: string, scope: string): Write => write(id, { kind: "attachment", scope });
      await put(
        document("one", "country:MUS"),
        write("contact"),
        document("foreign", "country:BEL"),
        document("two", "country:MUS"),
        document("forum", "forum"),
      );
      const ids = async (...asked: Parameters<HubStorage["attachments"]>) => (await storage.attachments(...asked)).map(({ id }) => id);
      expect(await ids("country:MUS", 0, 10)).toEqual(["one", "two"]);
      expect(await ids("country:MUS", 1, 10)).toEqual(["two"]);
      expect(await ids(null, 0, 3)).toEqual(["one", "foreign", "two"]);
      expect(await ids(null, 4, 3)).toEqual(["forum"]);
    });

    it("keeps accounts, and counts a person as enrolled from the first installation on", async () => {
      await storage.saveAccount(account);
      await storage.saveInvitation({ codeHash: "h", person: account.person, expires: 100, usedAt: null });
      expect(await storage.accounts()).toEqual([{ ...account, enrolled: false, lastSeen: null, invitationExpires: 100 }]);
      const redeemed = await storage.redeem("h", "key", "laptop", 50);
      expect(redeemed).toMatchObject({ outcome: "enrolled", person: account.person });
      const installation = redeemed.outcome === "enrolled" ? redeemed.installation : 0;
      await storage.seen(installation, 60);
      expect(await storage.installation(installation)).toEqual({
        installation,
        person: account.person,
        publicKey: "key",
        device: "laptop",
        enrolledAt: 50,
        lastSeen: 60,
        awaited: false,
      });
      await storage.saveAccount({ ...account, revoked: true, processes: [] });
      expect(await storage.accounts()).toEqual([{ ...account, revoked: true, processes: [], enrolled: true, lastSeen: 60, invitationExpires: null }]);
      expect(await storage.account(account.person)).toMatchObject({ revoked: true });
      expect(await storage.account("nobody")).toBeNull();
      expect(await storage.installation(999)).toBeNull();
    });

    it("redeems an invitation once, in time, and only the last one of a person", async () => {
      await storage.saveAccount(account);
      await storage.saveInvitation({ codeHash: "first", person: account.person, expires: 100, usedAt: null });
      await storage.saveInvitation({ codeHash: "second", person: account.person, expires: 100, usedAt: null });
      expect(await storage.redeem("first", "key", "", 1)).toEqual({ outcome: "unknown" });
      expect(await storage.redeem("second", "key", "", 100)).toEqual({ outcome: "expired" });
      const both = await Promise.all([storage.redeem("second", "key", "", 99), storage.redeem("second", "other", "", 99)]);
      expect(both.map((one) => one.outcome)).toEqual(["enrolled", "used"]);
    });

    const enrol = async (codeHash: string): Promise<number> => {
      await storage.saveAccount(account);
      await storage.saveInvitation({ codeHash, person: account.person, expires: 100, usedAt: null });
      const redeemed = await storage.redeem(codeHash, "key", "", 1);
      return redeemed.outcome === "enrolled" ? redeemed.installation : 0;
    };
    const awaited = async (...installations: number[]) =>
      (await storage.merge([], (_load, _children, _history, whom) => ({ writes: [], audit: [], result: installations.map(whom) }))).result;

    it("awaits nobody's edits before it was restored", async () => {
      const installation = await enrol("a");
      expect(await awaited(0, installation, installation + 1, 9_999)).toEqual([null, null, null, null]);
    });

    if (!kept) return;
    it("once restored, awaits whoever has not brought back what they hold, and numbers it may have given out since", async () => {
      const first = await enrol("a");
      const second = await enrol("b");
      const epoch = await storage.epoch();
      storage = await subject.restore!();
      expect(await storage.epoch()).not.toBe(epoch);
      const whose = { person: account.person };
      expect(await awaited(0, first, second, second + 1, second + 10_000, second + 10_001)).toEqual([
        null,
        whose,
        whose,
        { person: null },
        { person: null },
        null,
      ]);
      expect(await storage.installation(first)).toMatchObject({ awaited: true });
      await storage.broughtBack(first);
      const third = await enrol("c");
      expect(await awaited(first, second, third)).toEqual([null, whose, null]);
      storage = await subject.reopen!();
      expect(await awaited(first, second, third)).toEqual([null, whose, null]);
      expect(await storage.installation(first)).toMatchObject({ awaited: false });
      storage = await subject.restore!();
      expect(await awaited(first, second, third)).toEqual([whose, whose, whose]);
    });

    it("is the same after it was closed and opened", async () => {
      await put(write("a"), write("b"));
      await storage.saveAccount(account);
      const epoch = await storage.epoch();
      storage = await subject.reopen!();
      expect(await storage.epoch()).toBe(epoch);
      expect(await storage.account(account.person)).toEqual(account);
      expect(await page("country:MUS")).toEqual(["a", "b"]);
      expect((await put(write("c"))).seqs).toEqual([3]);
    });
  });
}
