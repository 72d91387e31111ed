import { describe, expect, it } from "vitest";
import { applyEdits, type Author } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { merge } from "#shared/crdt/merge.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";
import { knownSteps, standingSteps } from "./history-steps.ts";

const minute = 60_000;
const author = (installation: number, minutes: number): Author => ({
  replica: replicaFor(installation, 1),
  person: asPersonId(`person.${installation}`),
  at: minutes * minute,
});
const nothing = emptyRecord(asRecordId("contact.1"), "contact", asScope("country:MUS"));

describe("what a device knows of a record's history by itself", () => {
  it("is who wrote what stands now, by moments, latest first", () => {
    const first = applyEdits(nothing, author(1, 1), [
      { type: "set", field: "name", value: "Director" },
      { type: "add", set: "topics", element: "diaspora" },
    ]);
    const later = applyEdits(first, author(1, 8), [{ type: "set", field: "function", value: "Head of unit" }]);
    const last = applyEdits(later, author(2, 30), [{ type: "replace-text", text: "notes", value: "Ask in March" }]);
    expect(standingSteps(last)).toEqual([
      { person: "person.2", at: 30 * minute, changes: [{ part: "notes", before: null, after: "Ask in March", conflicted: false }] },
      {
        person: "person.1",
        at: 8 * minute,
        changes: [
          { part: "function", before: null, after: "Head of unit", conflicted: false },
          { part: "name", before: null, after: "Director", conflicted: false },
          { part: "topics", before: null, after: ["diaspora"], conflicted: false },
        ],
      },
    ]);
  });

  it("names both who wrote apart", () => {
    const one = applyEdits(nothing, author(1, 1), [{ type: "set", field: "name", value: "Director" }]);
    const other = applyEdits(nothing, author(2, 2), [{ type: "set", field: "name", value: "Head" }]);
    expect(standingSteps(merge(one, other)).map(({ person, changes }) => [person, changes[0]?.after, changes[0]?.conflicted])).toEqual([
      ["person.2", "Head", true],
      ["person.1", "Director", true],
    ]);
  });

  it("stands above what the hub told last time, when it came since", () => {
    const step = (at: number) => ({ person: "person.1", at, changes: [] });
    expect(knownSteps([step(5), step(2)], [step(1), step(3)]).map(({ at }) => at)).toEqual([5, 3, 1]);
    expect(knownSteps([step(5), step(2)], []).map(({ at }) => at)).toEqual([5, 2]);
  });
});
