/** What one session may not do to what others wrote, nor to the hub, whoever it belongs to. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, expect, it, vi } from "vitest";
import { startHub, type RunningHub, type StartOptions } from "#hub/start.ts";
import { change, Device, set, type Identity } from "#hub/test/device.ts";
import { acknowledgedBy, deltaSince } from "#shared/crdt/merge.ts";
import { shownValue, type RecordState } from "#shared/crdt/record.ts";
import { replicaFor } from "#shared/lib/ids.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
async function start(options: Partial<StartOptions> = {}): Promise<RunningHub> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), "focal-desk-hub-")));
  if (!options.data) closing.push(() => rm(data, { recursive: true, force: true }));
  const started = await startHub({
    data,
    host: "127.0.0.1",
    port: 0,
    sample: true,
    restored: false,
    log: pino({ level: "silent" }),
    now: Date.now,
    randomBytes,
    ...options,
  });
  if (started.outcome === "failed") throw new Error(started.sentence);
  closing.push(() => started.running.close());
  return started.running;
}
async function enrol(hub: RunningHub, persona: string): Promise<{ identity: Identity; device: Device }> {
  const identity = await Device.enrol(hub.address, hub.sample!.find((one) => one.persona === persona)!.invitation);
  return { identity, device: (await Device.open(hub.address, identity)).device };
}
async function fetched(device: Device, id: string): Promise<RecordState> {
  device.send({ type: "fetch", ids: [id] });
  return (await device.expect("records")).records[0]!;
}
const contact = (id: string) => ({ id, kind: "contact", scope: "country:MUS" });

it("refuses a change whose clock says that parts it does not name were seen and are gone", async () => {
  const hub = await start();
  const focal = await enrol(hub, "ministry-foreign-affairs");
  const official = await enrol(hub, "ministry-labour");
  await focal.device.push(change(focal.identity, contact("contact.1"), [set("name", "Kept"), { type: "add", set: "emails", element: "a@b.mu" }]).delta);
  const now = await fetched(official.device, "contact.1");
  const replica = replicaFor(official.identity.installation, 1);
  const [result] = await official.device.push({ ...contact("contact.1"), base: {}, clock: { ...now.clock, [replica]: 1 }, fields: {}, sets: {}, texts: {} });
  const after = await fetched(focal.device, "contact.1");
  expect(shownValue(after, "name")).toBe("Kept");
  expect(Object.keys(after.sets["emails"]!.elements)).toEqual(["a@b.mu"]);
  expect(result).toMatchObject({ outcome: "refused", reason: "unknown-history" });
});

it("does not let the second copy of a profile take away what the first one wrote elsewhere in the record", async () => {
  const hub = await start();
  const { identity, device } = await enrol(hub, "ministry-foreign-affairs");
  const common = change(identity, contact("contact.2"), [set("name", "N")]);
  await device.push(common.delta);
  await device.push(change(identity, common.record, [set("function", "By the first copy")]).delta);
  const second = change(identity, change(identity, common.record, [set("seatDetail", "x")]).record, [set("seatDetail", "By the second copy")]).record;
  await device.push(deltaSince(second, acknowledgedBy(common.record)));
  expect(shownValue(await fetched(device, "contact.2"), "function")).toBe("By the first copy");
});

it("refuses a value that is said to be another person's and never was", async () => {
  const hub = await start();
  const focal = await enrol(hub, "ministry-foreign-affairs");
  const official = await enrol(hub, "ministry-labour");
  await focal.device.push(change(focal.identity, contact("contact.3"), [set("name", "True")]).delta);
  const now = await fetched(official.device, "contact.3");
  const dot = [replicaFor(official.identity.installation, 1), 1];
  const forged = { dot, value: "I resign", by: official.identity.person, at: 1_700_000_000_000, origin: { by: focal.identity.person, at: 1_600_000_000_000 } };
  const [result] = await official.device.push({
    ...contact("contact.3"),
    base: now.clock,
    clock: { ...now.clock, [dot[0]!]: 1 },
    fields: { name: [forged] },
    sets: {},
    texts: {},
  });
  expect(result).toMatchObject({ outcome: "refused", reason: "not-the-author" });
});

it("still takes a decision back, with whose values they were", async () => {
  const hub = await start();
  const focal = await enrol(hub, "ministry-foreign-affairs");
  const official = await enrol(hub, "ministry-labour");
  const common = change(focal.identity, contact("contact.4"), [set("name", "A")]);
  await focal.device.push(common.delta);
  await focal.device.push(change(focal.identity, common.record, [set("name", "B")]).delta);
  await official.device.push(change(official.identity, common.record, [set("name", "C")]).delta);
  const conflict = await fetched(official.device, "contact.4");
  const decided = change(official.identity, conflict, [set("name", "C")]);
  await official.device.push(decided.delta);
  const [result] = await official.device.push(
    change(official.identity, decided.record, [{ type: "reopen", field: "name", heads: conflict.fields["name"]! }]).delta,
  );
  expect(result).toMatchObject({ outcome: "merged" });
});

it("refuses an id that belongs to another kind: nobody takes another country's answer its place", async () => {
  const hub = await start();
  const secretariat = await enrol(hub, "secretariat");
  const invited = async (country: string): Promise<{ identity: Identity; device: Device }> => {
    const answer = await secretariat.device.command("invitation.create", { name: country, role: "focal-point", country, ministry: "M" });
    const identity = await Device.enrol(hub.address, (answer.output as { invitation: string }).invitation);
    return { identity, device: (await Device.open(hub.address, identity)).device };
  };
  const [belgium, france] = [await invited("BEL"), await invited("FRA")];
  const id = "response.thematic-priorities.1.FRA";
  await belgium.device.push(change(belgium.identity, { id, kind: "contact", scope: "country:BEL" }, [set("name", "x")]).delta);
  const mine = change(france.identity, { id, kind: "response", scope: "country:FRA" }, [
    set("questionnaire", "questionnaire.thematic-priorities.1"),
    set("country", "FRA"),
    set("status", "draft"),
  ]);
  expect(await france.device.push(mine.delta)).toMatchObject([{ outcome: "merged" }]);
});

it("ends the session of a revoked person though the disk is full, and writes their record when there is room", async () => {
  const hub = await start();
  const secretariat = await enrol(hub, "secretariat");
  const official = await enrol(hub, "ministry-labour");
  const full = vi.spyOn(hub.storage, "merge").mockRejectedValue(new Error("database or disk is full"));
  const answer = await secretariat.device.command("person.change", { person: official.identity.person, revoked: true });
  expect(answer).toMatchObject({ output: {} });
  expect(await official.device.next()).toMatchObject({ code: "installation-revoked", closes: true });
  full.mockRestore();
  const focal = await enrol(hub, "ministry-foreign-affairs");
  await secretariat.device.command("person.change", { person: focal.identity.person, processes: ["colombo"] });
  expect(shownValue(await fetched(secretariat.device, official.identity.person), "lifecycle")).toBe("archived");
});

it("changes nothing when the account itself cannot be saved, and says so", async () => {
  const hub = await start();
  const secretariat = await enrol(hub, "secretariat");
  const official = await enrol(hub, "ministry-labour");
  const full = vi.spyOn(hub.storage, "saveAccount").mockRejectedValue(new Error("database or disk is full"));
  expect(await secretariat.device.command("person.change", { person: official.identity.person, revoked: true })).toMatchObject({
    error: { code: "command-refused", detail: "not-saved" },
  });
  full.mockRestore();
  await official.device.push(change(official.identity, contact("contact.5"), [set("name", "Still here")]).delta);
  expect(shownValue(await fetched(official.device, "contact.5"), "name")).toBe("Still here");
});

it("answers a fetch in frames that stay small, and refuses one for more records than the protocol allows", async () => {
  const hub = await start();
  const { identity, device } = await enrol(hub, "ministry-foreign-affairs");
  const ids = Array.from({ length: 20 }, (_unused, number) => `contact.large-${number}`);
  for (const id of ids) await device.push(change(identity, contact(id), [set("later", "x".repeat(200_000))]).delta);
  device.send({ type: "fetch", ids: [...ids, "contact.none"] as never });
  const named: string[] = [];
  while (named.length <= ids.length) {
    const frame = await device.expect("records");
    expect(JSON.stringify(frame).length).toBeLessThan(1_500_000);
    named.push(...frame.records.map((record) => record.id), ...frame.missing);
  }
  expect(named).toEqual([...ids, "contact.none"]);
  device.send({ type: "fetch", ids: Array.from({ length: 501 }, (_unused, number) => `contact.${number}`) as never });
  expect(await device.next()).toMatchObject({ type: "problem", code: "malformed-frame", detail: "ids" });
});

it("once restored, takes a person's words from others until their own device has brought them back, and never after", async () => {
  const data = await mkdtemp(join(tmpdir(), "focal-desk-hub-"));
  closing.push(() => rm(data, { recursive: true, force: true }));
  const before = await start({ data });
  const focal = (await enrol(before, "ministry-foreign-affairs")).identity;
  const official = (await enrol(before, "ministry-labour")).identity;
  await before.close();
  const restored = await start({ data, restored: true });
  const author = await Device.open(restored.address, focal);
  expect(author.welcome).toMatchObject({ bringBack: true });
  const { device } = await Device.open(restored.address, official);
  const held = change(focal, contact("contact.6"), [set("name", "Held by both")]);
  // The author is here again and has brought nothing yet: what a colleague brings must not be refused, or each would wait for the other.
  expect(await device.push(held.delta)).toMatchObject([{ outcome: "merged" }]);
  author.device.send({ type: "brought-back" });
  author.device.send({ type: "ping" });
  await author.device.expect("pong");
  const forged = change(focal, held.record, [set("name", "I resign")]);
  expect(await device.push(forged.delta)).toMatchObject([{ outcome: "refused", reason: "unknown-history" }]);
  await restored.close();
  const again = await start({ data });
  expect((await Device.open(again.address, focal)).welcome.bringBack).toBeUndefined();
  expect(await (await Device.open(again.address, official)).device.push(forged.delta)).toMatchObject([{ outcome: "refused", reason: "unknown-history" }]);
});
