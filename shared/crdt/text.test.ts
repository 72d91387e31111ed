import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { property } from "#test/fixtures/property.ts";
import { authors, blank, history, play, truncated } from "#test/fixtures/record-play.ts";
import { installationOfTextClient, textClientOf } from "../lib/ids.ts";
import { encodeRecord } from "./codec.ts";
import { applyEdits } from "./edit.ts";
import { applyDelta, deltaSince, merge, nothingAcknowledged } from "./merge.ts";
import { authorsBeyond, decodeBytes, encodeBytes, joinText, openText, rootText, textOf, textSince, textVector } from "./text.ts";

const written = (value: string, who = 0, before = blank()) => applyEdits(before, authors[who]!, [{ type: "replace-text", text: "narrative", value }]);
const shown = (record: ReturnType<typeof blank>): string => textOf(record.texts["narrative"]?.state);

test("CR-15 two people who write in one text apart both keep their letters", () => {
  const start = written("The conference met in Brussels.");
  const one = written("The first conference met in Brussels.", 0, start);
  const two = written("The conference met in Brussels in July.", 1, start);
  expect(shown(merge(one, two))).toBe("The first conference met in Brussels in July.");
  expect(shown(merge(two, one))).toBe(shown(merge(one, two)));
});

test("CR-15 a text that two people begin apart holds both beginnings", () => {
  const merged = shown(merge(written("Amina's words. "), written("Bert's words. ", 1)));
  expect(merged).toContain("Amina's words. ");
  expect(merged).toContain("Bert's words. ");
});

test("CR-06 a replacement gives exactly the wanted text, also between letters of two halves", () =>
  property(
    fc.property(
      fc.array(fc.constantFrom("a", "b", "😀", "😁", "𠀀", "é", "\n"), { maxLength: 12 }),
      fc.array(fc.constantFrom("a", "b", "😀", "😁", "𠀀", "é", "\n"), { maxLength: 12 }),
      (first, second) => {
        const [from, to] = [first.join(""), second.join("")];
        expect(shown(written(to, 1, written(from)))).toBe(to);
      },
    ),
  ));

test("CR-06 letters are written as the replica's own text client", () => {
  const start = written("one");
  const two = written("one two", 1, start);
  const client = textClientOf(authors[1]!.replica);
  expect(authorsBeyond(start.texts["narrative"]!.state, two.texts["narrative"]!.state)).toEqual([client]);
  expect(installationOfTextClient(client)).toBe(2);
  expect(authorsBeyond(two.texts["narrative"]!.state, start.texts["narrative"]!.state)).toEqual([]);
});

test("CR-17 a truncated text throws and changes nothing", () =>
  property(
    fc.property(history, fc.integer({ min: 1, max: 40 }), (steps, bytes) => {
      const { copies } = play([...steps, { do: "type", at: 0, name: "narrative", where: 0, editor: true }]);
      const mine = copies[1]!;
      const delta = deltaSince(copies[0]!, nothingAcknowledged)!;
      const text = delta.texts["narrative"]!;
      const broken = { ...delta, texts: { ...delta.texts, narrative: { ...text, state: truncated(text.state, bytes) } } };
      const before = encodeRecord(mine);
      expect(() => applyDelta(mine, broken)).toThrow();
      expect(encodeRecord(mine)).toBe(before);
    }),
  ));

test("CR-17 a damaged text never changes the copy, and never hangs or leaves a state that cannot be read", () =>
  property(
    fc.property(history, fc.nat(), fc.integer({ min: 1, max: 255 }), (steps, where, flip) => {
      const { copies } = play([...steps, { do: "type", at: 0, name: "narrative", where: 0, editor: true }]);
      const state = copies[0]!.texts["narrative"]!.state;
      const bytes = decodeBytes(state).slice();
      bytes[where % bytes.length]! ^= flip;
      const mine = copies[1]!.texts["narrative"]?.state;
      let joined: string | null = null;
      try {
        joined = joinText(mine, encodeBytes(bytes));
      } catch {
        // Most damage is noticed; what Yjs takes for letters is the frame's hash to notice.
      }
      if (joined !== null) textOf(joined);
      if (mine) expect(copies[1]!.texts["narrative"]!.state).toBe(mine);
    }),
    0.5,
  ));

test("CR-17 letters that build on letters which are not here are refused", () => {
  const start = written("The whole text.");
  const more = written("The whole text. And more.", 0, start);
  const onlyMore = textSince(more.texts["narrative"]!.state, textVector(start.texts["narrative"]!.state));
  expect(() => joinText(undefined, onlyMore)).toThrow("not here");
  expect(textOf(joinText(start.texts["narrative"]!.state, onlyMore))).toBe("The whole text. And more.");
  expect(() => applyEdits(blank(), authors[0]!, [{ type: "text", text: "narrative", update: onlyMore }])).toThrow("not here");
});

test("CR-06 an open editor's changes and replacements go together", () => {
  const start = written("ab");
  const document = openText(start.texts["narrative"]!.state, textClientOf(authors[0]!.replica));
  const before = Y.encodeStateVector(document);
  document.getText(rootText).insert(1, "-");
  const update = encodeBytes(Y.encodeStateAsUpdate(document, before));
  expect(
    shown(
      applyEdits(start, authors[0]!, [
        { type: "text", text: "narrative", update },
        { type: "replace-text", text: "narrative", value: "a-b!" },
      ]),
    ),
  ).toBe("a-b!");
});
