import { expect, test } from "vitest";
import { historyOf } from "#hub/history/record-history.ts";
import { change, set } from "#hub/test/device.ts";
import { encodeRecord } from "#shared/crdt/codec.ts";
import type { RecordDelta, RecordState } from "#shared/crdt/record.ts";

const key = null as never;
const labour = { installation: 1, person: "person.labour", key };
const finance = { installation: 2, person: "person.finance", key };
const answer = { id: "answer.response.key.1.MUS.seat", kind: "answer", scope: "country:MUS" };
const entry = (person: string, at: number, delta: RecordDelta | RecordState) => ({
  record: answer.id,
  person,
  installation: 1,
  at,
  change: encodeRecord(delta),
});
const minute = 60_000;

test("each step says who turned what into what; edits in a row are one", () => {
  const first = change(labour, answer, [set("value", "capital")]);
  const second = change(labour, first.record, [set("value", "geneva")]);
  const third = change(finance, second.record, [set("value", "mission"), { type: "replace-text", text: "narrative", value: "Why" }]);
  const later = change(finance, third.record, [set("state", "done")]);
  expect(
    historyOf([
      entry("person.labour", 0, first.delta),
      entry("person.labour", minute, second.delta),
      entry("person.finance", 2 * minute, third.delta),
      entry("person.finance", 60 * minute, later.delta),
    ]),
  ).toEqual([
    { person: "person.labour", at: minute, changes: [{ part: "value", before: null, after: "geneva", conflicted: false }] },
    {
      person: "person.finance",
      at: 2 * minute,
      changes: [
        { part: "value", before: "geneva", after: "mission", conflicted: false },
        { part: "narrative", before: "", after: "Why", conflicted: false },
      ],
    },
    { person: "person.finance", at: 60 * minute, changes: [{ part: "state", before: null, after: "done", conflicted: false }] },
  ]);
});

test("what a change does not name stays as it was, and is not told again as new", () => {
  const first = change(labour, answer, [set("value", "capital"), set("row.one", { order: 1, cells: { title: "Training" } })]);
  const done = change(labour, first.record, [set("state", "done")]);
  const row = change(finance, done.record, [set("row.one", { order: 1, cells: { title: "Training abroad" } })]);
  const steps = historyOf([
    entry("person.labour", 0, first.delta),
    entry("person.labour", 20 * minute, done.delta),
    entry("person.finance", 40 * minute, row.delta),
  ]);
  expect(steps.map((step) => step.changes.map(({ part, before, after }) => [part, before, after]))).toEqual([
    [
      ["row.one", null, { order: 1, cells: { title: "Training" } }],
      ["value", null, "capital"],
    ],
    [["state", null, "done"]],
    [["row.one", { order: 1, cells: { title: "Training" } }, { order: 1, cells: { title: "Training abroad" } }]],
  ]);
});

test("a value that came to stand beside another says so, also when the shown one stays", () => {
  const base = change(labour, answer, [set("value", "capital")]);
  const ours = change(labour, base.record, [set("value", "geneva"), set("other", "x")]);
  const theirs = change(finance, base.record, [set("value", "mission")]);
  const steps = historyOf([entry("person.labour", 0, base.delta), entry("person.labour", 1, ours.delta), entry("person.finance", 2, theirs.delta)]);
  expect(steps.at(-1)).toMatchObject({ person: "person.finance", changes: [{ part: "value", conflicted: true }] });
});
