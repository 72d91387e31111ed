import { expect, test } from "vitest";
import { emptyRecord, type RecordDelta } from "../crdt/record.ts";
import { asRecordId, asScope } from "../lib/ids.ts";
import { initialSync, step } from "./machine.ts";
import type { SyncEffect, SyncEvent, SyncState } from "./machine-types.ts";
import { limits, type DeviceFrame, type HubFrame, type SessionPerson } from "./protocol.ts";

const person: SessionPerson = { id: "p.one", name: "One", role: "observer", country: null, ministry: "", processes: [] };
const welcome: HubFrame = { type: "welcome", epoch: "e1", feeds: ["forum", "network"], person, forum: "GFMD", expires: 0, renewReplica: false };
const delta = (id: string, size = 1, counter = 1): RecordDelta => ({
  ...emptyRecord(asRecordId(id), "contact", asScope("forum")),
  base: {},
  clock: { "1-aaaa": counter },
  fields: { name: [{ dot: ["1-aaaa" as never, counter], value: "x".repeat(size), by: "p.one" as never, at: 1 }] },
});

/** The machine with a store that answers at once. */
class Run {
  state: SyncState = initialSync(1, 7);
  effects: SyncEffect[] = [];
  position: unknown = { epoch: null, cursors: {}, person: null };
  unsent: RecordDelta[] = [];
  calls: string[] = [];
  missing: string[] = [];
  connections = 0;

  event(event: SyncEvent): this {
    const next = step(this.state, event);
    this.state = next.state;
    this.effects.push(...next.effects);
    for (const effect of next.effects) {
      if (effect.type === "open-socket") this.connections += 1;
      if (effect.type === "store")
        this.event({ type: "store-done", task: effect.task, answer: this.#store(effect.request.method, effect.request.arguments as unknown[]) });
    }
    return this;
  }
  frame(frame: HubFrame): this {
    return this.event({ type: "frame-received", connection: this.state.connection, frame, at: 1_000 });
  }
  /** Up to the welcome. */
  admit(): this {
    const { connection } = this.event({ type: "start", workOffline: false }).state;
    this.event({ type: "socket-opened", connection }).frame({ type: "challenge", nonce: "n" });
    return this.event({ type: "signed", connection, signature: "s", replica: "1-aaaa" }).frame(welcome);
  }
  live(): this {
    this.admit();
    while (this.state.pulling) this.frame({ type: "page", feed: this.state.pulling, records: [], withdrawn: [], cursor: 3, more: false });
    return this;
  }
  sent<Type extends DeviceFrame["type"]>(type: Type): Extract<DeviceFrame, { type: Type }>[] {
    return this.effects.flatMap((effect) =>
      effect.type === "send" && effect.frame.type === type ? [effect.frame as Extract<DeviceFrame, { type: Type }>] : [],
    );
  }
  timer(name: string): number | undefined {
    return this.effects.findLast((effect) => effect.type === "set-timer" && effect.timer === name)?.["milliseconds" as never];
  }
  #store(method: string, values: unknown[]): unknown {
    this.calls.push(method);
    if (method === "savePosition") this.position = values[0];
    if (method === "position") return this.position;
    if (method === "countUnsent") return this.unsent.length;
    if (method === "applyDeltas") return { missing: this.missing.splice(0) };
    if (method === "collectUnsent") {
      const found = this.unsent.filter((one) => !(values[1] as Set<string>).has(one.id)).slice(0, values[0] as number);
      const isUnreadable = ({ id }: RecordDelta): boolean => id.startsWith("unreadable");
      return { changes: found.filter((one) => !isUnreadable(one)), unreadable: found.filter(isUnreadable).map((one) => one.id) };
    }
    return undefined;
  }
}

test("SY-11 hello, prove, pull from the cursor, live, confirmed", () => {
  const run = new Run().live();
  expect(run.sent("hello")).toEqual([{ type: "hello", protocol: 1, installation: 1 }]);
  expect(run.sent("prove")).toEqual([{ type: "prove", signature: "s", replica: "1-aaaa" }]);
  expect(run.sent("pull")).toMatchObject([
    { feed: "forum", after: 0 },
    { feed: "network", after: 0 },
  ]);
  expect(run.position).toEqual({ epoch: "e1", cursors: { forum: 3, network: 3 }, person });
  expect(run.state.reported).toMatchObject({ phase: "live", unsent: 0, confirmed: true });
});

test("SY-12 the waits grow, bounded, and a revoked device waits ten minutes", () => {
  const run = new Run().event({ type: "start", workOffline: false });
  const waits: number[] = [];
  for (let at = 0; at < 12; at++) {
    run.event({ type: "socket-closed", connection: run.state.connection });
    waits.push(run.timer("retry") as number);
    run.event({ type: "timer-fired", timer: "retry" });
  }
  expect(waits[0]).toBeLessThanOrEqual(1_000);
  expect(waits[0]).toBeGreaterThanOrEqual(500);
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
  expect(waits.at(-1)).toBeGreaterThanOrEqual(30_000);
  run.event({ type: "socket-opened", connection: run.state.connection }).frame({ type: "problem", code: "installation-revoked", closes: false });
  expect(run.timer("retry")).toBe(600_000);
  expect(run.state.reported?.problem).toEqual({ code: "installation-revoked" });
});

test("SY-14 two pings without a word end the session", () => {
  const run = new Run().live().event({ type: "timer-fired", timer: "alive" });
  expect(run.sent("ping")).toHaveLength(1);
  run.frame({ type: "pong" }).event({ type: "timer-fired", timer: "alive" });
  expect(run.state.phase).toBe("live");
  run.event({ type: "timer-fired", timer: "alive" });
  expect(run.state).toMatchObject({ phase: "waiting", problem: { code: "connection-lost" } });
});

test("SY-15 SY-16 an older socket and an unknown frame change nothing", () => {
  const run = new Run().live();
  const before = run.state;
  run.event({ type: "frame-received", connection: before.connection - 1, frame: { type: "problem", code: "session-expired", closes: true }, at: 2 });
  run.event({ type: "socket-closed", connection: before.connection - 1 });
  run.frame({ type: "moon", phase: 3 } as never);
  expect(run.state).toMatchObject({ phase: "live", connection: before.connection });
  run.frame({ type: "problem", code: "session-expired", closes: true }).event({ type: "timer-fired", timer: "retry" });
  expect(run.state).toMatchObject({ phase: "connecting", connection: before.connection + 1 });
});

test("SY-17 a new replica is taken before anything is sent", () => {
  const run = new Run();
  const { connection } = run.event({ type: "start", workOffline: false }).state;
  run.event({ type: "socket-opened", connection }).frame({ ...welcome, renewReplica: true } as HubFrame);
  expect(run.effects.at(-2)?.type === "renew-replica" || run.effects.some((effect) => effect.type === "renew-replica")).toBe(true);
  expect(run.sent("pull")).toEqual([]);
  expect(run.event({ type: "replica-renewed" }).state.phase).toBe("waiting");
});

test("SY-20 edits are pushed together after a moment, and those made during a push after it", () => {
  const run = new Run().live();
  run.unsent = [delta("a"), delta("b")];
  run.event({ type: "local-edit" }).event({ type: "local-edit" });
  expect(run.timer("push")).toBe(300);
  expect(run.state.reported?.confirmed).toBe(false);
  run.event({ type: "timer-fired", timer: "push" });
  expect(run.sent("push").map((frame) => frame.changes.length)).toEqual([2]);
  run.unsent = [delta("c")];
  run.event({ type: "local-edit" }).event({ type: "timer-fired", timer: "push" });
  expect(run.sent("push")).toHaveLength(1);
  const merged = (id: string) => ({ id: asRecordId(id), outcome: "merged" as const, seq: 4, clock: { "1-aaaa": 1 } });
  run.frame({ type: "pushed", batch: run.sent("push")[0]!.batch, results: [merged("a"), merged("b")] });
  expect(run.calls).toContain("acknowledge");
  expect(run.sent("push")).toHaveLength(2);
  run.unsent = [];
  run.frame({ type: "pushed", batch: "of-another-session", results: [merged("c")] });
  expect(run.state.reported?.confirmed).toBe(false);
  run.frame({ type: "pushed", batch: run.sent("push")[1]!.batch, results: [merged("c")] });
  expect(run.state.reported?.confirmed).toBe(true);
});

test("SY-21 a batch stays below the frame's limit", () => {
  const run = new Run();
  run.unsent = Array.from({ length: 12 }, (_, at) => delta(`r${at}`, 200_000));
  run.live();
  const [push] = run.sent("push");
  expect(push!.changes).toHaveLength(5);
  expect(Buffer.byteLength(JSON.stringify(push))).toBeLessThan(1_048_576);
});

test("SY-21 a questionnaire that is larger than a batch goes alone, before and after smaller ones", () => {
  const run = new Run();
  const large = { ...delta("questionnaire", 1_100_000), kind: "questionnaire" };
  run.unsent = [delta("one"), large, delta("two")];
  run.live();
  expect(run.sent("push")[0]!.changes).toMatchObject([{ id: "one" }]);
  run.unsent = [large, delta("two")];
  run.frame({ type: "pushed", batch: run.sent("push")[0]!.batch, results: [{ id: asRecordId("one"), outcome: "merged", seq: 1, clock: {} }] });
  expect(run.sent("push")[1]!.changes).toMatchObject([{ id: "questionnaire" }]);
  expect(Buffer.byteLength(JSON.stringify(run.sent("push")[1]))).toBeLessThan(limits.frame);
});

test("SY-24 SY-25 SY-23 every record gets its own answer", () => {
  const run = new Run();
  run.unsent = ["merged", "refused", "whole", "silent"].map((id) => delta(id));
  run.live();
  const results = [
    { id: asRecordId("merged"), outcome: "merged" as const, seq: 1, clock: {} },
    { id: asRecordId("refused"), outcome: "refused" as const, reason: "wrong-type" as const, record: null },
    { id: asRecordId("whole"), outcome: "send-whole" as const },
  ];
  run.unsent = [delta("whole"), delta("silent")];
  run.frame({ type: "pushed", batch: run.sent("push")[0]!.batch, results });
  expect(run.calls.filter((call) => call === "acknowledge" || call === "quarantine")).toEqual(["acknowledge", "quarantine"]);
  expect(run.state).toMatchObject({ whole: ["whole"], aside: ["silent"] });
  expect(run.sent("push")[1]!.changes).toMatchObject([{ id: "whole" }]);
  run.frame({ type: "pushed", batch: run.sent("push")[1]!.batch, results: [{ id: asRecordId("whole"), outcome: "send-whole" }] });
  expect(run.sent("push")).toHaveLength(2);
  expect(run.state.aside).toEqual(["silent", "whole"]);
  expect(run.state.reported?.confirmed).toBe(false);
});

test("SY-25 a batch over which the hub stumbles is halved until the record is alone", () => {
  const run = new Run();
  run.unsent = ["a", "b", "c", "bad"].map((id) => delta(id));
  run.live();
  for (let turn = 0; turn < 20 && run.state.push; turn++) {
    const push = run.sent("push").at(-1)!;
    const ids = push.changes.map((change) => (change as RecordDelta).id);
    if (ids.includes(asRecordId("bad"))) run.frame({ type: "problem", code: "internal-error", closes: false });
    else {
      run.unsent = run.unsent.filter((one) => !ids.includes(one.id));
      run.frame({ type: "pushed", batch: push.batch, results: ids.map((id) => ({ id, outcome: "merged" as const, seq: 1, clock: {} })) });
    }
  }
  expect(run.unsent.map((one) => one.id)).toEqual(["bad"]);
  expect(run.state).toMatchObject({ phase: "live", push: null, aside: ["bad"] });
});

test("SY-27 a change that no frame can carry waits for the hub's copy and goes to the quarantine", () => {
  const run = new Run();
  run.unsent = [delta("huge", 300_000), delta("small")];
  run.live();
  expect(run.sent("push")[0]!.changes).toMatchObject([{ id: "small" }]);
  expect(run.sent("fetch")).toEqual([{ type: "fetch", ids: ["huge"] }]);
  run.frame({ type: "records", records: [], missing: [asRecordId("huge")] });
  expect(run.calls).toContain("quarantine");
});

test("SY-29 what cannot be read holds up nothing else, and the person is told until they try again", () => {
  const run = new Run();
  run.unsent = [delta("unreadable.1"), delta("unreadable.2"), delta("whole")];
  run.admit();
  run.state = { ...run.state, batchLimit: 2 };
  while (run.state.pulling) run.frame({ type: "page", feed: run.state.pulling, records: [], withdrawn: [], cursor: 3, more: false });
  expect(run.sent("push")).toMatchObject([{ changes: [{ id: "whole" }] }]);
  run.unsent = run.unsent.slice(0, 2);
  run.frame({ type: "pushed", batch: run.sent("push")[0]!.batch, results: [{ id: asRecordId("whole"), outcome: "merged", seq: 4, clock: {} }] });
  expect(run.state.reported).toMatchObject({ confirmed: false, unsent: 2, problem: { code: "store-damaged", detail: "unreadable.1 unreadable.2" } });
  const told = run.effects.filter((effect) => effect.type === "status" && effect.report.problem?.code === "store-damaged").length;
  run.event({ type: "local-edit" });
  expect(run.effects.filter((effect) => effect.type === "status" && effect.report.problem?.code !== "store-damaged").length).toBeGreaterThan(0);
  expect(told).toBeGreaterThan(0);
  expect(run.event({ type: "go-offline" }).event({ type: "go-online" }).state.unreadable).toEqual([]);
});

test("SY-38 a restored hub is told, once, when everything was offered to it", () => {
  const run = new Run();
  run.unsent = [delta("one"), delta("two")];
  const { connection } = run.event({ type: "start", workOffline: false }).state;
  run.event({ type: "socket-opened", connection }).frame({ type: "challenge", nonce: "n" });
  run.event({ type: "signed", connection, signature: "s", replica: "1-aaaa" }).frame({ ...welcome, bringBack: true } as HubFrame);
  while (run.state.pulling) run.frame({ type: "page", feed: run.state.pulling, records: [], withdrawn: [], cursor: 3, more: false });
  expect(run.sent("push")).toHaveLength(1);
  expect(run.sent("brought-back")).toEqual([]);
  run.unsent = [];
  const results = ["one", "two"].map((id) => ({ id: asRecordId(id), outcome: "merged" as const, seq: 4, clock: {} }));
  run.frame({ type: "pushed", batch: run.sent("push")[0]!.batch, results });
  expect(run.sent("brought-back")).toHaveLength(1);
  run.event({ type: "local-edit" }).event({ type: "timer-fired", timer: "push" });
  expect(run.sent("brought-back")).toHaveLength(1);
  expect(new Run().live().sent("brought-back")).toEqual([]);
});

test("SY-38 what was refused is said to be brought back only in the next session", () => {
  const run = new Run();
  run.unsent = [delta("one")];
  const { connection } = run.event({ type: "start", workOffline: false }).state;
  run.event({ type: "socket-opened", connection }).frame({ type: "challenge", nonce: "n" });
  run.event({ type: "signed", connection, signature: "s", replica: "1-aaaa" }).frame({ ...welcome, bringBack: true } as HubFrame);
  while (run.state.pulling) run.frame({ type: "page", feed: run.state.pulling, records: [], withdrawn: [], cursor: 3, more: false });
  run.unsent = [];
  const refused = { id: asRecordId("one"), outcome: "refused" as const, reason: "wrong-type" as const, record: null };
  run.frame({ type: "pushed", batch: run.sent("push")[0]!.batch, results: [refused] });
  expect(run.calls).toContain("quarantine");
  expect(run.sent("brought-back")).toEqual([]);
});

test("SY-26 of people a restored hub has the last word", () => {
  const run = new Run();
  const theirs = { ...delta("person.two"), kind: "person", clock: { "0-hub2": 7 } };
  run.unsent = [theirs];
  run.live();
  const record = emptyRecord(theirs.id, "person", asScope("forum"));
  const result = { id: theirs.id, outcome: "refused" as const, reason: "unknown-history" as const, record };
  run.frame({ type: "pushed", batch: run.sent("push")[0]!.batch, results: [result] });
  expect(run.calls.slice(run.calls.indexOf("acknowledge"))).toMatchObject(["acknowledge", "withdraw", "mergeRecords", "countUnsent", "collectUnsent"]);
});

test("SY-31 SY-32 a cursor waits for what is missing", () => {
  const run = new Run().live();
  run.missing = ["x"];
  run.frame({ type: "change", feeds: ["forum"], seq: 9, delta: delta("x") });
  expect(run.sent("fetch")).toEqual([{ type: "fetch", ids: ["x"] }]);
  run.frame({ type: "change", feeds: ["forum"], seq: 10, delta: delta("y") });
  expect(run.position).toMatchObject({ cursors: { forum: 3 } });
  run.frame({ type: "records", records: [], missing: [asRecordId("x")] });
  expect(run.position).toMatchObject({ cursors: { forum: 10 } });
  run.frame({ type: "change", feeds: ["forum"], seq: 8, delta: delta("y") });
  expect(run.position).toMatchObject({ cursors: { forum: 10 } });
});

test("SY-37 a fetch ends when every id was named, in however many frames, and the next one waits for that", () => {
  const run = new Run().live();
  run.missing = ["x", "y"];
  run.frame({ type: "change", feeds: ["forum"], seq: 9, delta: delta("x") });
  expect(run.sent("fetch")).toEqual([{ type: "fetch", ids: ["x", "y"] }]);
  run.missing = ["z"];
  run.frame({ type: "change", feeds: ["forum"], seq: 10, delta: delta("z") });
  run.frame({ type: "records", records: [emptyRecord(asRecordId("x"), "contact", asScope("forum"))], missing: [] });
  expect(run.sent("fetch")).toHaveLength(1);
  expect(run.timer("answer")).toBe(60_000);
  run.frame({ type: "records", records: [], missing: [asRecordId("y")] });
  expect(run.sent("fetch").slice(1)).toEqual([{ type: "fetch", ids: ["z"] }]);
  expect(run.position).toMatchObject({ cursors: { forum: 3 } });
  run.frame({ type: "records", records: [], missing: [asRecordId("z")] });
  expect(run.calls.filter((call) => call === "mergeRecords")).toHaveLength(3);
  expect(run.position).toMatchObject({ cursors: { forum: 10 } });
});

test("SY-31 a live change does not move the cursor of a feed that is still being pulled", () => {
  const run = new Run().admit().frame({ type: "page", feed: "forum", records: [], withdrawn: [], cursor: 3, more: false });
  expect(run.state.pulling).toBe("network");
  run.frame({ type: "change", feeds: ["forum", "network"], seq: 9, delta: delta("x") });
  expect(run.position).toMatchObject({ cursors: { forum: 9, network: 0 } });
});

test("SY-30 a page is durable before its cursor, and one page travels while one is stored", () => {
  const run = new Run().admit();
  run.calls = [];
  run.frame({ type: "page", feed: "forum", records: [delta("a")], withdrawn: [asRecordId("b")], cursor: 2, more: true });
  expect(run.calls.filter((call) => call !== "countUnsent")).toEqual(["mergeRecords", "withdraw", "savePosition"]);
  expect(run.sent("pull").at(-1)).toMatchObject({ feed: "forum", after: 2 });
});

test("SY-33 SY-35 what is lost is purged before it is forgotten, what is gained is pulled from 0", () => {
  const run = new Run().live();
  run.frame({ type: "access", feeds: ["forum", "network", "process:colombo"], person: { ...person, processes: ["colombo"] } });
  expect(run.sent("pull").at(-1)).toMatchObject({ feed: "process:colombo", after: 0 });
  run.frame({ type: "page", feed: "process:colombo", records: [], withdrawn: [], cursor: 5, more: false });
  expect(run.state.phase).toBe("live");
  expect(run.calls).not.toContain("keepOnly");
  run.calls = [];
  run.frame({ type: "access", feeds: ["forum", "network"], person });
  expect(run.calls.filter((call) => call !== "countUnsent")).toEqual(["savePosition", "keepOnly", "savePosition"]);
  expect(run.position).toEqual({ epoch: "e1", cursors: { forum: 0, network: 0 }, person });
  expect(run.state.phase).toBe("waiting");
});

test("SY-34 another epoch forgets before it is saved", () => {
  const run = new Run();
  run.position = { epoch: "e0", cursors: { forum: 40 }, person };
  run.admit();
  expect(run.calls.filter((call) => call !== "countUnsent")).toEqual(["position", "forgetAcknowledgements", "savePosition"]);
  expect(run.sent("pull")).toMatchObject([{ feed: "forum", after: 0 }]);
});

test("SY-04 a failed store call ends the session, and the next starts from the durable position", () => {
  const run = new Run().live();
  run.state = {
    ...run.state,
    working: { number: 99, connection: run.state.connection, request: { method: "countUnsent", arguments: [] }, then: { type: "nothing" } },
  };
  run.event({ type: "store-failed", task: 99, problem: { code: "disk-full" } });
  expect(run.state).toMatchObject({ phase: "waiting", position: null, queue: [], problem: { code: "disk-full" } });
});

test("SY-06 a page that leads nowhere ends the session", () => {
  const run = new Run().admit().frame({ type: "page", feed: "forum", records: [], withdrawn: [], cursor: 0, more: true });
  expect(run.state).toMatchObject({ phase: "waiting", problem: { code: "hub-confused" } });
});

test("SY-45 a command without a session is answered, and so is one whose session ends", () => {
  const answers = (run: Run) => run.effects.filter((effect) => effect.type === "answer");
  const run = new Run().event({ type: "command", request: "r1", name: "hub.state", input: {} });
  expect(answers(run)).toMatchObject([{ request: "r1", answer: { error: { code: "offline" } } }]);
  run.live().event({ type: "command", request: "r2", name: "hub.state", input: {} }).event({ type: "go-offline" });
  expect(answers(run).at(-1)).toMatchObject({ request: "r2", answer: { error: { code: "connection-lost" } } });
  expect(run.state.phase).toBe("off");
});
