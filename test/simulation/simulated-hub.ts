/** The hub itself, its merge and its connections, in virtual time and on a storage that can be put back from a backup. */
import { generateKeyPairSync, sign } from "node:crypto";
import { limitEnrolments } from "#hub/enrolment/enrolment-limit.ts";
import { openHub, type Hub } from "#hub/hub.ts";
import { openConnection, type Connection, type Line } from "#hub/transport/connection.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import type { RecordState } from "#shared/crdt/record.ts";
import type { Audience } from "#shared/domain/kind.ts";
import { sessionText } from "#shared/lib/session-text.ts";
import type { DeviceFrame, HubFrame, SessionPerson } from "#shared/sync/protocol.ts";
import { MemoryHubStorage, type HubData } from "#test/fakes/memory-hub-storage.ts";
import type { Chance } from "#test/simulation/random.ts";
import type { Timeline } from "#test/simulation/timeline.ts";

type Trouble = "internal-error" | "no-delta" | "close" | "close-on-fetch";

interface SimulatedHubOptions {
  readonly timeline: Timeline;
  readonly chance: Chance;
  /** Records in a page at most, whatever a device asks for. */
  readonly pageSize: number;
  /** Whether trouble happens now. `no-delta`: a live frame that makes the device ask for the whole record. */
  readonly trouble: (kind: Trouble) => boolean;
  /** Called with each change that is committed, as the audit keeps it. */
  readonly merged: (change: RecordState) => void;
}

export interface HubConnection {
  receive(frame: DeviceFrame): Promise<void>;
  close(): void;
}

/** The same in every run: only the signatures' randomness would differ, and Ed25519 has none. */
const keys = Array.from({ length: 4 }, () => generateKeyPairSync("ed25519"));
const publicKeys = keys.map(({ publicKey }) => publicKey.export({ type: "spki", format: "der" }).toString("base64"));

export class SimulatedHub {
  /** By installation. */
  readonly people = new Map<number, SessionPerson>();
  readonly #options: SimulatedHubOptions;
  readonly #storageOptions: ConstructorParameters<typeof MemoryHubStorage>[0];
  readonly #lines = new Set<{ readonly connection: Connection; readonly hangUp: () => void }>();
  #storage: MemoryHubStorage;
  #hub: Hub | null = null;

  constructor(options: SimulatedHubOptions) {
    this.#options = options;
    this.#storageOptions = {
      random: () => String(options.chance.between(0, 1_000_000)),
      committed: (audit) => audit.forEach(({ change }) => options.merged(decodeRecord(change))),
      trouble: () => {
        if (this.#hub && options.trouble("internal-error")) throw new Error("The disk stumbles");
      },
    };
    this.#storage = new MemoryHubStorage(this.#storageOptions);
  }

  /** Opens the hub, and again after `restart` or `restore`. */
  async open(): Promise<void> {
    const { timeline, chance } = this.#options;
    this.#hub = null;
    this.#hub = await openHub({
      storage: this.#storage,
      now: () => 1_700_000_000_000 + timeline.now,
      randomBytes: (count) => Uint8Array.from({ length: count }, () => chance.between(0, 255)),
      version: "simulated",
      forum: "GFMD",
    });
  }

  async enrol(person: SessionPerson): Promise<number> {
    const { id, ...account } = person;
    await this.#open.people.save({ person: id, ...account, revoked: false });
    await this.#storage.saveInvitation({ codeHash: id, person: id, expires: Infinity, usedAt: null });
    const redeemed = await this.#storage.redeem(id, publicKeys[this.people.size] as string, "simulated", 0);
    if (redeemed.outcome !== "enrolled") throw new Error(redeemed.outcome);
    this.people.set(redeemed.installation, person);
    return redeemed.installation;
  }

  sign(installation: number, nonce: string): string {
    const key = keys[installation - 1]!.privateKey;
    return sign(null, Buffer.from(sessionText(nonce)), key).toString("base64");
  }

  connect(send: (frame: HubFrame) => void, hangUp: () => void): HubConnection {
    const { timeline, trouble, pageSize } = this.#options;
    let up = true;
    const end = (): void => {
      if (!up) return;
      up = false;
      this.#lines.delete(line);
      connection.ended();
    };
    const drop = (): void => {
      end();
      hangUp();
    };
    const wire: Line = {
      address: "simulated",
      send: (text) => {
        if (!up) return;
        const frame = JSON.parse(text) as HubFrame;
        if (frame.type === "change" && trouble("no-delta")) send({ ...frame, delta: { ...frame.delta, base: frame.delta.clock } });
        else send(frame);
        if (frame.type === "pushed" && trouble("close")) drop();
      },
      buffered: () => 0,
      close: drop,
      after: (ms, then) => timeline.plan(ms, () => (up ? then() : undefined)),
      report: () => undefined,
    };
    const connection = openConnection(this.#open, wire, limitEnrolments());
    const line = { connection, hangUp: drop };
    this.#lines.add(line);
    return {
      receive: async (frame) => {
        if (!up) return;
        if (frame.type === "fetch" && trouble("close-on-fetch")) return drop();
        const text = JSON.stringify(frame.type === "pull" ? { ...frame, limit: pageSize } : frame);
        connection.receive(text, text.length);
        await quiet();
      },
      close: end,
    };
  }

  backup(): HubData {
    return this.#storage.backup();
  }
  async restore(backup: HubData): Promise<void> {
    this.#storage = new MemoryHubStorage(this.#storageOptions, backup, true);
    await this.restart();
  }
  async restart(): Promise<void> {
    for (const { hangUp } of this.#lines) hangUp();
    await this.open();
  }
  async changeProcesses(installation: number, processes: string[]): Promise<void> {
    const person = this.people.get(installation) as SessionPerson;
    this.people.set(installation, { ...person, processes });
    const secretariat = { person: "p.secretariat", role: "secretariat", country: null, processes: [] } as const;
    const answer = await this.#open.command(secretariat, "person.change", { person: person.id, processes });
    if ("error" in answer) throw new Error(JSON.stringify(answer.error));
    await quiet();
  }

  /** What it holds now, with the audience that decides reads. */
  records(): ReadonlyMap<string, { readonly record: RecordState; readonly audience: Audience }> {
    return new Map([...this.#storage.backup().records].map(([id, { crdt, audience }]) => [id, { record: decodeRecord(crdt), audience }]));
  }

  get #open(): Hub {
    if (!this.#hub) throw new Error("The hub is not open");
    return this.#hub;
  }
}

/** Until everything that promises were waiting for is done: nothing in the hub waits for a disk or a clock here. */
const quiet = (): Promise<void> => new Promise((done) => void setImmediate(done));
