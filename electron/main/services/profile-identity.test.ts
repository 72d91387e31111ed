import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeDurably } from "#electron/main/services/durable-file.ts";
import { openProfileIdentity, type ProfileIdentity, type Randomness } from "#electron/main/services/profile-identity.ts";

const enrolment = { installation: 47, address: "ws://127.0.0.1:9/v1/sync", person: "person.one" };
let folder: string;
let count = 0;

/** Never the same twice, so that "the same replica" can only mean that it was kept. */
const counting: Randomness = { nonce: () => `nonce-${(count += 1)}`, bits: () => (count += 1) };

const open = (profile = "desk", write: typeof writeDurably = writeDurably): Promise<ProfileIdentity> =>
  openProfileIdentity(join(folder, profile), join(folder, "markers"), counting, write);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "identity-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a fresh profile has no replica until it is enrolled", async () => {
  const identity = await open();
  expect(identity.replica()).toBeNull();
  expect(identity.wasRenewed).toBe(false);
  expect(await identity.assign(enrolment)).toMatch(/^1b-[a-z2-7]{4}$/);
  expect(identity.replica()).toBe(await open().then((again) => again.replica()));
});

test("the same copy keeps its replica over any number of starts", async () => {
  const replica = await (await open()).assign(enrolment);
  for (let start = 0; start < 5; start += 1) {
    const identity = await open();
    expect(identity.replica()).toBe(replica);
    expect(identity.wasRenewed).toBe(false);
  }
});

test("a copied profile takes a new replica, and the original keeps its own", async () => {
  const replica = await (await open()).assign(enrolment);
  await cp(join(folder, "desk"), join(folder, "copy"), { recursive: true });
  const copy = await open("copy");
  expect(copy.replica()).toMatch(/^1b-/);
  expect(copy.replica()).not.toBe(replica);
  expect(copy.wasRenewed).toBe(true);
  expect((await open()).replica()).toBe(replica);
  expect((await open("copy")).replica()).toBe(copy.replica());
});

test("a profile restored from a backup takes a new replica, also when the backup is of the last start but one", async () => {
  const replica = await (await open()).assign(enrolment);
  await cp(join(folder, "desk"), join(folder, "backup"), { recursive: true });
  await open();
  await rm(join(folder, "desk"), { recursive: true });
  await cp(join(folder, "backup"), join(folder, "desk"), { recursive: true });
  const restored = await open();
  expect(restored.replica()).not.toBe(replica);
  expect(restored.wasRenewed).toBe(true);
});

test("without the marker, as on another machine, the replica is new", async () => {
  const replica = await (await open()).assign(enrolment);
  await rm(join(folder, "markers"), { recursive: true });
  expect((await open()).replica()).not.toBe(replica);
});

test.for([1, 2])("a start that crashes at write %i never leads to a replica that another copy may have", async (crashAt) => {
  const replica = await (await open()).assign(enrolment);
  await cp(join(folder, "desk"), join(folder, "backup"), { recursive: true });
  let writes = 0;
  const crashing: typeof writeDurably = async (path, value) => {
    writes += 1;
    if (writes === crashAt) throw new Error("power cut");
    await writeDurably(path, value);
  };
  await expect(open("desk", crashing)).rejects.toThrow("power cut");
  const after = await open();
  // Nothing was written at all before the first write: that copy is still the only one. After it, a new replica is the safe answer.
  if (crashAt === 1) expect(after.replica()).toBe(replica);
  else expect(after.replica()).not.toBe(replica);
  await rm(join(folder, "desk"), { recursive: true });
  await cp(join(folder, "backup"), join(folder, "desk"), { recursive: true });
  expect([replica, after.replica()]).not.toContain((await open()).replica());
});

test("renewing takes another replica, keeps the installation and lasts", async () => {
  const identity = await open();
  expect(await identity.renewReplica()).toBeNull();
  const replica = await identity.assign(enrolment);
  const renewed = await identity.renewReplica();
  expect(renewed).toMatch(/^1b-/);
  expect(renewed).not.toBe(replica);
  expect((await open()).replica()).toBe(renewed);
});

test("new bits are never the present ones, even when chance says so", async () => {
  const stuck: Randomness = { nonce: counting.nonce, bits: () => 5 };
  const identity = await openProfileIdentity(join(folder, "stuck"), join(folder, "markers"), stuck);
  const first = await identity.assign(enrolment);
  expect(await identity.renewReplica()).not.toBe(first);
});

test("forgetting removes the enrolment; a moved hub is followed only if it is ours", async () => {
  const identity = await open();
  await identity.assign(enrolment);
  await identity.move("ws://127.0.0.1:8/v1/sync", "ws://127.0.0.1:7/v1/sync");
  expect(identity.enrolment()).toEqual(enrolment);
  await identity.move(enrolment.address, "ws://127.0.0.1:7/v1/sync");
  expect((await open()).enrolment()).toEqual({ ...enrolment, address: "ws://127.0.0.1:7/v1/sync" });
  await identity.forget();
  expect((await open()).enrolment()).toBeNull();
});

test("a file that cannot be understood is set aside, not overwritten", async () => {
  await (await open()).assign(enrolment);
  await writeFile(join(folder, "desk", "identity.json"), "{ half");
  expect((await open()).enrolment()).toBeNull();
  expect(await readFile(join(folder, "desk", "identity.json.broken"), "utf8")).toBe("{ half");
});
