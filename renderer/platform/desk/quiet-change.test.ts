import { describe, expect, it } from "vitest";
import type { JsonValue } from "#shared/lib/json.ts";
import { asPersonId, asRecordId, asScope, replicaFor, type ReplicaId } from "#shared/lib/ids.ts";
import { quietChange } from "./quiet-change.ts";

const dot = [replicaFor(1, 1), 2] as const satisfies readonly [ReplicaId, number];
const change = (kind: string, name: string, after: JsonValue, before: JsonValue = "planned") => ({
  target: { id: asRecordId(`${kind}.1`), kind, scope: asScope("country:MUS") },
  parts: [
    {
      type: "field",
      name,
      now: dot,
      after,
      before: [{ dot, value: before, by: asPersonId("person.1"), at: 1 }],
      emptied: name === "lifecycle" ? "active" : null,
    } as const,
  ],
  at: 1,
});

describe("what is offered to be put back", () => {
  it.each<[string, string, string, JsonValue, string | undefined]>([
    ["a choice", "initiative", "status", "stopped", "chosen"],
    ["a choice that is taken away", "initiative", "status", "", "chosen"],
    ["a removed row", "team", "member.k1", null, "removed"],
    ["a removed record", "comment", "lifecycle", "deleted", "removed"],
    ["not what is laid aside: that has a notice of its own", "initiative", "lifecycle", "archived", undefined],
    ["not words", "initiative", "leadMinistry", "Labour", undefined],
    ["not a cell that is written", "team", "member.k1", { name: "x" }, undefined],
    ["not an answer, which has its place on the form", "answer", "state", "done", undefined],
  ])("%s", (_case, kind, field, after, expected) => {
    expect(quietChange(change(kind, field, after))?.type).toBe(expected);
  });
});
