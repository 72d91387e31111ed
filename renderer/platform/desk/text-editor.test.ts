import { expect, test } from "vitest";
import { joinText, textOf } from "#shared/crdt/text.ts";
import { replicaFor } from "#shared/lib/ids.ts";
import { countWords, TextEditor } from "#renderer/platform/desk/text-editor.ts";

const one = replicaFor(1, 1);
const two = replicaFor(2, 2);

test("two people type apart and both texts join, the caret staying between its letters", () => {
  const first = new TextEditor(undefined, one);
  first.type("Remittances matter.");
  const base = joinText(undefined, first.takeUnsaved()!);
  first.receive(base, one, { start: 0, end: 0 });
  const second = new TextEditor(base, two);
  second.type("In 2007: Remittances matter.");
  const joined = joinText(base, second.takeUnsaved()!);
  first.type("Remittances matter much.");
  const caret = first.receive(joined, one, { start: 11, end: 11 });
  expect(first.text()).toBe("In 2007: Remittances matter much.");
  expect(first.text().slice(0, caret.start)).toBe("In 2007: Remittances");
  expect(textOf(joinText(joined, first.takeUnsaved()!))).toBe("In 2007: Remittances matter much.");
});

test("what comes from the record is not offered as something typed", () => {
  const first = new TextEditor(undefined, one);
  first.type("a");
  const state = joinText(undefined, first.takeUnsaved()!);
  const second = new TextEditor(undefined, two);
  second.receive(state, two, { start: 0, end: 0 });
  expect(second.text()).toBe("a");
  expect(second.takeUnsaved()).toBeNull();
});

test("under a new replica the editor starts again from the record, so that refused letters are never built upon", () => {
  const first = new TextEditor(undefined, one);
  first.type("kept");
  const state = joinText(undefined, first.takeUnsaved()!);
  first.type("kept and refused");
  first.takeUnsaved();
  first.receive(state, two, { start: 16, end: 16 });
  expect(first.text()).toBe("kept");
  first.type("kept again");
  expect(textOf(joinText(state, first.takeUnsaved()!))).toBe("kept again");
});

test("words are counted as a reader counts them", () => {
  expect(countWords("Two well-known facts, don't they?")).toBe(6);
  expect(countWords("")).toBe(0);
});
