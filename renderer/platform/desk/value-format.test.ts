import { describe, expect, it } from "vitest";
import { addValueFormat, valueFormatOf } from "./value-format.ts";

addValueFormat("thing", () => ({
  label: (field) => (field === "themes" ? "Themes" : undefined),
  value: (field, value) => (field === "themes" && typeof value === "string" ? value.toUpperCase() : undefined),
}));
const format = valueFormatOf("thing", { id: "thing.1", parent: "" });

describe("values in words", () => {
  it("says each element of a set as its kind says one", () => {
    expect(format.value("themes", ["diaspora", "return"])).toEqual(["DIASPORA", "RETURN"]);
    expect(format.value("others", ["diaspora"])).toEqual(["diaspora"]);
  });
  it("has something for every field and value", () => {
    expect(format.label("leadMinistry.row-2")).toBe("Lead ministry, row 2");
    expect(format.value("row.1", { title: "One", kept: true })).toEqual(["Title: One", "Kept: ✓"]);
    expect(format.value("row.1", null)).toBe("");
  });
});
