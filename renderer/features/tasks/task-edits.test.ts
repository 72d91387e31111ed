import { expect, it } from "vitest";
import { applyEdits } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { project, viewOf } from "#shared/crdt/view.ts";
import { taskKind } from "#shared/domain/task/task.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";
import { editsToAdd, editsToMark } from "./task-edits.ts";

const author = { replica: replicaFor(1, 1), person: asPersonId("person.a"), at: 1 };
const blank = emptyRecord(asRecordId("task.1"), "task", asScope("country:MUS"));
const task = { title: " Ask Labour ", due: "2007-09-01", ministry: "", person: "", about: "initiative.1", note: "" };

it("is added with what was filled in and nothing else, and stays in the country", () => {
  const added = applyEdits(blank, author, editsToAdd(task));
  expect(Object.keys(added.fields).sort()).toEqual(["about", "due", "title"]);
  expect(project(added, taskKind)).toMatchObject({
    title: "Ask Labour",
    status: "open",
    parent: "initiative.1",
    audience: "internal",
    summary: { due: "2007-09-01" },
  });
});

it("is done on a day, and open again without it", () => {
  const done = applyEdits(applyEdits(blank, author, editsToAdd(task)), author, editsToMark(true, "2007-08-30"));
  expect(project(done, taskKind)).toMatchObject({ status: "done", summary: { doneOn: "2007-08-30" } });
  const again = applyEdits(done, author, editsToMark(false, "2007-08-31"));
  expect(project(again, taskKind)).toMatchObject({ status: "open", summary: { doneOn: "" } });
  for (const [field, schema] of Object.entries(taskKind.fields)) {
    const value = viewOf(again).value(field);
    if (value !== undefined) expect(schema.safeParse(value).success, field).toBe(true);
  }
});
