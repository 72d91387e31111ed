import { describe, expect, it } from "vitest";
import type { RecordView } from "#shared/domain/kind.ts";
import { initiativeKind } from "#shared/domain/initiative/initiative.ts";
import { sampleOutcomes } from "#shared/domain/sample/outcomes.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { editsToAdopt } from "./adopt.ts";
import { groupOutcomes } from "./group-outcomes.ts";

const sample = (name: string): RecordView => {
  const record = sampleOutcomes.find((outcome) => outcome.id === `outcome.2007-${name}`)!;
  return {
    id: record.id,
    scope: record.scope,
    value: (field) => record.fields?.[field],
    fieldsUnder: () => [],
    elements: (set) => record.sets?.[set] ?? [],
    text: () => "",
  };
};

describe("adopting an outcome", () => {
  it("carries its title, roundtable, themes and horizontal issues, and points back to it", () => {
    const edits = editsToAdopt(sample("measuring-impacts"));
    expect(edits).toContainEqual({ type: "set", field: "followUpOf", value: "outcome.2007-measuring-impacts" });
    expect(edits).toContainEqual({ type: "set", field: "roundtable", value: "3" });
    expect(edits).toContainEqual({ type: "add", set: "themes", element: "data-and-impact-measurement" });
  });
  it("names no roundtable when the outcome belongs to all of them", () => {
    expect(editsToAdopt(sample("human-rights-and-gender")).some((edit) => edit.type === "set" && edit.field === "roundtable")).toBe(false);
  });
  it("writes only what an initiative may hold", () => {
    const refused = sampleOutcomes.flatMap((outcome) =>
      editsToAdopt(sample(outcome.id.slice("outcome.2007-".length))).filter((edit) => {
        if (edit.type === "set") return !initiativeKind.fields[edit.field]?.safeParse(edit.value).success;
        return edit.type === "add" && !initiativeKind.sets[edit.set]?.safeParse(edit.element).success;
      }),
    );
    expect(refused).toEqual([]);
  });
});

describe("outcomes by roundtable", () => {
  const outcome = (id: string, roundtable: string, position: number): RecordDocument =>
    ({ id, title: id, search: "", summary: { roundtable, position } }) as unknown as RecordDocument;
  it("stand in the order of the source, without empty groups", () => {
    const groups = groupOutcomes([outcome("late", "1", 9), outcome("forum", "forum", 1), outcome("early", "1", 2), outcome("loose", "", 5)], "");
    expect(groups.map((group) => [group.place, group.outcomes.map((one) => one.id)])).toEqual([
      ["1", ["early", "late"]],
      ["forum", ["forum", "loose"]],
    ]);
  });
  it("are found by words", () => expect(groupOutcomes([outcome("late", "1", 9), outcome("early", "1", 2)], "earl")).toHaveLength(1));
});
