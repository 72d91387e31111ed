/** A device for tests: real keys, a real socket, and only what the protocol allows. */
import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import WebSocket from "ws";
import { sessionText } from "#shared/lib/session-text.ts";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { acknowledgedBy, deltaSince, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { emptyRecord, type RecordDelta, type RecordState } from "#shared/crdt/record.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";
import { protocolVersion, type ChangeResult, type DeviceFrame, type HubFrame } from "#shared/sync/protocol.ts";

export type FrameOf<Type extends HubFrame["type"]> = Extract<HubFrame, { type: Type }>;

export interface Identity {
  readonly installation: number;
  readonly person: string;
  readonly key: KeyObject;
}

export class Device {
  readonly #socket: WebSocket;
  readonly #frames: HubFrame[] = [];
  #wake: () => void = () => undefined;
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((done) => socket.once("close", (code, reason) => done({ code, reason: reason.toString() })));
    socket.on("message", (data: Buffer) => {
      this.#frames.push(JSON.parse(data.toString("utf8")) as HubFrame);
      this.#wake();
    });
    socket.on("error", () => undefined);
  }

  static async connect(address: string): Promise<Device> {
    const socket = new WebSocket(address);
    const device = new Device(socket);
    await new Promise<void>((done, failed) => {
      socket.once("open", done);
      socket.once("error", failed);
    });
    return device;
  }

  static async enrol(address: string, invitation: string): Promise<Identity> {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const device = await Device.connect(address);
    device.send({
      type: "enrol",
      protocol: protocolVersion,
      invitation,
      publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
      device: "test",
    });
    const answer = await device.next();
    device.close();
    if (answer.type !== "enrolled") throw new Error(JSON.stringify(answer));
    return { installation: answer.installation, person: answer.person.id, key: privateKey };
  }

  /** Connects and proves who it is. */
  static async open(address: string, identity: Identity): Promise<{ device: Device; welcome: FrameOf<"welcome"> }> {
    const device = await Device.connect(address);
    const welcome = await device.prove(identity, identity.key);
    if (welcome.type !== "welcome") throw new Error(JSON.stringify(welcome));
    return { device, welcome };
  }

  async prove(identity: Identity, key: KeyObject, replica = replicaFor(identity.installation, 1)): Promise<HubFrame> {
    this.send({ type: "hello", protocol: protocolVersion, installation: identity.installation });
    const challenge = await this.expect("challenge");
    this.send({ type: "prove", signature: sign(null, Buffer.from(sessionText(challenge.nonce)), key).toString("base64"), replica });
    return this.next();
  }

  send(frame: DeviceFrame): void {
    this.sendRaw(JSON.stringify(frame));
  }

  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  async next(): Promise<HubFrame> {
    while (this.#frames.length === 0) {
      await new Promise<void>((done, failed) => {
        this.#wake = done;
        void this.closed.then(({ code, reason }) => failed(new Error(`closed ${code} ${reason}`)));
      });
    }
    return this.#frames.shift() as HubFrame;
  }

  async expect<Type extends HubFrame["type"]>(type: Type): Promise<FrameOf<Type>> {
    const frame = await this.next();
    if (frame.type !== type) throw new Error(`Expected ${type}, got ${JSON.stringify(frame)}`);
    return frame as FrameOf<Type>;
  }

  async pullAll(feed: string, after = 0, limit?: number): Promise<{ records: RecordState[]; withdrawn: string[]; cursor: number }> {
    const records: RecordState[] = [];
    const withdrawn: string[] = [];
    let cursor = after;
    for (;;) {
      this.send({ type: "pull", feed, after: cursor, ...(limit ? { limit } : {}) });
      const page = await this.expect("page");
      records.push(...page.records);
      withdrawn.push(...page.withdrawn);
      cursor = page.cursor;
      if (!page.more) return { records, withdrawn, cursor };
    }
  }

  async push(...changes: unknown[]): Promise<readonly ChangeResult[]> {
    this.send({ type: "push", batch: "b", changes });
    return (await this.expect("pushed")).results;
  }

  async command(name: string, input: object): Promise<FrameOf<"answer">> {
    this.send({ type: "command", request: "r", name, input: input as never });
    return this.expect("answer");
  }

  close(): void {
    this.#socket.close();
  }
}

/** A change as this person's installation would make it. */
export function change(
  identity: Identity,
  record: { id: string; kind: string; scope: string } | RecordState,
  edits: readonly Edit[],
): { delta: RecordDelta; record: RecordState } {
  const before: RecordState = "clock" in record ? record : emptyRecord(asRecordId(record.id), record.kind, asScope(record.scope));
  const author = { replica: replicaFor(identity.installation, 1), person: asPersonId(identity.person), at: 1_700_000_000_000 };
  const after = applyEdits(before, author, edits);
  const delta = deltaSince(after, "clock" in record ? acknowledgedBy(before) : nothingAcknowledged);
  if (!delta) throw new Error("No edit");
  return { delta, record: after };
}

export const set = (field: string, value: JsonValue): Edit => ({ type: "set", field, value });
