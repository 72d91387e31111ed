import { expect, it } from "vitest";
import { applyEdits } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { project, viewOf } from "#shared/crdt/view.ts";
import { circularKind } from "#shared/domain/circular/circular.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";
import { editsToCorrect } from "./correct.ts";

const author = { replica: replicaFor(1, 1), person: asPersonId("person.s"), at: 1 };
const blank = (id: string) => emptyRecord(asRecordId(id), "circular", asScope("forum"));

it("says the same again as a draft that follows what was sent", () => {
  const sent = applyEdits(blank("circular.1"), author, [
    { type: "set", field: "title", value: "Dates" },
    { type: "set", field: "sentOn", value: "2007-09-01" },
    { type: "set", field: "audience", value: "network" },
    { type: "add", set: "countries", element: "MUS" },
    { type: "replace-text", text: "body", value: "On 12 July." },
  ]);
  const draft = applyEdits(blank("circular.2"), author, editsToCorrect(viewOf(sent)));
  const view = viewOf(draft);
  expect(project(draft, circularKind)).toMatchObject({
    title: "Dates",
    status: "draft",
    audience: "internal",
    summary: { countries: ["MUS"], follows: "circular.1", sentOn: "" },
  });
  expect(view.text("body")).toBe("On 12 July.");
  expect(circularKind.check?.(view, ["title"], () => null)).toBeNull();
});
