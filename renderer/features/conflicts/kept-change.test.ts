/** A refused change is shown as its author's, and written again without taking anything from others. */
import { expect, test } from "vitest";
import { againOf, keptChange, type KeptChange } from "#renderer/features/conflicts/kept-change.ts";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { acknowledgedBy, deltaSince, merge, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { elementsOf, emptyRecord, shownValue, type RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";

const me: Author = { replica: replicaFor(1, 1), person: asPersonId("person.me"), at: 10 };
const again: Author = { replica: replicaFor(1, 2), person: me.person, at: 30 };
const colleague: Author = { replica: replicaFor(2, 1), person: asPersonId("person.colleague"), at: 20 };
const empty = emptyRecord(asRecordId("contact.1"), "contact", asScope("country:MUS"));
const set = (field: string, value: string): Edit => ({ type: "set", field, value });
const text = (value: string): Edit => ({ type: "replace-text", text: "notes", value });

function refused(record: RecordState, known: RecordState | null, wholeTexts = true): KeptChange {
  const delta = deltaSince(record, known ? acknowledgedBy(known) : nothingAcknowledged)!;
  const change = JSON.stringify(
    wholeTexts ? { ...delta, texts: Object.fromEntries(Object.keys(delta.texts).map((name) => [name, record.texts[name]])) } : delta,
  );
  return keptChange({ id: "k", recordId: record.id, title: "", kind: record.kind, change, reason: "read-only-role", detail: "", at: 1 }, me.person);
}
const after = (kept: KeptChange, now: RecordState): RecordState => applyEdits(now, again, againOf(kept, now)!);

test("a value of a colleague that stands beside one's own is not taken for what one wrote", () => {
  const base = applyEdits(empty, colleague, [set("name", "A")]);
  const theirs = applyEdits(base, colleague, [set("name", "B"), set("name", "C"), set("name", "Theirs")]);
  const kept = refused(merge(applyEdits(base, me, [set("name", "Mine")]), theirs), base);
  expect(kept.parts).toMatchObject([{ name: "name", heads: [{ value: "Mine" }] }]);
  expect(shownValue(after(kept, theirs), "name")).toBe("Mine");
});

test("a text that is written again keeps what others wrote into it since", () => {
  const base = applyEdits(empty, colleague, [text("Known.")]);
  const kept = refused(applyEdits(base, me, [text("Known. Mine.")]), base);
  const now = applyEdits(base, colleague, [text("Theirs. Known.")]);
  expect(textOf(after(kept, now).texts["notes"]!.state)).toBe("Theirs. Known. Mine.");
});

test("a text that shares no history with the record's stands after it", () => {
  const base = applyEdits(empty, colleague, [text("Known.")]);
  const kept = refused(applyEdits(base, me, [text("Known. Mine.")]), base);
  const now = applyEdits(empty, again, [text("Another.")]);
  expect(textOf(after(kept, now).texts["notes"]!.state)).toContain("Another.");
  expect(textOf(after(kept, now).texts["notes"]!.state)).toContain("Known. Mine.");
});

test("a text that cannot be read is never written over one that can", () => {
  const base = applyEdits(empty, colleague, [text("Known.")]);
  const kept = refused(applyEdits(base, me, [text("Known. Mine.")]), base, false);
  expect(kept.parts).toMatchObject([{ name: "notes", text: null }]);
  expect(againOf(kept, base)).toBeNull();
});

test("of a list, what was added is added and what was taken out is taken out, and what others added stays", () => {
  const base = applyEdits(empty, colleague, [
    { type: "add", set: "topics", element: "labour" },
    { type: "add", set: "topics", element: "returns" },
  ]);
  const kept = refused(
    applyEdits(base, me, [
      { type: "add", set: "topics", element: "visas" },
      { type: "remove", set: "topics", element: "returns" },
    ]),
    base,
  );
  const now = applyEdits(base, colleague, [
    { type: "add", set: "topics", element: "data" },
    { type: "remove", set: "topics", element: "labour" },
  ]);
  expect(elementsOf(after(kept, now), "topics")).toEqual(["data", "visas"]);
});
