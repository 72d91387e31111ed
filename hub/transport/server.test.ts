import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { contestedAnswer } from "#hub/sample/contested-answer.ts";
import { startHub, type RunningHub, type StartOptions } from "#hub/start.ts";
import { change, Device, set, type Identity } from "#hub/test/device.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { definitionOf } from "#shared/domain/questionnaire/definition.ts";
import { questionnaireId } from "#shared/domain/questionnaire/questionnaire.ts";
import { sampleQuestionnaire } from "#shared/domain/sample/sample-answers.ts";
import { replicaFor } from "#shared/lib/ids.ts";
import { limits } from "#shared/sync/protocol.ts";
import { largeQuestionnaire } from "#test/fixtures/large-questionnaire.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "focal-desk-hub-"));
  closing.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function start(options: Partial<StartOptions> = {}): Promise<RunningHub> {
  const started = await startHub({
    data: await folder(),
    host: "127.0.0.1",
    port: 0,
    sample: false,
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

async function secretariat(running: RunningHub): Promise<{ identity: Identity; device: Device }> {
  const identity = await Device.enrol(running.address, running.invitation as string);
  return { identity, device: (await Device.open(running.address, identity)).device };
}

async function person(running: RunningHub, by: Device, role: string, country: string | null): Promise<Identity> {
  const answer = await by.command("invitation.create", { name: `A ${role}`, role, country, ministry: "Ministry of Labour" });
  return Device.enrol(running.address, (answer.output as { invitation: string }).invitation);
}

/** The same hub through a line that counts what comes from it. */
async function countedLine(address: string): Promise<{ readonly address: string; readonly received: () => number }> {
  let received = 0;
  const { hostname, port, pathname } = new URL(address);
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    far.on("data", (data) => (received += data.length));
    for (const socket of [near, far]) socket.on("error", () => undefined);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closing.push(async () => void server.close());
  return { address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`, received: () => received };
}

const contact = (id: string, country = "MUS") => ({ id, kind: "contact", scope: `country:${country}` });

describe("enrolment and sessions", () => {
  it("uses an invitation once", async () => {
    const running = await start();
    await Device.enrol(running.address, running.invitation as string);
    await expect(Device.enrol(running.address, running.invitation as string)).rejects.toThrow("invitation-used");
    await expect(Device.enrol(running.address, "AAAA-AAAA-AAAA-AAAA")).rejects.toThrow("invitation-unknown");
  });

  it("lets an invitation expire after fourteen days", async () => {
    let now = 1_000;
    const running = await start({ now: () => now });
    now += 14 * 24 * 3_600_000;
    await expect(Device.enrol(running.address, running.invitation as string)).rejects.toThrow("invitation-expired");
  });

  it("makes an address that guesses wait", async () => {
    const running = await start();
    const tries = Array.from({ length: 11 }, () => Device.enrol(running.address, "AAAA").catch((error: Error) => error.message));
    expect((await Promise.all(tries)).filter((message) => String(message).includes("rate-limited"))).toHaveLength(1);
  });

  it("refuses a wrong signature and an unknown installation, and allows another try", async () => {
    const running = await start();
    const identity = await Device.enrol(running.address, running.invitation as string);
    const device = await Device.connect(running.address);
    expect(await device.prove(identity, generateKeyPairSync("ed25519").privateKey)).toMatchObject({ type: "problem", code: "signature-wrong", closes: false });
    device.send({ type: "hello", protocol: 1, installation: 999 });
    expect(await device.next()).toMatchObject({ code: "installation-unknown" });
    device.send({ type: "hello", protocol: 2, installation: identity.installation });
    expect(await device.next()).toMatchObject({ code: "unsupported-protocol" });
    expect(await device.prove(identity, identity.key)).toMatchObject({
      type: "welcome",
      renewReplica: false,
      feeds: ["forum", "drafts", "shared", "processes"],
    });
  });

  it("asks for a new replica when the present one is another installation's", async () => {
    const running = await start();
    const identity = await Device.enrol(running.address, running.invitation as string);
    const device = await Device.connect(running.address);
    expect(await device.prove(identity, identity.key, replicaFor(identity.installation + 1, 1))).toMatchObject({ type: "welcome", renewReplica: true });
  });

  it("ends a session when it expires, and a connection that never proves itself", async () => {
    const running = await start({ limits: { sessionMs: 30, greetingMs: 500 } });
    const { device } = await secretariat(running);
    expect(await device.next()).toMatchObject({ type: "problem", code: "session-expired", closes: true });
    expect((await device.closed).reason).toBe("session-expired");
    const silent = await Device.connect(running.address);
    expect(await silent.next()).toMatchObject({ code: "not-authenticated", closes: true });
  });

  it("keeps commands to the secretariat", async () => {
    const running = await start();
    const { device } = await secretariat(running);
    expect(await device.command("nothing.such", {})).toMatchObject({ error: { code: "command-unknown" } });
    expect(await device.command("invitation.create", { name: "A" })).toMatchObject({ error: { code: "command-refused" } });
    expect(await device.command("invitation.create", { name: "A", role: "official", country: null, ministry: "" })).toMatchObject({
      error: { code: "command-refused", detail: "role-and-country" },
    });
    const official = await person(running, device, "official", "MUS");
    const { device: desk } = await Device.open(running.address, official);
    expect(await desk.command("people.list", {})).toMatchObject({ error: { code: "command-refused" } });
    expect(await device.command("people.list", {})).toMatchObject({ output: [{ role: "official", enrolled: true }, { role: "secretariat" }] });
    expect(await device.command("hub.state", {})).toMatchObject({ output: { connected: 2, records: 2 } });
    expect(await device.command("person.change", { person: (await device.command("people.list", {})).output, revoked: true })).toMatchObject({
      error: { code: "command-refused" },
    });
  });
});

describe("bad input", () => {
  it("answers each with its own problem, changes nothing and goes on", async () => {
    const running = await start();
    const outside = await Device.connect(running.address);
    outside.send({ type: "pull", feed: "forum", after: 0 });
    expect(await outside.next()).toMatchObject({ code: "not-authenticated", closes: false });

    const { device } = await secretariat(running);
    const before = await running.storage.lastSeq();
    const wrong: [string | Buffer, string][] = [
      ["{", "malformed-frame"],
      ["[]", "malformed-frame"],
      ["null", "malformed-frame"],
      ['{"type":7}', "malformed-frame"],
      [Buffer.from([1, 2, 3]), "malformed-frame"],
      ['{"type":"dance"}', "unknown-frame"],
      ['{"type":"pull","feed":"forum","after":-1}', "malformed-frame"],
      ['{"type":"pull","feed":"country:MUS","after":0}', "feed-not-granted"],
      [JSON.stringify({ type: "ping", padding: "x".repeat(limits.frame) }), "frame-too-large"],
    ];
    for (const [data, code] of wrong) {
      device.sendRaw(data);
      expect(await device.next(), String(data).slice(0, 60)).toMatchObject({ type: "problem", code, closes: false });
    }
    device.send({ type: "ping" });
    await device.expect("pong");
    expect(await running.storage.lastSeq()).toBe(before);
  });

  it("closes what is far too large, also when it came compressed, and who goes on sending nonsense", async () => {
    const running = await start({ limits: { problems: 3 } });
    const { device } = await secretariat(running);
    for (let count = 0; count < 3; count++) device.sendRaw("{");
    expect((await device.closed).code).toBe(4000);
    const large = await Device.connect(running.address);
    large.sendRaw("x".repeat(limits.frame * 3 + 1));
    expect((await large.closed).code).toBe(1009);
  });

  it("refuses bad changes one by one and merges the rest of the batch", async () => {
    const running = await start();
    const { device } = await secretariat(running);
    const identity = await person(running, device, "focal-point", "MUS");
    const { device: desk } = await Device.open(running.address, identity);
    const good = change(identity, contact("contact.good"), [set("name", "Director")]).delta;
    const other = { ...identity, person: "person.other" };
    const results = await desk.push(
      7,
      { ...good, id: "bad id" },
      { ...good, id: "contact.big", fields: { name: [{ ...good.fields["name"]?.[0], value: "x".repeat(limits.change) }] } },
      { ...good, id: "x.1", kind: "spaceship" },
      change(identity, contact("contact.2"), [set("name", 7)]).delta,
      change(other, contact("contact.3"), [set("name", "A")]).delta,
      change({ ...identity, installation: 1 }, contact("contact.4"), [set("name", "A")]).delta,
      change(identity, contact("contact.5", "BEL"), [set("name", "A")]).delta,
      { ...good, id: "contact.6", base: good.clock },
      good,
    );
    expect(results.map((result) => (result.outcome === "refused" ? result.reason : result.outcome))).toEqual([
      "malformed-change",
      "malformed-change",
      "change-too-large",
      "unknown-kind",
      "wrong-type",
      "not-the-author",
      "unknown-history",
      "not-visible",
      "send-whole",
      "merged",
    ]);
    expect(await running.storage.countRecords()).toBe(3);
  });
});

describe("a questionnaire of 1 MB", () => {
  const definition = largeQuestionnaire();
  const id = questionnaireId(definition.key, 1);
  const edits = [set("title", "Large"), set("version", 1), set("status", "open"), set("definition", definition as never)];
  const record = { id, kind: "questionnaire", scope: "forum" };

  it("arrives whole at a country's device that is there, at one that comes later and at one that asks for it, and takes answers", async () => {
    const running = await start();
    const { identity, device } = await secretariat(running);
    const focalPoint = await person(running, device, "focal-point", "MUS");
    const { device: there } = await Device.open(running.address, focalPoint);
    await there.pullAll("forum");
    const { delta } = change(identity, record, edits);
    expect(JSON.stringify(delta).length).toBeGreaterThan(limits.change * 3);
    expect(Buffer.byteLength(JSON.stringify(definition))).toBeGreaterThan(1_000_000);
    expect(await device.push(delta)).toMatchObject([{ outcome: "merged" }]);
    expect((await there.expect("change")).delta.fields["definition"]?.[0]?.value).toEqual(definition);
    const { device: later } = await Device.open(running.address, focalPoint);
    const pulled = (await later.pullAll("forum")).records.find((one) => one.id === id);
    expect(definitionOf(pulled?.fields["definition"]?.[0]?.value)).toEqual(definition);
    later.send({ type: "fetch", ids: [id] });
    expect((await later.expect("records")).records).toEqual([pulled]);
    const response = change(focalPoint, { id: `response.large.1.MUS`, kind: "response", scope: "country:MUS" }, [
      set("questionnaire", id),
      set("country", "MUS"),
      set("status", "draft"),
    ]).delta;
    const answer = (question: string) =>
      change(focalPoint, { id: `answer.response.large.1.MUS.${question}`, kind: "answer", scope: "country:MUS" }, [set("value", "partly")]).delta;
    expect(await later.push(response, answer("q24_19"), answer("q25_0"))).toMatchObject([
      { outcome: "merged" },
      { outcome: "merged" },
      { outcome: "refused", reason: "unknown-question" },
    ]);
  });

  it("comes through a slow line compressed", async () => {
    const running = await start();
    const { identity, device } = await secretariat(running);
    await device.push(change(identity, record, edits).delta);
    const line = await countedLine(running.address);
    const focalPoint = await person(running, device, "focal-point", "MUS");
    const { device: slow } = await Device.open(line.address, focalPoint);
    expect((await slow.pullAll("forum")).records.map((one) => one.id)).toContain(id);
    expect(line.received()).toBeLessThan(250_000);
  });

  it("is what a questionnaire alone may be: no other record, no other person, nothing larger", async () => {
    const running = await start();
    const { identity, device } = await secretariat(running);
    const focalPoint = await person(running, device, "focal-point", "MUS");
    const { device: desk } = await Device.open(running.address, focalPoint);
    const { delta } = change(focalPoint, record, edits);
    const claimed = { ...delta, id: "contact.1", scope: "country:MUS" };
    const asContact = { ...claimed, kind: "contact" };
    expect(await desk.push(delta)).toMatchObject([{ outcome: "refused", reason: "secretariat-only" }]);
    expect(await desk.push(claimed)).toMatchObject([{ outcome: "refused", reason: "malformed-change" }]);
    expect(await desk.push(asContact)).toMatchObject([{ outcome: "refused", reason: "change-too-large" }]);
    const larger = change(identity, record, [...edits.slice(0, 3), set("later", "x".repeat(1_310_000))]).delta;
    expect(await device.push(larger)).toMatchObject([{ outcome: "refused", reason: "change-too-large" }]);
    expect(await running.storage.countRecords()).toBe(2);
  });
});

describe("live changes", () => {
  it("reach the other session in order, not the own one, and only once the feed was pulled to its end", async () => {
    const running = await start();
    const { device } = await secretariat(running);
    const [one, two] = [await person(running, device, "focal-point", "MUS"), await person(running, device, "official", "MUS")];
    const { device: first } = await Device.open(running.address, one);
    const { device: second } = await Device.open(running.address, two);
    const start_ = change(one, contact("contact.0"), [set("name", "0")]);
    await first.push(start_.delta);
    expect((await second.pullAll("country:MUS")).records.map((record) => record.id)).toEqual(["contact.0"]);
    for (let count = 1; count <= 20; count++)
      first.send({ type: "push", batch: String(count), changes: [change(one, contact(`contact.${count}`), [set("name", String(count))]).delta] });
    const seqs: number[] = [];
    for (let count = 1; count <= 20; count++) {
      expect(await first.expect("pushed")).toMatchObject({ batch: String(count) });
      const live = await second.expect("change");
      expect(live).toMatchObject({ feeds: ["country:MUS"], delta: { id: `contact.${count}` } });
      seqs.push(live.seq);
    }
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    const edited = change(one, start_.record, [set("function", "Head")]);
    await first.push(edited.delta);
    expect((await second.expect("change")).delta).toMatchObject({ base: start_.record.clock, fields: { function: [{ value: "Head" }] } });
  });

  it("carry an audience widened and narrowed to those who gain and lose it", async () => {
    const running = await start();
    const { device } = await secretariat(running);
    const mauritius = await person(running, device, "focal-point", "MUS");
    const belgium = await person(running, device, "focal-point", "BEL");
    const { device: own } = await Device.open(running.address, mauritius);
    const { device: foreign } = await Device.open(running.address, belgium);
    await device.pullAll("shared");
    await foreign.pullAll("network");
    const made = change(mauritius, contact("contact.1"), [set("name", "A")]);
    await own.push(made.delta);
    const wide = change(mauritius, made.record, [set("audience", "network")]);
    await own.push(wide.delta);
    expect(await device.next()).toMatchObject({ type: "change", feeds: ["shared"], delta: { base: {}, fields: { name: [{ value: "A" }] } } });
    expect(await foreign.next()).toMatchObject({ type: "change", feeds: ["network"], delta: { id: "contact.1" } });
    await own.push(change(mauritius, wide.record, [set("audience", "internal")]).delta);
    expect(await device.next()).toMatchObject({ type: "withdrawn", feeds: ["shared"], id: "contact.1" });
    expect(await foreign.next()).toMatchObject({ type: "withdrawn", feeds: ["network"], id: "contact.1" });
    expect((await foreign.pullAll("network")).withdrawn).toEqual(["contact.1"]);
    foreign.send({ type: "fetch", ids: ["contact.1" as never] });
    expect(await foreign.next()).toMatchObject({ type: "records", records: [], missing: ["contact.1"] });
  });

  it("keep a draft of the secretariat to it until it is sent, and what a region's people write to them and the secretariat", async () => {
    const running = await start();
    const { device, identity } = await secretariat(running);
    const mauritius = await person(running, device, "focal-point", "MUS");
    const nepal = await person(running, device, "focal-point", "NPL");
    await device.command("person.change", { person: nepal.person, processes: ["colombo"] });
    const { device: outside } = await Device.open(running.address, mauritius);
    const { device: liaison } = await Device.open(running.address, nepal);
    for (const feed of ["forum", "drafts", "processes"] as const) await device.pullAll(feed);
    await outside.pullAll("forum");
    await liaison.pullAll("process:colombo");
    const draft = change(identity, { id: "team.1", kind: "team", scope: "forum" }, [set("title", "Circular migration"), set("audience", "internal")]);
    await device.push(draft.delta);
    expect((await outside.pullAll("forum")).records.map(({ id }) => id)).not.toContain("team.1");
    const sent = change(identity, draft.record, [set("audience", "network")]);
    await device.push(sent.delta);
    expect(await outside.expect("change")).toMatchObject({
      feeds: ["forum"],
      delta: { id: "team.1", fields: { title: [{ value: "Circular migration" }] } },
    });
    const relay = change(nepal, { id: "relay.1", kind: "relay", scope: "process:colombo" }, [set("title", "Recruitment costs")]);
    expect(await liaison.push(relay.delta)).toMatchObject([{ outcome: "merged" }]);
    expect(await device.expect("change")).toMatchObject({ feeds: ["processes"], delta: { id: "relay.1" } });
    const notTheirs = change(mauritius, { id: "relay.2", kind: "relay", scope: "process:colombo" }, [set("title", "Mine")]);
    expect(await outside.push(notTheirs.delta)).toMatchObject([{ outcome: "refused" }]);
    await device.push(change(identity, sent.record, [set("audience", "internal")]).delta);
    expect(await outside.expect("withdrawn")).toMatchObject({ feeds: ["forum"], id: "team.1" });
  });

  it("tell a person whose access changed, and what was written before arrives by pull", async () => {
    const running = await start();
    const { device } = await secretariat(running);
    const mauritius = await person(running, device, "focal-point", "MUS");
    const mover = await person(running, device, "official", "BEL");
    const { device: own } = await Device.open(running.address, mauritius);
    const { device: moving } = await Device.open(running.address, mover);
    await own.push(change(mauritius, contact("contact.1"), [set("name", "A")]).delta);
    expect(await device.command("person.change", { person: mover.person, country: "MUS" })).toMatchObject({ output: {} });
    expect(await moving.expect("access")).toMatchObject({ feeds: ["forum", "country:MUS", "network"], person: { country: "MUS" } });
    expect((await moving.pullAll("country:MUS")).records.map((record) => record.id)).toEqual(["contact.1"]);
    moving.send({ type: "pull", feed: "country:BEL", after: 0 });
    expect(await moving.next()).toMatchObject({ code: "feed-not-granted" });
    await device.command("person.change", { person: mover.person, revoked: true });
    expect(await moving.next()).toMatchObject({ code: "installation-revoked", closes: true });
    await expect(Device.open(running.address, mover)).rejects.toThrow("installation-revoked");
  });
});

describe("starting again", () => {
  it("keeps records, people and the epoch; a restored backup gets a new epoch", async () => {
    const data = await folder();
    const first = await start({ data });
    const { identity, device } = await secretariat(first);
    const made = change(identity, { id: "outcome.1", kind: "outcome", scope: "forum" }, [set("title", "A")]);
    expect(await device.push(made.delta)).toMatchObject([{ outcome: "merged" }]);
    await first.close();
    const second = await start({ data });
    expect(second.invitation).toBeNull();
    const again = await Device.open(second.address, identity);
    expect(again.welcome.epoch).toBe(first.hub.epoch);
    expect((await again.device.pullAll("forum", 0, 1)).records.map((record) => record.id)).toContain("outcome.1");
    await second.close();
    const restored = await start({ data, restored: true });
    expect((await Device.open(restored.address, identity)).welcome.epoch).not.toBe(first.hub.epoch);
  });

  it("says in a sentence when the data is in use or the port is taken", async () => {
    const data = await folder();
    const running = await start({ data });
    const options = { host: "127.0.0.1", sample: false, restored: false, log: pino({ level: "silent" }), now: Date.now, randomBytes };
    expect(await startHub({ ...options, data, port: 0 })).toMatchObject({ outcome: "failed", sentence: expect.stringContaining("already using") });
    expect(await startHub({ ...options, data: await folder(), port: Number(new URL(running.address).port) })).toMatchObject({
      outcome: "failed",
      sentence: expect.stringContaining("in use by another program"),
    });
  });

  it("shows the sample's authors, and two answers that wait for a decision when asked for them", async () => {
    const data = await folder();
    const first = await start({ data, sample: true, sampleConflict: true });
    const read = async ({ storage }: RunningHub, id: string) => decodeRecord((await storage.read([id]))[0]?.crdt ?? "");
    const contested = await read(first, contestedAnswer.id);
    expect(contested.fields["value"]?.map((head) => [head.value, head.by]).sort()).toEqual([
      ["monthly", "person.sample-labour"],
      ["quarterly", "person.sample-foreign-affairs"],
    ]);
    expect((await read(first, sampleQuestionnaire.id)).fields["title"]?.[0]?.by).toBe("person.sample-secretariat");
    await first.close();
    const again = await start({ data, sample: true, sampleConflict: true });
    expect(await read(again, contestedAnswer.id)).toEqual(contested);
    const plain = await start({ sample: true });
    expect((await read(plain, contestedAnswer.id)).fields["value"]).toHaveLength(1);
  });

  it("gives the sample to the same people each time", async () => {
    const data = await folder();
    const first = await start({ data, sample: true });
    const records = await first.storage.countRecords();
    const before = await Device.enrol(first.address, first.sample?.[0]?.invitation ?? "");
    await first.close();
    const second = await start({ data, sample: true });
    expect(await second.storage.countRecords()).toBe(records);
    const after = await Device.enrol(second.address, second.sample?.[0]?.invitation ?? "");
    expect(after.person).toBe(before.person);
    const { device } = await Device.open(second.address, after);
    expect((await device.pullAll("country:MUS")).records.length).toBeGreaterThan(5);
  });
});
