import { expect, it } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord, shownValue } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import { editsForOutcome, editsToCarry, editsToCarryBack, editsToReach } from "./relay-edits.ts";

const today = "2026-11-24";
const author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.a"), at: 0 };
const relayOf = (...edits: readonly Edit[]) => applyEdits(emptyRecord(asRecordId("relay.1"), "relay", asScope("process:colombo")), author, edits);

function isAllowed(kind: string, edits: readonly Edit[]): boolean {
  const fields = kindOf(kind)!.fields;
  return edits.every((edit) => edit.type === "set" && (fields[edit.field] ?? fields[edit.field.replace(/\..*/, ".*")])?.safeParse(edit.value).success === true);
}

it("an outcome that is carried is proposed today, under its title, at a meeting where one is chosen", () => {
  const edits = editsToCarry({ id: "outcome.1", title: "Circular migration" }, "", today);
  expect(isAllowed("relay", edits)).toBe(true);
  const relay = relayOf(...edits);
  expect(["title", "outcome", "direction", "state", "on.proposed", "meeting"].map((field) => shownValue(relay, field))).toEqual([
    "Circular migration",
    "outcome.1",
    "to-region",
    "proposed",
    today,
    undefined,
  ]);
});

it("a state is written with its day", () => {
  const relay = relayOf(...editsToCarry({ id: "outcome.1", title: "A" }, "meeting.1", "2026-01-05"), ...editsToReach("taken-up", today));
  expect([shownValue(relay, "state"), shownValue(relay, "on.taken-up"), shownValue(relay, "on.proposed")]).toEqual(["taken-up", today, "2026-01-05"]);
});

it("the outcome that comes of a region's words quotes them, says from where, and names what brought it", () => {
  const relay = relayOf(...editsToCarryBack({ title: "Who pays", source: "The employer pays.", meeting: "meeting.1" }, today));
  const edits = editsForOutcome(viewOf(relay), "Colombo Process, 12 March 2026");
  expect(isAllowed("outcome", edits)).toBe(true);
  expect(Object.fromEntries(edits.map((edit) => (edit.type === "set" ? [edit.field, edit.value] : [])))).toMatchObject({
    title: "Who pays",
    source: "The employer pays.",
    recommendation: "The employer pays.",
    sourceTitle: "Colombo Process, 12 March 2026",
    cameFrom: "relay.1",
  });
});
