import fc from "fast-check";
import { expect, test } from "vitest";
import { property } from "#test/fixtures/property.ts";
import { assertSame, authors, blank, history, play, readable } from "#test/fixtures/record-play.ts";
import { asPersonId } from "../lib/ids.ts";
import { decodeRecord, encodeRecord, WrittenParts } from "./codec.ts";
import { applyEdits } from "./edit.ts";
import { merge } from "./merge.ts";
import type { RecordState } from "./record.ts";
import { project } from "./view.ts";

/** The same record with the keys of every map the other way round. */
function reversed(record: RecordState): RecordState {
  const turn = <Value>(map: Readonly<Record<string, Value>>): Record<string, Value> => Object.fromEntries(Object.entries(map).reverse());
  const sets = turn(record.sets);
  const texts = turn(record.texts);
  for (const name of Object.keys(sets)) sets[name] = { elements: turn(sets[name]!.elements), edits: turn(sets[name]!.edits) };
  for (const name of Object.keys(texts)) texts[name] = { ...texts[name]!, edits: turn(texts[name]!.edits) };
  return { ...record, clock: turn(record.clock), fields: turn(record.fields), sets, texts };
}

test("CR-41 what was stored is read back", () =>
  property(
    fc.property(history, (steps) => {
      for (const copy of play(steps).copies) {
        expect(decodeRecord(encodeRecord(copy))).toEqual(copy);
        expect(readable(decodeRecord(encodeRecord(copy)))).toEqual(readable(copy));
      }
    }),
  ));

test("CR-40 equal copies give equal strings whatever the order of their keys", () =>
  property(
    fc.property(history, (steps) => {
      for (const copy of play(steps).copies) expect(encodeRecord(reversed(copy))).toBe(encodeRecord(copy));
    }),
  ));

test("CR-40 a copy is written the same beside what is remembered of any other copy", () =>
  property(
    fc.property(history, (steps) => {
      const written = new WrittenParts();
      const { copies } = play(steps);
      for (const copy of [...copies, ...copies.toReversed()]) expect(encodeRecord(copy, written)).toBe(encodeRecord(copy));
    }),
  ));

test("CR-40 what is remembered of a copy does not outlive the numbers of its replicas and persons", () => {
  const written = new WrittenParts();
  const [anna, bert] = [authors[0]!, authors[1]!];
  const before = applyEdits(blank(), bert, [{ type: "set", field: "title", value: "B" }]);
  encodeRecord(before, written);
  // A field before the other, by somebody else: both tables shift, and the title is the same object.
  const after = applyEdits(before, anna, [{ type: "set", field: "status", value: "planned" }]);
  const first = applyEdits(after, anna, [{ type: "set", field: "a", value: 1 }]);
  for (const copy of [after, first, before, first]) expect(encodeRecord(copy, written)).toBe(encodeRecord(copy));
  // A replica that no clock knows, as no well-formed record has it.
  const stray = { ...first, clock: before.clock };
  for (const copy of [stray, before, stray, first]) expect(encodeRecord(copy, written)).toBe(encodeRecord(copy));
});

test("CR-42 the projection does not depend on the order in which parts came", () =>
  property(
    fc.property(history, (steps) => {
      for (const copy of play(steps).copies) expect(project(reversed(copy), undefined)).toEqual(project(copy, undefined));
    }),
  ));

test("CR-42 of two edits in one millisecond every device names the same one", () => {
  const at = 1_700_000_000_000;
  const edit = (who: number, field: string): RecordState => applyEdits(blank(), { ...authors[who]!, at }, [{ type: "set", field, value: 1 }]);
  const [one, two] = [edit(0, "title"), edit(1, "status")];
  expect(project(merge(one, two), undefined).updatedBy).toBe("person.bert");
  expect(project(merge(two, one), undefined).updatedBy).toBe("person.bert");
});

test("CR-18 an older version that merges and stores a record keeps what it does not know", () =>
  property(
    fc.property(history, (steps) => {
      const [a, b, c] = play(steps).copies as [RecordState, RecordState, RecordState];
      const newer = applyEdits(a, authors[0]!, [
        { type: "set", field: "registerOfTomorrow", value: { deep: [1, { of: "tomorrow" }] } },
        { type: "add", set: "setOfTomorrow", element: "x" },
        { type: "replace-text", text: "textOfTomorrow", value: "letters" },
      ]);
      const passedOn = decodeRecord(encodeRecord(merge(decodeRecord(encodeRecord(b)), newer)));
      assertSame(merge(c, passedOn), merge(merge(newer, b), c), "something of tomorrow was lost");
      expect(readable(passedOn)["field registerOfTomorrow"]).toEqual([{ deep: [1, { of: "tomorrow" }] }]);
      expect(passedOn.kind).toBe("kind-of-tomorrow");
    }),
  ));

test("CR-41 reasons and origins are kept, empty ones too", () => {
  const record = applyEdits(blank(), authors[0]!, [
    { type: "set", field: "title", value: null, reason: "Nobody knew." },
    {
      type: "reopen",
      field: "status",
      heads: [
        { value: "draft", by: asPersonId("person.dora"), at: 5 },
        { value: "done", by: asPersonId("person.emil"), at: 6 },
      ],
    },
  ]);
  expect(decodeRecord(encodeRecord(record))).toEqual(record);
  expect(record.fields["status"]!.map((head) => head.origin?.by)).toEqual(["person.dora", "person.emil"]);
});

test("CR-41 a form of another version throws instead of being half read", () => {
  const text = encodeRecord(blank());
  expect(() => decodeRecord(text.replace('"v":1', '"v":2'))).toThrow("cannot read");
  expect(() => decodeRecord(text.slice(0, -5))).toThrow();
});

test("CR-40 many persons and replicas are told apart", () => {
  let record = blank();
  for (let at = 0; at < 40; at++) {
    record = applyEdits(record, { replica: `${(at + 1).toString(36)}-aaaa` as never, person: asPersonId(`person.${at}`), at }, [
      { type: "set", field: `answer.row${at}`, value: at },
    ]);
  }
  expect(decodeRecord(encodeRecord(record))).toEqual(record);
});
