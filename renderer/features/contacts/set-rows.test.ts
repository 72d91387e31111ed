import { describe, expect, it } from "vitest";
import { editsToSave, rowsFor, type SetRow } from "./set-rows.ts";

const row = (key: number, saved: string | null, draft = saved ?? ""): SetRow => ({ key, saved, draft });
const blank = (draft: string) => draft.trim() || null;

describe("rows of a set", () => {
  it("follow the record: gone elements go, new ones come last", () => {
    expect(rowsFor([row(1, "b"), row(2, "a")], ["a", "c"])).toEqual([row(2, "a"), row(3, "c")]);
  });
  it("are the same object when nothing changed", () => {
    const rows = [row(1, "b"), row(2, "a")];
    expect(rowsFor(rows, ["a", "b"])).toBe(rows);
  });
  it("keep the letters that are being typed when the element is taken away elsewhere", () => {
    expect(rowsFor([row(1, "a", "ab")], [])).toEqual([row(1, null, "ab")]);
  });
  it("keep a row that is only on the screen", () => {
    expect(rowsFor([row(1, null)], [])).toEqual([row(1, null)]);
  });
  it("save by replacing the element", () => {
    const changed = row(1, "a", " ab ");
    expect(editsToSave("emails", changed, [changed], blank)).toEqual([
      { type: "remove", set: "emails", element: "a" },
      { type: "add", set: "emails", element: "ab" },
    ]);
  });
  it("take the element away when emptied, unless another row shows it", () => {
    const emptied = row(1, "a", " ");
    expect(editsToSave("emails", emptied, [emptied], blank)).toEqual([{ type: "remove", set: "emails", element: "a" }]);
    expect(editsToSave("emails", emptied, [emptied, row(2, "a")], blank)).toEqual([]);
  });
  it("write nothing when nothing changed", () => {
    expect(editsToSave("emails", row(1, "a"), [row(1, "a")], blank)).toEqual([]);
    expect(editsToSave("emails", row(1, null, " "), [row(1, null, " ")], blank)).toEqual([]);
  });
});
