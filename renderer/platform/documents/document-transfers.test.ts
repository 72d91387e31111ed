import { createHash, randomBytes } from "node:crypto";
import { BehaviorSubject, of } from "rxjs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { documentPart } from "#shared/sync/protocol.ts";
import type { CommandAnswer, SyncReport } from "#shared/sync/machine-types.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { QuarantinedChange, RecordDocument } from "#renderer/platform/store/types.ts";
import { DocumentTransfers } from "./document-transfers.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const person: SessionPerson = { id: "person.1", name: "Director", role: "official", country: "MUS", ministry: "Ministry of Labour", processes: [] };
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const contentOf = (bytes: Uint8Array) => ({ hash: hashOf(bytes), size: bytes.length });

/** A hub and a disk in memory. What they do with bytes is proved where they are: here it counts what is asked of them, and when. */
class World {
  readonly documents$ = new BehaviorSubject<readonly RecordDocument[]>([]);
  readonly deleted$ = new BehaviorSubject<readonly RecordDocument[]>([]);
  readonly status$ = new BehaviorSubject<SyncReport>({ phase: "off", unsent: 0, confirmed: false, lastMet: null, person, forum: null, problem: null });
  readonly disk = new Map<string, Uint8Array>();
  readonly hub = new Map<string, Uint8Array>();
  readonly settings = new Map<string, unknown>();
  readonly quarantine: QuarantinedChange[] = [];
  readonly asked: string[] = [];
  readonly swept: { named: readonly string[]; resting: readonly string[] }[] = [];
  /** Bytes of documents that were sent, also again. */
  sent = 0;
  epoch = "1-a";
  /** Called before each command is carried out; what it gives is the answer. */
  before: (name: string, input: { readonly offset?: number }) => CommandAnswer | null = () => null;
  transfers = this.open();

  open(): DocumentTransfers {
    const opened = new DocumentTransfers({
      records: {
        list$: ({ lifecycle }) => (lifecycle === "deleted" ? this.deleted$ : this.documents$),
        unconfirmed$: () => of(new Set<string>()),
        quarantine$: () => of(this.quarantine),
      },
      settings: {
        read: async <Value>(key: string, otherwise: Value) => (this.settings.has(key) ? (this.settings.get(key) as Value) : otherwise),
        write: async (key, value) => void this.settings.set(key, value),
      },
      sync: { status$: this.status$, command: async (name, input) => this.#command(name, input) },
      bytes: {
        held: async ({ contents }) => ({ held: contents.map(({ hash }) => this.disk.get(hash)?.length ?? 0) }),
        read: async ({ hash, offset, length }) => ({ bytes: (this.disk.get(hash)?.slice(offset, offset + length) ?? null) as Uint8Array<ArrayBuffer> | null }),
        take: async ({ hash, size, offset, bytes }) => {
          const before = this.disk.get(hash) ?? new Uint8Array();
          if (before.length !== offset) return { outcome: "elsewhere", arrived: before.length };
          const after = Buffer.concat([before, bytes]);
          if (after.length === size && hashOf(after) !== hash) {
            this.disk.delete(hash);
            return { outcome: "wrong-content" };
          }
          this.disk.set(hash, after);
          return { outcome: "taken", arrived: after.length };
        },
        sweep: async ({ named, resting }) => {
          this.swept.push({ named, resting });
          const gone = [...this.disk.keys()].filter((hash) => !named.includes(hash) && !resting.includes(hash));
          for (const hash of gone) this.disk.delete(hash);
          return { gone };
        },
      },
      epoch: async () => this.epoch,
      now: Date.now,
      onDefect: (error) => {
        throw error;
      },
    });
    opened.start();
    return opened;
  }

  add(id: string, bytes: Uint8Array, changes: Partial<RecordDocument> = {}): void {
    const summary = { mediaType: "", ...contentOf(bytes) };
    const document = {
      id,
      kind: "attachment",
      scope: "country:MUS",
      audience: "internal",
      unsent: 0,
      updated: 1,
      summary,
      ...changes,
    } as unknown as RecordDocument;
    this.documents$.next([...this.documents$.value, document]);
  }

  async report(changes: Partial<SyncReport>): Promise<void> {
    this.status$.next({ ...this.status$.value, ...changes });
    await this.settle();
  }
  readonly connect = (): Promise<void> => this.report({ phase: "live", confirmed: true });
  readonly cut = (): Promise<void> => this.report({ phase: "waiting", confirmed: false });
  settle(ms = 50): Promise<unknown> & Promise<void> {
    return vi.advanceTimersByTimeAsync(ms) as unknown as Promise<void>;
  }

  place(id: string): unknown {
    let place: unknown;
    this.transfers.places$.subscribe((places) => (place = places.get(id))).unsubscribe();
    return place;
  }

  #command(name: string, value: JsonValue): CommandAnswer {
    const input = value as { readonly id: string; readonly offset?: number; readonly length?: number; readonly bytes?: string };
    const { offset = 0 } = input;
    const document = this.documents$.value.find(({ id }) => id === input.id);
    const { hash, size } = document!.summary as { hash: string; size: number };
    this.asked.push(`${name} ${input.id} ${offset}`);
    const instead = this.before(name, input);
    const here = this.hub.get(hash) ?? new Uint8Array();
    switch (name) {
      case "document.arrived":
        return instead ?? { output: { arrived: here.length, size } };
      case "document.take": {
        const part = Buffer.from(input.bytes!, "base64");
        this.sent += part.length;
        if (instead) return instead;
        const after = offset === here.length ? Buffer.concat([here, part]) : here;
        this.hub.set(hash, after);
        return { output: { arrived: after.length, size } };
      }
      default:
        if (instead) return instead;
        if (here.length !== size) return { error: { code: "command-refused", detail: "document-not-here" } };
        return { output: { bytes: Buffer.from(here.subarray(offset, offset + input.length!)).toString("base64"), size } };
    }
  }
}

describe("SY-46 the transfer of documents", () => {
  it("sends what is here once its record is with the hub, and remembers for the next start that it is there", async () => {
    const world = new World();
    const bytes = randomBytes(1_000_000);
    world.disk.set(hashOf(bytes), bytes);
    world.add("attachment.1", bytes, { unsent: 1 });
    await world.connect();
    expect(world.asked).toEqual([]);
    expect(world.place("attachment.1")).toEqual({ state: "here" });
    world.documents$.next([{ ...world.documents$.value[0]!, unsent: 0 }]);
    await world.settle();
    expect(Buffer.compare(world.hub.get(hashOf(bytes))!, bytes)).toBe(0);
    expect([world.sent, world.place("attachment.1")]).toEqual([1_000_000, { state: "with-the-secretariat" }]);
    world.transfers.stop();
    await world.cut();
    world.asked.length = 0;
    world.transfers = world.open();
    await world.settle();
    expect(world.place("attachment.1")).toEqual({ state: "with-the-secretariat" });
    await world.connect();
    expect(world.asked).toEqual([]);
  });

  it("goes on where it was cut, in smaller parts, and sends nothing twice but the part that was under way", async () => {
    const world = new World();
    const bytes = randomBytes(2_000_000);
    world.disk.set(hashOf(bytes), bytes);
    world.add("attachment.1", bytes);
    const lost: CommandAnswer = { error: { code: "connection-lost" } };
    world.before = (name, { offset = 0 }) => {
      if (name !== "document.take" || offset < 500_000 || world.status$.value.phase !== "live" || world.asked.some((one) => one.startsWith("cut"))) return null;
      world.asked.push("cut");
      world.status$.next({ ...world.status$.value, phase: "waiting", confirmed: false });
      return lost;
    };
    await world.connect();
    const before = world.hub.get(hashOf(bytes))!.length;
    expect(before).toBeLessThan(bytes.length);
    expect(world.place("attachment.1")).toEqual({ state: "here" });
    // The application is started again meanwhile.
    world.transfers.stop();
    world.transfers = world.open();
    world.asked.splice(0, Infinity, "cut");
    await world.connect();
    expect(world.asked.slice(1, 3)).toEqual(["document.arrived attachment.1 0", `document.take attachment.1 ${before}`]);
    expect(Buffer.compare(world.hub.get(hashOf(bytes))!, bytes)).toBe(0);
    expect(world.sent).toBeLessThanOrEqual(bytes.length + documentPart);
  });

  it("lets the records go first, and does not wait for ever", async () => {
    const world = new World();
    const bytes = randomBytes(1_000);
    world.disk.set(hashOf(bytes), bytes);
    world.add("attachment.1", bytes);
    await world.report({ phase: "live", confirmed: false });
    expect(world.asked).toEqual([]);
    await world.report({ confirmed: true });
    expect(world.asked).toEqual(["document.arrived attachment.1 0", "document.take attachment.1 0"]);
    world.add("attachment.2", randomBytes(10));
    await world.report({ confirmed: false });
    expect(world.asked).toHaveLength(2);
    await world.settle(5_100);
    expect(world.asked[2]).toBe("document.read attachment.2 0");
  });

  it("fetches large documents only when somebody wants them, and checks what arrived", async () => {
    const world = new World();
    const bytes = randomBytes(1_500_000);
    world.hub.set(hashOf(bytes), bytes);
    world.add("attachment.1", bytes);
    await world.connect();
    expect([world.asked, world.place("attachment.1")]).toEqual([[], { state: "not-here" }]);
    world.transfers.want("attachment.1");
    await world.settle();
    expect(Buffer.compare(world.disk.get(hashOf(bytes))!, bytes)).toBe(0);
    expect(world.place("attachment.1")).toEqual({ state: "with-the-secretariat" });
    const other = randomBytes(1_500_000);
    world.hub.set(hashOf(other), randomBytes(1_500_000));
    world.add("attachment.2", other);
    world.transfers.want("attachment.2");
    await world.settle();
    expect(world.place("attachment.2")).toEqual({ state: "refused", problem: "document-wrong-content", isHere: false });
    world.hub.set(hashOf(other), other);
    world.transfers.want("attachment.2");
    await world.settle();
    expect(world.place("attachment.2")).toEqual({ state: "with-the-secretariat" });
  });

  it("waits for what has not reached the hub, and asks again by itself", async () => {
    const world = new World();
    const bytes = randomBytes(1_000);
    world.add("attachment.1", bytes);
    await world.connect();
    expect(world.asked).toEqual(["document.read attachment.1 0"]);
    world.hub.set(hashOf(bytes), bytes);
    await world.settle(14_000);
    expect(world.asked).toHaveLength(1);
    await world.settle(31_000);
    expect(world.disk.has(hashOf(bytes))).toBe(true);
  });

  it("says why a document was refused; it goes again when a person tries, and the others go on", async () => {
    const world = new World();
    const [bytes, other] = [randomBytes(1_000), randomBytes(2_000)];
    for (const one of [bytes, other]) world.disk.set(hashOf(one), one);
    world.add("attachment.1", bytes);
    world.add("attachment.2", other, { updated: 2 });
    world.before = (name) =>
      name === "document.take" && world.asked.at(-1)!.includes("attachment.1") ? { error: { code: "command-refused", detail: "document-country-full" } } : null;
    await world.connect();
    await world.settle(3_600_000);
    expect(world.place("attachment.1")).toEqual({ state: "refused", problem: "document-country-full", isHere: true });
    expect(world.place("attachment.2")).toEqual({ state: "with-the-secretariat" });
    expect(world.asked.filter((one) => one.startsWith("document.take attachment.1"))).toHaveLength(1);
    world.before = () => null;
    world.transfers.want("attachment.1");
    await world.settle();
    expect(world.place("attachment.1")).toEqual({ state: "with-the-secretariat" });
  });

  it("offers everything again to a hub that was restored, and sends what it lost", async () => {
    const world = new World();
    const bytes = randomBytes(1_000);
    world.disk.set(hashOf(bytes), bytes);
    world.add("attachment.1", bytes);
    await world.connect();
    await world.cut();
    world.hub.clear();
    world.epoch = "2-b";
    await world.connect();
    expect(world.hub.has(hashOf(bytes))).toBe(true);
  });

  it("keeps the bytes that records name, also removed and refused ones, and none other", async () => {
    const world = new World();
    const [named, removed, refused, withdrawn] = [randomBytes(10), randomBytes(11), randomBytes(12), randomBytes(13)];
    for (const one of [named, removed, refused, withdrawn]) world.disk.set(hashOf(one), one);
    world.add("attachment.1", named);
    world.deleted$.next([{ summary: contentOf(removed) } as unknown as RecordDocument]);
    world.quarantine.push({ kind: "attachment", change: JSON.stringify({ fields: { hash: [{ value: hashOf(refused) }] } }) } as QuarantinedChange);
    await world.connect();
    expect(world.swept).toEqual([{ named: [hashOf(named), hashOf(refused)], resting: [hashOf(removed)] }]);
    expect(world.disk.has(hashOf(withdrawn))).toBe(false);
  });
});
