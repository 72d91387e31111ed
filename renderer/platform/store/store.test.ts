import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { firstValueFrom } from "rxjs";
import { afterEach, expect, test } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { applyDelta, deltaSince, merge, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { elementsOf, emptyRecord, shownValue, type RecordDelta, type RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import type { KindDefinition } from "#shared/domain/kind.ts";
import { asPersonId, asRecordId, asScope, replicaFor, type ReplicaId } from "#shared/lib/ids.ts";
import { openDeskStore, type DeskStore } from "#renderer/platform/store/desk-store.ts";

const note: KindDefinition = {
  kind: "note",
  fields: {},
  sets: {},
  texts: {},
  audience: "internal",
  project: (view) => ({
    title: String(view.value("title") ?? ""),
    status: "",
    parent: String(view.value("parent") ?? ""),
    summary: {},
    search: view.text("body"),
  }),
};
const scope = asScope("country:BEL");
const person = asPersonId("person.one");
const other = { replica: replicaFor(2, 7), person: asPersonId("person.two"), at: 50 };
const hub = { replica: replicaFor(1, 1), person: asPersonId("person.three"), at: 60 };
const id = asRecordId("note.1");
const target = { id, kind: "note", scope };
const set = (field: string, value: string): Edit => ({ type: "set", field, value });

let open: DeskStore[] = [];
afterEach(async () => {
  await Promise.all(open.map((store) => store.close()));
  open = [];
});

async function desk(indexedDB = new IDBFactory()): Promise<DeskStore & { readonly renewed: ReplicaId[] }> {
  const renewed: ReplicaId[] = [];
  let time = 100;
  const store = await openDeskStore({
    name: `desk-${open.length}`,
    person,
    replica: replicaFor(9, 1),
    kindOf: (kind) => (kind === "note" ? note : undefined),
    now: () => time++,
    newReplica: async () => {
      renewed.push(replicaFor(9, 2 + renewed.length));
      return renewed.at(-1)!;
    },
    surroundings: { indexedDB, IDBKeyRange },
  });
  open.push(store);
  return Object.assign(store, { renewed });
}

const written = (author: typeof other, edits: readonly Edit[], from: RecordState = emptyRecord(id, "note", scope)): RecordState =>
  applyEdits(from, author, edits);
const whole = (record: RecordState): RecordDelta => deltaSince(record, nothingAcknowledged)!;
const unsentOf = async (store: DeskStore): Promise<RecordDelta> => (await store.device.collectUnsent(10, new Set(), new Set())).changes[0]!;
const stateOf = async (store: DeskStore): Promise<RecordState> => (await store.records.open(id))!.record;

test("an edit whose promise resolved is there after the store is closed and opened again", async () => {
  const engine = new IDBFactory();
  const first = await desk(engine);
  await first.records.edit(target, [set("title", "Kept"), { type: "replace-text", text: "body", value: "every letter" }]);
  await first.close();
  open = [];
  const again = await desk(engine);
  const opened = await again.records.open(id);
  expect(opened?.document).toMatchObject({ title: "Kept", unsent: 1, updatedBy: person });
  expect(textOf(opened?.record.texts["body"]?.state)).toBe("every letter");
});

test("edits made at once are all kept, each with a dot of its own, also when they create the record", async () => {
  const store = await desk();
  await Promise.all(["a", "b", "c", "d"].map((element) => store.records.edit(target, [{ type: "add", set: "topics", element }])));
  const record = await stateOf(store);
  expect(elementsOf(record, "topics")).toEqual(["a", "b", "c", "d"]);
  expect(record.clock[store.replica()]).toBe(4);
});

test("writing$ names the record until the write is durable", async () => {
  const store = await desk();
  const saving = store.records.edit(target, [set("title", "x")]);
  expect(await firstValueFrom(store.records.writing$())).toHaveLength(1);
  await saving;
  expect(await firstValueFrom(store.records.writing$())).toHaveLength(0);
});

test("merging pages and live changes gives what the CRDT gives, and a conflict keeps both values", async () => {
  const store = await desk();
  const base = written(hub, [set("title", "Base")]);
  await store.device.mergeRecords([base]);
  expect(await store.device.countUnsent()).toBe(0);
  await store.records.edit(target, [set("title", "Mine")]);
  const mine = await stateOf(store);
  const theirs = written(other, [set("title", "Theirs"), { type: "add", set: "topics", element: "remittances" }], base);
  const change = deltaSince(theirs, { clock: base.clock, texts: {} })!;
  expect(await store.device.applyDeltas([change])).toEqual({ missing: [] });
  expect(await stateOf(store)).toEqual(merge(mine, theirs));
  expect((await firstValueFrom(store.records.conflicts$())).map((document) => document.conflicts)).toEqual([1]);
  const shown = (await stateOf(store)).fields["title"]!;
  const superseded = (await store.records.decide(id, "title", "Third", shown, "both were partly right"))!;
  expect(superseded.map((head) => head.value).sort()).toEqual(["Mine", "Theirs"]);
  expect(await firstValueFrom(store.records.conflicts$())).toEqual([]);
  await store.records.edit(target, [{ type: "reopen", field: "title", heads: superseded }]);
  expect((await stateOf(store)).fields["title"]).toHaveLength(2);
});

test("a value that arrives while somebody decides, or takes a decision back, is neither decided about nor gone", async () => {
  const store = await desk();
  const base = written(hub, [set("title", "Base")]);
  await store.device.mergeRecords([base]);
  await store.records.edit(target, [set("title", "Mine")]);
  await store.device.mergeRecords([written(other, [set("title", "Theirs")], base)]);
  const shown = (await stateOf(store)).fields["title"]!;
  await store.device.mergeRecords([written(hub, [set("title", "Arrived")], base)]);
  const before = await stateOf(store);
  expect(await store.records.decide(id, "title", "Mine", shown)).toBeNull();
  expect(await stateOf(store)).toEqual(before);

  const all = before.fields["title"]!;
  const putAside = (await store.records.decide(id, "title", "Mine", all))!;
  expect(putAside.map((head) => head.value).sort()).toEqual(["Arrived", "Mine", "Theirs"]);
  const decided = (await stateOf(store)).fields["title"]!;
  await store.device.mergeRecords([written(other, [set("title", "Later")], before)]);
  await store.records.edit(target, [{ type: "reopen", field: "title", heads: putAside, over: decided.map((head) => head.dot) }]);
  expect((await stateOf(store)).fields["title"]!.map((head) => head.value).sort()).toEqual(["Arrived", "Later", "Mine", "Theirs"]);
});

test("typing goes on over what the person saw and never over a value that came meanwhile", async () => {
  const store = await desk();
  const base = written(hub, [set("title", "Base")]);
  await store.device.mergeRecords([base]);
  await store.records.write(target, "title", "Mine", base.clock);
  const mine = await stateOf(store);
  const answer = written(other, [set("title", "Their answer to mine")], mine);
  await store.device.mergeRecords([answer]);
  await store.records.write(target, "title", "Mine, longer", base.clock);
  await store.records.write(target, "title", "Mine, longer still", base.clock);
  const heads = (await stateOf(store)).fields["title"]!;
  expect(heads.map((head) => [head.value, head.origin?.by ?? head.by])).toEqual([
    ["Mine, longer still", person],
    ["Their answer to mine", other.person],
  ]);
  await store.records.write(target, "title", "Seen both", (await stateOf(store)).clock);
  expect((await stateOf(store)).fields["title"]).toHaveLength(1);
});

test("a live change whose base is not here is named as missing and changes nothing", async () => {
  const store = await desk();
  const base = written(hub, [set("title", "Base")]);
  const next = written(other, [set("title", "Next")], base);
  expect(await store.device.applyDeltas([deltaSince(next, { clock: base.clock, texts: {} })!])).toEqual({ missing: [id] });
  expect(await store.records.open(id)).toBeNull();
});

test("what was written after the push stays unsent when the push is acknowledged", async () => {
  const store = await desk();
  await store.records.edit(target, [set("title", "One"), { type: "replace-text", text: "body", value: "one" }]);
  const delta = await unsentOf(store);
  await store.records.edit(target, [{ type: "replace-text", text: "body", value: "one two" }]);
  await store.device.acknowledge([{ id, delta, clock: delta.clock }]);
  expect(await store.device.countUnsent()).toBe(1);
  const rest = await unsentOf(store);
  expect(Object.keys(rest.fields)).toEqual([]);
  const atHub = applyDelta(applyEdits(emptyRecord(id, "note", scope), other, []), delta);
  const after = atHub.outcome === "merged" ? applyDelta(atHub.record, rest) : atHub;
  expect(after.outcome === "merged" && textOf(after.record.texts["body"]?.state)).toBe("one two");
  await store.device.acknowledge([{ id, delta: rest, clock: rest.clock }]);
  expect(await store.device.countUnsent()).toBe(0);
});

test("a refused change is kept with its reason, the record is the hub's again, and no counter is used twice", async () => {
  const store = await desk();
  const copy = written(hub, [set("title", "Base")]);
  await store.device.mergeRecords([copy]);
  await store.records.edit(target, [set("title", "Refused")]);
  const delta = await unsentOf(store);
  await store.records.edit(target, [set("place", "Later")]);
  await store.device.quarantine({ id, delta, reason: "wrong-type", detail: "title", hubCopy: copy });
  const record = await stateOf(store);
  expect([shownValue(record, "title"), shownValue(record, "place")]).toEqual(["Base", "Later"]);
  const [kept] = await firstValueFrom(store.records.quarantine$());
  expect(kept).toMatchObject({ recordId: id, reason: "wrong-type", detail: "title", title: "Refused" });
  expect((JSON.parse(kept!.change) as RecordDelta).fields["title"]![0]!.value).toBe("Refused");
  await store.records.edit(target, [set("title", "Again")]);
  const again = (await stateOf(store)).fields["title"]![0]!;
  expect(again.dot[1]).toBeGreaterThan(delta.clock[store.replica()]!);
  expect(store.renewed).toEqual([]);
  await store.records.discardQuarantined(kept!.id);
  expect(await firstValueFrom(store.records.quarantine$())).toEqual([]);
});

test("after a refused text the device writes under a new replica", async () => {
  const store = await desk();
  const copy = written(hub, [{ type: "replace-text", text: "body", value: "hub" }]);
  await store.device.mergeRecords([copy]);
  await store.records.edit(target, [{ type: "replace-text", text: "body", value: "hub refused" }]);
  await store.device.quarantine({ id, delta: await unsentOf(store), reason: "damaged-text", hubCopy: copy });
  expect(textOf((await stateOf(store)).texts["body"]?.state)).toBe("hub");
  expect(store.renewed).toHaveLength(1);
  expect(store.replica()).toBe(store.renewed[0]);
  const [kept] = await firstValueFrom(store.records.quarantine$());
  expect(textOf((JSON.parse(kept!.change) as RecordDelta).texts["body"]!.state)).toBe("hub refused");
});

test("withdrawn records leave nothing behind but what was not sent, and may come back", async () => {
  const engine = new IDBFactory();
  const store = await desk(engine);
  const copy = written(hub, [set("title", "Private words")]);
  await store.device.mergeRecords([copy]);
  await store.records.edit(target, [set("place", "Not sent")]);
  await store.device.withdraw([id]);
  expect(await store.records.open(id)).toBeNull();
  expect(await firstValueFrom(store.records.list$({ kind: "note", lifecycle: "all" }))).toEqual([]);
  const [kept] = await firstValueFrom(store.records.quarantine$());
  expect(kept).toMatchObject({ recordId: id, reason: "withdrawn" });
  await store.device.mergeRecords([copy]);
  expect(shownValue(await stateOf(store), "title")).toBe("Private words");
});

test("keepOnly removes what no feed shows", async () => {
  const store = await desk();
  const forum = applyEdits(emptyRecord(asRecordId("note.forum"), "note", asScope("forum")), hub, [set("title", "Forum"), set("audience", "network")]);
  const draft = applyEdits(emptyRecord(asRecordId("note.draft"), "note", asScope("forum")), hub, [set("title", "Draft")]);
  await store.device.mergeRecords([written(hub, [set("title", "Internal")]), forum, draft]);
  const session = { id: person, name: "", role: "official", country: "FRA", ministry: "", processes: [] } as const;
  await store.device.keepOnly(["forum", "network", "country:FRA"], session);
  expect((await firstValueFrom(store.records.list$({ kind: "note" }))).map((document) => document.title)).toEqual(["Forum"]);
});

test("forgetting acknowledgements offers everything again", async () => {
  const store = await desk();
  const copy = written(hub, [set("title", "Base")]);
  await store.device.mergeRecords([copy]);
  await store.device.forgetAcknowledgements();
  expect(await unsentOf(store)).toEqual(whole(copy));
});

test("a list is in reading order and a row that did not change stays the same object", async () => {
  const store = await desk();
  const titled = (name: string, title: string): RecordState => applyEdits(emptyRecord(asRecordId(name), "note", scope), hub, [set("title", title)]);
  await store.device.mergeRecords([titled("n1", "Zürich"), titled("n2", "élan"), titled("n3", "Apple"), titled("n4", "zebra")]);
  const seen: (readonly { readonly id: string; readonly title: string }[])[] = [];
  const watching = store.records.list$({ kind: "note" }).subscribe((list) => seen.push(list));
  await firstValueFrom(store.records.list$({ kind: "note" }));
  expect(seen.at(-1)!.map((row) => row.title)).toEqual(["Apple", "élan", "zebra", "Zürich"]);
  const before = seen.at(-1)!;
  await store.records.edit({ id: asRecordId("n3"), kind: "note", scope }, [set("title", "Pear")]);
  await firstValueFrom(store.records.list$({ kind: "note" }));
  expect(seen.at(-1)!.map((row) => row.title)).toEqual(["élan", "Pear", "zebra", "Zürich"]);
  expect(seen.at(-1)![0]).toBe(before[1]);
  watching.unsubscribe();
});

test("many records are written together: new ones and known ones, each saved once", async () => {
  const store = await desk();
  await store.records.edit(target, [set("title", "Known")]);
  const changes = ["1", "2", "3"].map((name) => ({ target: { ...target, id: asRecordId(`note.${name}`) }, edits: [set("title", `Together ${name}`)] }));
  expect(await store.records.editTogether(changes)).toBe("saved");
  const titles = await firstValueFrom(store.records.list$({ kind: "note" }));
  expect(titles.map(({ title }) => title)).toEqual(["Together 1", "Together 2", "Together 3"]);
  expect((await stateOf(store)).fields["title"]).toHaveLength(1);
  expect(await firstValueFrom(store.records.unsentCount$())).toBe(3);
  expect(await firstValueFrom(store.records.writing$())).toHaveLength(0);
});

test("records that are written together and cancelled leave nothing", async () => {
  const store = await desk();
  const cancelled = new AbortController();
  const changes = Array.from({ length: 20_000 }, (_, at) => ({ target: { ...target, id: asRecordId(`note.n${at}`) }, edits: [set("title", `${at}`)] }));
  const outcome = store.records.editTogether(changes, { cancelled: cancelled.signal, prepared: () => cancelled.abort() });
  expect(await outcome).toBe("cancelled");
  expect(await store.count()).toBe(0);
});
