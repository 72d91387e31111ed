import { expect, test } from "vitest";
import { differences } from "#renderer/ui/word-differences.ts";

const marked = (text: string, other: string, limit?: number): string =>
  differences(text, other, limit)
    .map((stretch) => (stretch.differs ? `[${stretch.text}]` : stretch.text))
    .join("");

test("marks the words that the other text does not have, and leaves every letter in its place", () => {
  expect(marked("Reduce the cost of transfers by half.", "Reduce the price of transfers by half.")).toBe("Reduce the [cost] of transfers by half.");
  expect(marked("one two", "")).toBe("[one two]");
  expect(marked("same  words\n", "same  words\n")).toBe("same  words\n");
});

test("long texts are compared by how they begin and end", () => {
  expect(marked("a b c d e", "a b x d e", 3)).toBe("a b [c] d e");
});
