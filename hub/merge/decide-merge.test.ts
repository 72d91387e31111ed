import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { decideMerge, type Sender } from "#hub/merge/decide-merge.ts";
import { readChange } from "#hub/merge/shape.ts";
import { openSqliteStorage } from "#hub/storage/sqlite.ts";
import { change, set } from "#hub/test/device.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { deltaSince, merge as join, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { elementsOf, shownValue, type RecordDelta, type RecordState } from "#shared/crdt/record.ts";
import { encodeBytes, rootText, textOf } from "#shared/crdt/text.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { sampleQuestionnaire } from "#shared/domain/sample/sample-answers.ts";
import { submissionId } from "#shared/domain/submission/submission.ts";
import { contentHash } from "#shared/lib/content-hash.ts";
import type { Actor, Role } from "#shared/domain/permissions.ts";
import type { Awaited, HubStorage } from "#shared/ports/hub-storage.ts";
import { hubReplica, replicaFor, textClientOf } from "#shared/lib/ids.ts";

const key = null as never;
const focalPoint = { installation: 11, person: "person.f", key };
const official = { installation: 12, person: "person.o", key };
const secretariat = { installation: 13, person: "person.s", key };
const observer = { installation: 14, person: "person.w", key };
const foreign = { installation: 15, person: "person.b", key };
const actor = (person: string, role: Role, country: string | null): Actor => ({ person, role, country, processes: [] });
const actors = new Map([
  [focalPoint, actor("person.f", "focal-point", "MUS")],
  [official, actor("person.o", "official", "MUS")],
  [secretariat, actor("person.s", "secretariat", null)],
  [observer, actor("person.w", "observer", "MUS")],
  [foreign, actor("person.b", "focal-point", "BEL")],
]);

function hub(restored?: (installation: number) => Awaited | null) {
  const opened = openSqliteStorage(":memory:", { random: () => "test" });
  if (opened.outcome === "failed") throw new Error(opened.detail);
  const storage: HubStorage = opened.value;
  return {
    storage,
    async push(identity: typeof focalPoint, ...deltas: unknown[]) {
      const sender: Sender = { person: identity.person, installation: identity.installation, relays: true, actor: actors.get(identity) ?? null };
      const changes = deltas.map((delta) => readChange(delta, 1));
      const { result } = await storage.merge([], (load, children, history, awaited) =>
        decideMerge({ changes, sender, at: 1, kindOf }, load, children, history, restored ?? awaited),
      );
      return result.verdicts.map((verdict) => (verdict.outcome === "refused" ? verdict.reason : verdict.outcome));
    },
    async read(id: string): Promise<RecordState> {
      const [stored] = await storage.read([id]);
      return decodeRecord(stored?.crdt ?? "");
    },
  };
}

const initiative = { id: "initiative.1", kind: "initiative", scope: "country:MUS" };
const titled = (identity = focalPoint, edits: Edit[] = []) => change(identity, initiative, [set("title", "Circular migration"), ...edits]);

describe("history and authors", () => {
  it("answers a change sent twice as merged and writes it once", async () => {
    const { push, storage } = hub();
    const { delta } = titled();
    expect(await push(focalPoint, delta)).toEqual(["merged"]);
    const seq = await storage.lastSeq();
    expect(await push(focalPoint, delta, delta)).toEqual(["merged", "merged"]);
    expect(await storage.lastSeq()).toBe(seq);
    expect(await storage.history(initiative.id)).toHaveLength(1);
  });

  describe("an edit of a copied profile, under a number that the hub has given to another edit", () => {
    const first = () => titled();
    /** The profile as it was copied before its second edit, and what the copy and the original wrote then. */
    const apart = (edits: Edit[]) => change(focalPoint, first().record, edits);

    it.each<[string, Edit[], Edit[]]>([
      ["the same field", [set("title", "Written first")], [set("title", "Written in the copy")]],
      ["another field", [set("title", "Written first")], [set("status", "completed")]],
      ["a set", [set("title", "Written first")], [{ type: "add", set: "countries", element: "FRA" }]],
    ])("is refused also when that one is written over: %s", async (_name, original, copied) => {
      const { push, read } = hub();
      const written = apart(original);
      const over = change(official, written.record, [set("title", "Written over")]);
      expect(await push(focalPoint, first().delta, written.delta)).toEqual(["merged", "merged"]);
      expect(await push(official, over.delta)).toEqual(["merged"]);
      const before = await read(initiative.id);
      expect(await push(focalPoint, apart(copied).delta)).toEqual(["unknown-history"]);
      expect(await push(focalPoint, apart([...copied, set("strategic", true)]).delta)).toEqual(["unknown-history"]);
      expect(await read(initiative.id)).toEqual(before);
    });

    it("is told from an edit that is sent again, whole or as a change, after it was written over", async () => {
      const { push, storage } = hub();
      const written = apart([set("title", "Written first")]);
      const over = change(official, written.record, [set("title", "Written over")]);
      await push(focalPoint, first().delta, written.delta);
      await push(official, over.delta);
      const seq = await storage.lastSeq();
      const whole = deltaSince(written.record, nothingAcknowledged);
      expect(await push(focalPoint, first().delta, written.delta, whole)).toEqual(["merged", "merged", "merged"]);
      expect(await storage.lastSeq()).toBe(seq);
    });
  });

  it("keeps both values of two ministries and their authors", async () => {
    const { push, read } = hub();
    const base = titled();
    await push(focalPoint, base.delta);
    await push(focalPoint, change(focalPoint, base.record, [set("title", "A")]).delta);
    expect(await push(official, change(official, base.record, [set("title", "B")]).delta)).toEqual(["merged"]);
    expect((await read(initiative.id)).fields["title"]?.map((head) => [head.value, head.by]).sort()).toEqual([
      ["A", "person.f"],
      ["B", "person.o"],
    ]);
  });

  it("refuses edits in another's name, and edits of others that it has not seen", async () => {
    const { push } = hub();
    const base = titled();
    await push(focalPoint, base.delta);
    expect(await push(official, change({ ...official, person: "person.f" }, base.record, [set("title", "B")]).delta)).toEqual(["not-the-author"]);
    expect(await push(official, change(focalPoint, base.record, [set("title", "B")]).delta)).toEqual(["unknown-history"]);
    const whole = { ...base.record, base: {}, fields: { title: [{ ...base.record.fields["title"]?.[0], value: "Forged" }] } };
    expect(await push(official, whole)).toEqual(["not-the-author"]);
    expect(await push(focalPoint, whole)).toEqual(["unknown-history"]);
  });

  it("refuses to remove a value without bringing another", async () => {
    const { push, read } = hub();
    const base = titled(focalPoint, [{ type: "add", set: "partners", element: "IOM" }]);
    await push(focalPoint, base.delta);
    const silent = change(official, base.record, [set("status", "planned")]).delta;
    const { title: _title, ...others } = silent.fields;
    expect(await push(official, { ...silent, sets: { partners: { elements: {}, edits: {} } }, fields: others })).toEqual(["unknown-history"]);
    expect(elementsOf(await read(initiative.id), "partners")).toEqual(["IOM"]);
  });

  it("asks for the whole when it lacks the base, and takes relayed edits only after a restore", async () => {
    const base = titled();
    const next = change(official, base.record, [set("title", "B")]);
    expect(await hub().push(official, next.delta)).toEqual(["send-whole"]);
    const whole = deltaSince(next.record, nothingAcknowledged);
    expect(await hub().push(official, whole)).toEqual(["unknown-history"]);
    const restored = hub(() => ({ person: "person.f" }));
    expect(await restored.push(official, whole)).toEqual(["merged"]);
    expect(shownValue(await restored.read(initiative.id), "title")).toBe("B");
  });

  it("takes relayed edits, letters and numbers only of installations that it awaits, under their own person's name", async () => {
    const theirs = titled(focalPoint, [
      { type: "replace-text", text: "narrative", value: "as it was" },
      { type: "add", set: "partners", element: "IOM" },
    ]);
    const whole = deltaSince(theirs.record, nothingAcknowledged);
    const nobody = hub(() => null);
    expect(await nobody.push(official, whole)).toEqual(["unknown-history"]);
    const awaitsFocalPoint = (installation: number) => (installation === focalPoint.installation ? { person: focalPoint.person } : null);
    const restored = hub(awaitsFocalPoint);
    expect(await restored.push(official, whole)).toEqual(["merged"]);
    const misnamed = change({ ...focalPoint, person: "person.s" }, theirs.record, [set("title", "Said by another")]);
    expect(await restored.push(official, misnamed.delta)).toEqual(["not-the-author"]);
    expect(await restored.push(official, change({ ...secretariat, person: "person.f" }, theirs.record, [set("title", "x")]).delta)).toEqual([
      "unknown-history",
    ]);
    const letters = change(focalPoint, theirs.record, [{ type: "replace-text", text: "narrative", value: "as it was, and more" }]);
    const back = hub(() => null);
    await back.push(focalPoint, theirs.delta);
    expect(await back.push(official, letters.delta)).toEqual(["unknown-history"]);
    expect(await back.push(official, { ...letters.delta, clock: { ...letters.delta.clock }, texts: {}, fields: {} })).toEqual(["unknown-history"]);
  });

  it("takes relayed edits from nobody who may not write there, nor the hub's own from anybody", async () => {
    const theirs = titled(focalPoint, [set("audience", "network")]);
    const whole = deltaSince(theirs.record, nothingAcknowledged);
    const restored = hub((installation) => (installation === 0 ? null : { person: null }));
    expect(await restored.push(observer, whole)).toEqual(["read-only-role"]);
    expect(await restored.push(secretariat, whole)).toEqual(["decisions-only"]);
    expect(await restored.push(foreign, whole)).toEqual(["not-your-country"]);
    const spent = { ...whole!, fields: {}, sets: {}, texts: {} };
    expect(await restored.push(observer, spent)).toEqual(["read-only-role"]);
    const person = { id: "person.f", kind: "person", scope: "forum" };
    const byHub = change({ installation: 0, person: "person.hub", key }, person, [set("role", "secretariat")]);
    expect(Object.keys(byHub.delta.clock)[0]).toMatch(hubReplica.slice(0, 2));
    expect(await restored.push(secretariat, byHub.delta)).toEqual(["unknown-history"]);
    expect(await restored.push(official, whole)).toEqual(["merged"]);
  });

  it("refuses another kind or scope under a known id", async () => {
    const { push } = hub();
    const base = titled();
    await push(focalPoint, base.delta);
    expect(await push(focalPoint, { ...base.delta, kind: "contact" }, { ...base.delta, scope: "forum" })).toEqual([
      "kind-or-scope-differs",
      "kind-or-scope-differs",
    ]);
  });
});

describe("permissions", () => {
  it("PW-7 PW-8 PW-9 lets the secretariat decide a conflict, over every value, take that back, and write nothing else", async () => {
    const { push, read } = hub();
    const base = titled(focalPoint, [set("audience", "secretariat")]);
    await push(focalPoint, base.delta);
    expect(await push(secretariat, change(secretariat, base.record, [set("title", "Ours")]).delta)).toEqual(["decisions-only"]);
    const a = change(focalPoint, base.record, [set("title", "A")]);
    const b = change(official, base.record, [set("title", "B")]);
    await push(focalPoint, a.delta);
    await push(official, b.delta);
    expect(await push(secretariat, change(secretariat, a.record, [set("title", "A")]).delta)).toEqual(["decisions-only"]);
    const both = join(a.record, b.record);
    const decided = change(secretariat, both, [{ type: "set", field: "title", value: "A", reason: "agreed" }]);
    expect(await push(secretariat, decided.delta)).toEqual(["merged"]);
    expect((await read(initiative.id)).fields["title"]).toHaveLength(1);
    const undone = change(secretariat, decided.record, [{ type: "reopen", field: "title", heads: both.fields["title"] ?? [] }]);
    expect(await push(secretariat, undone.delta)).toEqual(["merged"]);
    expect((await read(initiative.id)).fields["title"]).toHaveLength(2);
  });

  it("PW-7 PW-8 lets the secretariat decide by a value of its own, which says whose it is, and writes no such value beside others", async () => {
    const { push, read } = hub();
    const base = titled(focalPoint, [set("audience", "secretariat")]);
    const a = change(focalPoint, base.record, [set("title", "A")]);
    const b = change(official, base.record, [set("title", "B")]);
    await push(focalPoint, base.delta, a.delta);
    await push(official, b.delta);
    expect(await push(secretariat, change(secretariat, a.record, [set("title", "Neither")]).delta)).toEqual(["decisions-only"]);
    const both = join(a.record, b.record);
    const decided = change(secretariat, both, [{ type: "set", field: "title", value: "Neither", reason: "agreed by telephone" }]);
    const asTheirs = (by: string) => ({ ...decided.delta, fields: { title: decided.delta.fields["title"]!.map((head) => ({ ...head, by })) } });
    expect(await push(secretariat, asTheirs("person.f"))).toEqual(["not-the-author"]);
    expect(await push(secretariat, decided.delta)).toEqual(["merged"]);
    expect((await read(initiative.id)).fields["title"]).toMatchObject([{ value: "Neither", by: "person.s", reason: "agreed by telephone" }]);
  });

  it("checks each touched part, and not the parts that a whole record only repeats", async () => {
    const { push } = hub();
    const base = titled(focalPoint, [set("audience", "network")]);
    await push(focalPoint, base.delta);
    expect(await push(official, change(official, base.record, [set("audience", "internal")]).delta)).toEqual(["focal-point-only"]);
    const whole = deltaSince(change(official, base.record, [set("title", "B")]).record, nothingAcknowledged);
    expect(await push(official, whole)).toEqual(["merged"]);
  });

  it("keeps a person's record to the hub", async () => {
    const { push } = hub();
    expect(await push(secretariat, change(secretariat, { id: "person.x", kind: "person", scope: "forum" }, [set("name", "X")]).delta)).toEqual(["hub-only"]);
  });
});

describe("values", () => {
  it("refuses a wrong type of a known register, keeps a register it does not know", async () => {
    const { push, read } = hub();
    expect(await push(focalPoint, change(focalPoint, initiative, [set("title", 7)]).delta)).toEqual(["wrong-type"]);
    expect(await push(focalPoint, change(focalPoint, initiative, [set("lifecycle", "burnt")]).delta)).toEqual(["wrong-type"]);
    expect(await push(focalPoint, titled(focalPoint, [set("hologram", "yes"), set("constructor", "x")]).delta)).toEqual(["merged"]);
    expect(shownValue(await read(initiative.id), "hologram")).toBe("yes");
  });

  it("refuses an answer to a question that does not exist, and waits for a parent in the same push", async () => {
    const { push } = hub();
    const response = change(focalPoint, { id: "response.x.1.MUS", kind: "response", scope: "country:MUS" }, [
      set("questionnaire", "questionnaire.x.1"),
      set("country", "MUS"),
    ]);
    const answer = (question: string) =>
      change(focalPoint, { id: `answer.response.x.1.MUS.${question}`, kind: "answer", scope: "country:MUS" }, [
        set("response", "response.x.1.MUS"),
        set("question", question),
        set("value", "yes"),
      ]).delta;
    const definition = {
      key: "x",
      title: { en: "X" },
      sections: [{ name: "s", title: { en: "S" }, questions: [{ type: "text", name: "real", title: { en: "Q" } }] }],
    };
    const asked = change(secretariat, { id: "questionnaire.x.1", kind: "questionnaire", scope: "forum" }, [
      set("title", "X"),
      set("version", 1),
      set("status", "open"),
      { type: "set", field: "definition", value: definition },
    ]);
    expect(await push(focalPoint, response.delta)).toEqual(["unknown-record"]);
    expect(await push(secretariat, asked.delta)).toEqual(["merged"]);
    expect(await push(focalPoint, answer("real"), response.delta, answer("invented"))).toEqual(["merged", "merged", "unknown-question"]);
  });
});

describe("texts", () => {
  const narrative = (identity: typeof focalPoint, record: RecordState | typeof initiative, value: string) =>
    change(identity, record as RecordState, [{ type: "replace-text", text: "narrative", value }]);

  it("merges letters of two people and refuses letters in another's name", async () => {
    const { push, read } = hub();
    const base = titled(focalPoint, [{ type: "replace-text", text: "narrative", value: "Skills and savings" }]);
    expect(await push(focalPoint, base.delta)).toEqual(["merged"]);
    const a = narrative(focalPoint, base.record, "Skills and savings abroad");
    const b = narrative(official, base.record, "New skills and savings");
    expect(await push(focalPoint, a.delta)).toEqual(["merged"]);
    expect(await push(official, b.delta)).toEqual(["merged"]);
    const text = textOf((await read(initiative.id)).texts["narrative"]?.state);
    expect(text).toContain("abroad");
    expect(text).toContain("ew skills");
    const forged = new Y.Doc();
    forged.clientID = textClientOf(replicaFor(focalPoint.installation, 9));
    forged.getText(rootText).insert(0, "Forged");
    const change_ = narrative(official, base.record, "x").delta;
    expect(await push(official, withText(change_, encodeBytes(Y.encodeStateAsUpdate(forged))))).toEqual(["not-the-author"]);
  });

  it("refuses what is damaged, builds on nothing, or would hang whoever reads it", async () => {
    const { push } = hub();
    const { delta } = titled(focalPoint, [{ type: "replace-text", text: "narrative", value: "Skills" }]);
    const client = textClientOf(replicaFor(focalPoint.installation, 1));
    const whole = Buffer.from(delta.texts["narrative"]?.state ?? "", "base64");
    const gap = new Y.Doc();
    gap.clientID = client;
    gap.getText(rootText).insert(0, "ab");
    const vector = Y.encodeStateVector(gap);
    gap.getText(rootText).insert(2, "cd");
    const crafted = (...bytes: number[]) => Buffer.from(bytes).toString("base64");
    const huge = [255, 255, 255, 255, 255, 255, 255, 15];
    const wrong = [
      whole.subarray(0, whole.length - 3).toString("base64"),
      encodeBytes(Y.encodeStateAsUpdate(gap, vector)),
      "",
      crafted(...huge),
      crafted(1, ...huge, 1, 0),
      crafted(1, 1, 11, 0, 8, 1, 4, 116, 101, 120, 116, ...huge),
      crafted(1, 1, 11, 0, 2, 1, 4, 116, 101, 120, 116, ...huge),
      crafted(0, 1, 11, ...huge),
      crafted(0, 1, 11, 1, 0, ...huge),
    ];
    const began = performance.now();
    for (const state of wrong) expect(await push(focalPoint, withText(delta, state)), state).toEqual(["damaged-text"]);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await push(focalPoint, delta)).toEqual(["merged"]);
  });

  it("refuses a change whose insertion would cost more than it may", async () => {
    const { push } = hub();
    const { delta } = titled(focalPoint, [{ type: "replace-text", text: "narrative", value: "x" }]);
    const document = new Y.Doc();
    document.clientID = textClientOf(replicaFor(focalPoint.installation, 1));
    for (let count = 0; count < 6_000; count++) document.getText(rootText).insert(0, "y");
    expect(await push(focalPoint, withText(delta, encodeBytes(Y.encodeStateAsUpdate(document))))).toEqual(["damaged-text"]);
  });

  function withText(delta: RecordDelta, state: string): RecordDelta {
    const text = delta.texts["narrative"] as NonNullable<RecordDelta["texts"][string]>;
    return { ...delta, texts: { narrative: { ...text, state } } };
  }
});

describe("audience", () => {
  it("PR-6 narrows a part by what it is a part of, whichever comes first", async () => {
    const { push, storage } = hub();
    const questionnaire = change(secretariat, { id: "questionnaire.x.1", kind: "questionnaire", scope: "forum" }, [set("title", "X")]);
    await push(secretariat, questionnaire.delta);
    const response = change(focalPoint, { id: "response.x.1.MUS", kind: "response", scope: "country:MUS" }, [
      set("questionnaire", "questionnaire.x.1"),
      set("country", "MUS"),
    ]);
    await push(focalPoint, response.delta);
    const comment = { id: "answer.response.x.1.MUS.q", kind: "answer", scope: "country:MUS" };
    const written = applyEdits(
      change(focalPoint, comment, [set("response", "response.x.1.MUS")]).record,
      { replica: replicaFor(11, 1), person: "person.f" as never, at: 1 },
      [set("question", "q")],
    );
    const audienceNow = async () => (await storage.read([comment.id]))[0];
    // Written past the rules of an answer, as the hub: here only the audience is looked at.
    const sender: Sender = { person: "person.f", installation: 11, relays: false, actor: null };
    const changes = [readChange(deltaSince(written, nothingAcknowledged), 1)];
    await storage.merge([], (load, children, history) =>
      decideMerge(
        { changes, sender, at: 1, kindOf: (kind) => ({ ...(kindOf(kind) as NonNullable<ReturnType<typeof kindOf>>), check: undefined }) },
        load,
        children,
        history,
      ),
    );
    expect(await audienceNow()).toMatchObject({ audience: "secretariat", reach: "secretariat" });
    const before = await storage.lastSeq();
    await push(focalPoint, change(focalPoint, response.record, [set("audience", "internal")]).delta);
    expect(await audienceNow()).toMatchObject({ audience: "internal", reach: "secretariat", seq: before + 2 });
    expect((await storage.page("shared", null, before, 10)).map((record) => [record.id, record.audience])).toEqual([
      ["response.x.1.MUS", "internal"],
      [comment.id, "internal"],
    ]);
  });
});

describe("what is written once", () => {
  const questionnaire = { id: "questionnaire.key.1", kind: "questionnaire", scope: "forum" };
  const response = { id: "response.key.1.MUS", kind: "response", scope: "country:MUS" };
  const content = { questionnaire: questionnaire.id, country: "MUS", answers: {} };
  const hash = contentHash(content);
  const submission = { id: submissionId(response.id, 1, hash, "b-aaaa"), kind: "submission", scope: "country:MUS" };
  const signing = [set("response", response.id), set("number", 1), set("content", content), set("hash", hash), set("signer", "Director")];
  async function signed() {
    const opened = hub();
    const { definition } = (sampleQuestionnaire.fields ?? {}) as { definition: never };
    const published = change(secretariat, questionnaire, [set("title", "Survey"), set("version", 1), set("status", "open"), set("definition", definition)]);
    const started = change(focalPoint, response, [set("questionnaire", questionnaire.id), set("country", "MUS"), set("status", "draft")]);
    const made = change(focalPoint, submission, signing);
    expect(await opened.push(secretariat, published.delta)).toEqual(["merged"]);
    expect(await opened.push(focalPoint, started.delta, made.delta)).toEqual(["merged", "merged"]);
    return { ...opened, made };
  }
  const again = (who: typeof focalPoint, before: RecordState, edits: Edit[]) => change(who, before, edits).delta;

  it("PW-15 a signed submission is changed by nobody, not even by who signed it", async () => {
    const { push, made, read } = await signed();
    expect(await push(focalPoint, again(focalPoint, made.record, [set("signer", "Somebody else")]))).toEqual(["frozen"]);
    expect(shownValue(await read(submission.id), "signer")).toBe("Director");
  });

  it("PW-14 the secretariat acknowledges or returns it, and may say otherwise later", async () => {
    const { push, made, read } = await signed();
    const returned = { state: "returned", reason: "Question 4 names four priorities." };
    expect(await push(secretariat, again(secretariat, made.record, [set("receipt", returned)]))).toEqual(["merged"]);
    expect(await push(focalPoint, again(focalPoint, await read(submission.id), [set("receipt", { state: "acknowledged" })]))).toEqual(["secretariat-only"]);
    expect(await push(secretariat, again(secretariat, await read(submission.id), [set("receipt", { state: "acknowledged" })]))).toEqual(["merged"]);
    expect(shownValue(await read(submission.id), "receipt")).toEqual({ state: "acknowledged" });
  });
});

it("PW-16 a comment is taken back by who wrote it, and by nobody else of the country", async () => {
  const { push, read } = hub();
  const comment = { id: "comment.1", kind: "comment", scope: "country:MUS" };
  const said = change(official, comment, [set("about", initiative.id), set("text", "Ask the bank first.")]);
  expect(await push(official, said.delta)).toEqual(["merged"]);
  const gone = [set("lifecycle", "deleted")];
  expect(await push(focalPoint, change(focalPoint, said.record, gone).delta)).toEqual(["author-only"]);
  expect(await push(official, change(official, said.record, [set("text", "Other words")]).delta)).toEqual(["frozen"]);
  expect(await push(official, change(official, said.record, gone).delta)).toEqual(["merged"]);
  expect(shownValue(await read(comment.id), "lifecycle")).toBe("deleted");
});

it("PW-2 PW-16 an observer comments on what the Forum puts to everybody, and takes it back", async () => {
  const { push } = hub();
  const comment = { id: "comment.2", kind: "comment", scope: "forum" };
  const said = change(observer, comment, [set("about", "outcome.1"), set("text", "We can help."), set("audience", "network")]);
  expect(await push(observer, said.delta)).toEqual(["merged"]);
  expect(await push(observer, change(observer, said.record, [set("lifecycle", "deleted")]).delta)).toEqual(["merged"]);
  const drafted = change(observer, { ...comment, id: "comment.3" }, [set("about", "outcome.1"), set("text", "For the secretariat alone")]);
  expect(await push(observer, drafted.delta)).toEqual(["not-visible"]);
});

describe("PW-18 what the Forum sends round", () => {
  const circular = { id: "circular.1", kind: "circular", scope: "forum" };
  const draft = () => change(secretariat, circular, [set("title", "Dates"), { type: "replace-text", text: "body", value: "On 12 July." }]);
  const sending: readonly Edit[] = [set("sentOn", "2007-09-01"), set("audience", "network")];

  it("is a draft that changes as often as it takes, then is sent at once, also with its first words", async () => {
    const { push } = hub();
    const first = draft();
    const second = change(secretariat, first.record, [set("title", "Dates and places")]);
    expect(await push(secretariat, first.delta, second.delta, change(secretariat, second.record, sending).delta)).toEqual(["merged", "merged", "merged"]);
    const whole = change(secretariat, { ...circular, id: "circular.2" }, [set("title", "Written and sent without a network"), ...sending]);
    expect(await push(secretariat, whole.delta)).toEqual(["merged"]);
  });

  it.each<[string, Edit[]]>([
    ["its title", [set("title", "Other dates")]],
    ["its text", [{ type: "replace-text", text: "body", value: "On 13 July." }]],
    ["its summary", [set("publicSummary", "Other")]],
    ["to whom it goes", [{ type: "add", set: "countries", element: "BEL" }]],
    ["until when an answer is asked", [set("answerBy", "2007-12-01")]],
    ["who sees it", [set("audience", "internal")]],
    ["the day on which it was sent", [set("sentOn", "2007-09-02")]],
    ["its title with the day", [set("title", "Other dates"), ...sending]],
    ["whether it was sent", [set("sentOn", ""), set("audience", "internal")]],
  ])("keeps %s once it is sent", async (_part, edits) => {
    const { push, read } = hub();
    const sent = change(secretariat, draft().record, sending);
    await push(secretariat, draft().delta, sent.delta);
    const before = await read(circular.id);
    expect(await push(secretariat, change(secretariat, sent.record, edits).delta)).toEqual([expect.stringMatching(/^(frozen|wrong-type)$/)]);
    expect(await read(circular.id)).toEqual(before);
    expect(await push(secretariat, change(secretariat, sent.record, [set("lifecycle", "archived")]).delta)).toEqual(["merged"]);
  });

  it("is sent and shown in one step or not at all", async () => {
    const { push } = hub();
    const first = draft();
    await push(secretariat, first.delta);
    for (const half of sending) expect(await push(secretariat, change(secretariat, first.record, [half]).delta)).toEqual(["wrong-type"]);
  });

  const distribution = (country: string) => ({ id: `distribution.1.${country}`, kind: "distribution", scope: `country:${country}` });
  const about: readonly Edit[] = [set("circular", circular.id)];

  it("PW-17 is read in the countries it is addressed to, and confirmed by each person for themselves", async () => {
    const { push } = hub();
    const addressed = change(secretariat, draft().record, [{ type: "add", set: "countries", element: "MUS" }, ...sending]);
    await push(secretariat, draft().delta);
    expect(await push(focalPoint, change(focalPoint, distribution("MUS"), [...about, set("read.person-f", 5)]).delta)).toEqual(["unknown-record"]);
    await push(secretariat, addressed.delta);
    const ours = change(focalPoint, distribution("MUS"), [...about, set("read.person-f", 5)]);
    expect(await push(focalPoint, ours.delta)).toEqual(["merged"]);
    expect(await push(foreign, change(foreign, distribution("BEL"), about).delta)).toEqual(["wrong-type"]);
    const confirmed = (person: string) => change(official, ours.record, [set(`confirmed.${person}`, { at: 7, note: "" })]).delta;
    expect(await push(official, confirmed("person-f"))).toEqual(["own-confirmation-only"]);
    expect(await push(official, confirmed("person-o"))).toEqual(["merged"]);
  });
});
