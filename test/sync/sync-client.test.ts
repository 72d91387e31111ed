import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { filter, firstValueFrom, Subject, timeout } from "rxjs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startHub, type RunningHub } from "#hub/start.ts";
import type { Edit } from "#shared/crdt/edit.ts";
import { conflictedFields, shownValue, type RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import { asPersonId, asRecordId, asScope, replicaFor, type ReplicaId } from "#shared/lib/ids.ts";
import type { SyncReport } from "#shared/sync/machine-types.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { MemoryDeviceStore } from "#test/fakes/memory-device-store.ts";
import { enrol } from "#renderer/platform/sync/enrol.ts";
import { syncClient, type SyncClient } from "#renderer/platform/sync/sync-client.ts";

let folder: string;
let hub: RunningHub;
let port = 0;
const devices: Device[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "focal-desk-sync-"));
  port = 0;
  await openHub();
});
afterEach(async () => {
  for (const device of devices.splice(0)) device.client.stop();
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openHub(sample = true, restored = false): Promise<void> {
  const started = await startHub({ data: folder, host: "127.0.0.1", port, sample, restored, log: pino({ level: "silent" }), now: Date.now, randomBytes });
  if (started.outcome === "failed") throw new Error(started.sentence);
  hub = started.running;
  port = Number(new URL(hub.address).port);
}

class Device {
  readonly person: string;
  readonly country: string | null;
  readonly store: MemoryDeviceStore;
  readonly client: SyncClient;
  readonly installation: number;
  readonly #edits = new Subject<void>();
  #replica: ReplicaId;
  #copies = 0;

  constructor(installation: number, person: SessionPerson, key: KeyObject) {
    this.person = person.id;
    this.country = person.country;
    this.installation = installation;
    this.#replica = replicaFor(installation, 0);
    const renew = (): void => void (this.#replica = replicaFor(installation, ++this.#copies));
    this.store = new MemoryDeviceStore(() => this.#replica, renew);
    this.client = syncClient({
      address: hub.address,
      installation,
      store: this.store,
      replica: () => this.#replica,
      renewReplica: async () => renew(),
      sign: async (nonce) => sign(null, Buffer.from(`focal-desk-session:${nonce}`), key).toString("base64"),
      edits$: this.#edits,
    });
    devices.push(this);
  }

  write(edit: Edit, id = "contact.desk"): void {
    this.store.edit(
      { id: asRecordId(id), kind: "contact", scope: asScope(`country:${this.country}`) },
      { replica: this.#replica, person: asPersonId(this.person), at: 1 },
      [edit],
    );
    this.#edits.next();
  }
  record(id = "contact.desk"): RecordState | undefined {
    return this.store.held.get(id)?.record;
  }
  until(what: (report: SyncReport) => boolean): Promise<SyncReport> {
    return firstValueFrom(this.client.status$.pipe(filter(what), timeout(15_000)));
  }
  confirmed(): Promise<SyncReport> {
    return this.until((report) => report.confirmed);
  }
}

async function enrolled(persona: number): Promise<Device> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const invitation = hub.sample!.find((one) => one.persona === personaNames[persona])!.invitation;
  const result = await enrol(hub.address, { invitation, publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"), device: "test" });
  if (!result.ok) throw new Error(result.problem.code);
  return new Device(result.enrolment.installation, result.enrolment.person, privateKey);
}
const personaNames = ["ministry-foreign-affairs", "ministry-labour", "secretariat"];
const affairs = 0;
const labour = 1;
const secretariat = 2;

test("SY-10 an invitation is redeemed once, and a wrong one is told apart", async () => {
  await enrolled(0);
  await expect(enrolled(0)).rejects.toThrow("invitation-used");
  const { publicKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  expect(await enrol(hub.address, { invitation: "no-such-code", publicKey: key, device: "" })).toMatchObject({
    ok: false,
    problem: { code: "invitation-unknown" },
  });
  expect(await enrol("ws://127.0.0.1:1/v1/sync", { invitation: "x", publicKey: key, device: "" })).toMatchObject({
    ok: false,
    problem: { code: "hub-unreachable" },
  });
});

test("SY-02 SY-03 two devices write apart, the hub is restarted, and both show both values", { timeout: 60_000 }, async () => {
  const one = await enrolled(affairs);
  const two = await enrolled(labour);
  one.client.start();
  two.client.start();
  await Promise.all([one.confirmed(), two.confirmed()]);
  expect(one.store.held.size).toBeGreaterThan(10);
  one.write({ type: "set", field: "name", value: "Desk" });
  await one.until((report) => report.unsent === 1);
  await one.confirmed();
  await expect.poll(() => shownValue(two.record()!, "name")).toBe("Desk");

  one.client.setWorkOffline(true);
  two.client.setWorkOffline(true);
  one.write({ type: "set", field: "name", value: "Desk of the Interior" });
  two.write({ type: "set", field: "name", value: "Desk of Labour" });
  one.write({ type: "replace-text", text: "notes", value: "left " });
  two.write({ type: "replace-text", text: "notes", value: "right " });
  expect(await two.until((report) => report.unsent === 1)).toMatchObject({ phase: "off", confirmed: false });
  await hub.close();
  await openHub(false);
  two.client.setWorkOffline(false);
  await two.confirmed();
  one.client.setWorkOffline(false);
  await one.confirmed();
  await expect.poll(() => conflictedFields(two.record()!)).toEqual(["name"]);
  expect(one.record()!.fields).toEqual(two.record()!.fields);
  expect(textOf(one.record()!.texts["notes"]!.state)).toContain("left ");
  await expect.poll(() => textOf(two.record()!.texts["notes"]!.state)).toBe(textOf(one.record()!.texts["notes"]!.state));
});

test("SY-24 a refused change goes to the quarantine and the rest goes on", { timeout: 60_000 }, async () => {
  const one = await enrolled(affairs);
  one.client.start();
  await one.confirmed();
  one.write({ type: "set", field: "name", value: 7 }, "contact.wrong");
  one.write({ type: "set", field: "name", value: "Right" }, "contact.right");
  await one.until((report) => report.unsent === 2);
  await one.confirmed();
  expect(one.store.quarantined).toMatchObject([{ id: "contact.wrong", reason: "wrong-type" }]);
  expect((await hub.storage.read(["contact.right", "contact.wrong"])).map((record) => record.id)).toEqual(["contact.right"]);
});

test("SY-34 a hub restored from a backup is given back what it lost", { timeout: 60_000 }, async () => {
  const one = await enrolled(affairs);
  const two = await enrolled(labour);
  one.client.start();
  two.client.start();
  await Promise.all([one.confirmed(), two.confirmed()]);
  // The same people and keys, none of the work: what a backup taken before it holds.
  await hub.close();
  cpSync(folder, `${folder}-backup`, { recursive: true });
  await openHub(false);
  one.client.setWorkOffline(true);
  one.client.setWorkOffline(false);
  await one.until((report) => report.phase === "live");
  one.write({ type: "set", field: "name", value: "After the backup" });
  await one.until((report) => report.unsent === 1);
  await one.confirmed();
  two.client.setWorkOffline(true);
  two.client.setWorkOffline(false);
  await expect.poll(() => two.record() !== undefined, { timeout: 15_000 }).toBe(true);
  one.client.stop();
  await hub.close();
  rmSync(folder, { recursive: true });
  cpSync(`${folder}-backup`, folder, { recursive: true });
  rmSync(`${folder}-backup`, { recursive: true });
  await openHub(false, true);
  expect(await hub.storage.read(["contact.desk"])).toEqual([]);
  // The author is away: the other device brings the author's words back, under the author's name.
  two.client.setWorkOffline(true);
  two.client.setWorkOffline(false);
  await two.until((report) => report.phase === "live");
  await expect.poll(async () => (await hub.storage.read(["contact.desk"])).length, { timeout: 15_000 }).toBe(1);
  expect(two.store.quarantined).toEqual([]);
});

test("SY-45 a command is answered, and says so when there is no connection", { timeout: 30_000 }, async () => {
  const device = await enrolled(secretariat);
  expect(await device.client.command("hub.state", {})).toEqual({ error: { code: "offline" } });
  device.client.start();
  await device.confirmed();
  expect(await device.client.command("hub.state", {})).toMatchObject({ output: { connected: 1 } });
  expect(await device.client.command("moon.phase", {})).toMatchObject({ error: { code: "command-unknown" } });
});
