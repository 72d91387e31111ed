import { expect, it } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { relayKind, relaySteps, waitsForResult } from "./relay.ts";

const author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.a"), at: 0 };
const relay = (fields: Record<string, JsonValue>) =>
  viewOf(
    applyEdits(
      emptyRecord(asRecordId("relay.1"), "relay", asScope("process:colombo")),
      author,
      Object.entries(fields).map(([field, value]): Edit => ({ type: "set", field, value })),
    ),
  );

it("shows the way it has come in order, with the days that are known, and ends where it is", () => {
  const view = relay({ state: "taken-up", "on.taken-up": "2026-03-12", "on.proposed": "2026-01-05", "on.not-taken-up": "2026-03-20" });
  expect(relaySteps(view)).toEqual([
    { state: "proposed", on: "2026-01-05" },
    { state: "taken-up", on: "2026-03-12" },
  ]);
  expect(relaySteps(relay({ title: "New" }))).toEqual([{ state: "proposed", on: "" }]);
});

it("lists show the state with its own day, under the outcome it belongs to", () => {
  const projected = relayKind.project(relay({ state: "carried", "on.carried": "2026-02-01", "on.proposed": "2026-01-05", outcome: "outcome.1" }));
  expect(projected).toMatchObject({ status: "carried", parent: "outcome.1", summary: { stateOn: "2026-02-01" } });
});

it("waits for a result from when it is carried until somebody says what came of it", () => {
  expect(["proposed", "carried", "tabled", "taken-up", "not-taken-up", "reported-back"].filter(waitsForResult)).toEqual(["carried", "tabled"]);
});
