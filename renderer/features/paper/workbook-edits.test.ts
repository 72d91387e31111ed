import { describe, expect, test } from "vitest";
import { everyQuestionType } from "#test/fixtures/every-question-type.ts";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { merge } from "#shared/crdt/merge.ts";
import { emptyRecord, type RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import type { ReadAnswer } from "#shared/domain/paper/read-back.ts";
import { findQuestion } from "#shared/domain/questionnaire/definition.ts";
import { asPersonId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { proposalFor, type Importing } from "./workbook-edits.ts";

const here: Author = { replica: asReplicaId("3-abcd"), person: asPersonId("person.here"), at: 10 };
const elsewhere: Author = { replica: asReplicaId("4-wxyz"), person: asPersonId("person.elsewhere"), at: 11 };
let bits = 0;
const importing: Importing = {
  ...here,
  at: 99,
  reason: "From Ama's workbook",
  newRowId: (question, register) => `${question}-${register.slice(5)}`,
  randomBits: () => ++bits,
};

const start = emptyRecord("answer.response.every-type.3.MUS.short" as never, "answer", asScope("country:MUS"));
const set = (value: JsonValue, more: object = {}): Edit => ({ type: "set", field: "value", value, ...more });
const asked = (name: string) => findQuestion(everyQuestionType, name)!;
/** As a workbook made from `record` comes back. */
const answer = (record: RecordState, value: JsonValue, register = "value", name = "short"): ReadAnswer => ({
  question: asked(name),
  register,
  base: record.fields[register]?.[0]?.value ?? null,
  heads: (record.fields[register] ?? []).map((head) => [...head.dot]),
  result: { state: "changed", value },
});
const propose = (one: ReadAnswer, record: RecordState) => proposalFor([one], new Map([[one.question.name, record]]), importing);
const applied = (one: ReadAnswer, record: RecordState): RecordState =>
  applyEdits(
    record,
    { ...here, at: 99 },
    propose(one, record).changes.flatMap((change) => change.edits),
  );
const values = (record: RecordState, field = "value") => (record.fields[field] ?? []).map((head) => head.value).sort();

describe("an answer from a workbook", () => {
  const exported = applyEdits(start, elsewhere, [set("as exported")]);
  const theirs = answer(exported, "theirs");

  test("replaces what the colleague saw, and says whose it is", () => {
    const after = applied(theirs, exported);
    expect(values(after)).toEqual(["theirs"]);
    expect(after.fields["value"]?.[0]).toMatchObject({ by: here.person, reason: "From Ama's workbook" });
  });

  test("answers what nobody had answered", () => {
    expect(values(applied(answer(start, "theirs"), start))).toEqual(["theirs"]);
  });

  test("stands beside what another device wrote meanwhile", () => {
    const now = applyEdits(exported, { ...elsewhere, at: 12 }, [set("meanwhile")]);
    expect(propose(theirs, now).changes[0]).toMatchObject({ state: "beside", was: "meanwhile", becomes: "theirs", needsComment: false });
    expect(values(applied(theirs, now))).toEqual(["meanwhile", "theirs"]);
  });

  test("stands beside what this very copy wrote meanwhile", () => {
    const now = applyEdits(exported, here, [set("meanwhile")]);
    expect(propose(theirs, now).changes[0]).toMatchObject({ state: "beside", needsComment: true });
    expect(values(applied(theirs, now))).toEqual(["meanwhile", "theirs"]);
    // As it does on every other device.
    expect(values(merge(now, applied(theirs, now)))).toEqual(["meanwhile", "theirs"]);
  });

  test("a removal here stands beside it as well", () => {
    const now = applyEdits(exported, here, [set(null)]);
    expect(applied(theirs, now).fields["value"]).toHaveLength(2);
  });

  test("what was changed here and changed back was not changed", () => {
    const now = applyEdits(exported, here, [set("meanwhile"), set("as exported")]);
    expect(propose(theirs, now).changes[0]?.state).toBe("changed");
    expect(values(applied(theirs, now))).toEqual(["theirs"]);
  });

  test("the same answer, given here meanwhile, is no change", () => {
    const now = applyEdits(exported, here, [set("theirs")]);
    expect(propose(theirs, now)).toMatchObject({ changes: [], same: 1 });
  });

  test("of two that stood beside each other, only the one that the colleague saw is replaced", () => {
    const two = merge(applyEdits(exported, here, [set("one")]), applyEdits(exported, { ...elsewhere, at: 13 }, [set("two")]));
    const [shown] = two.fields["value"]!;
    const seen: ReadAnswer = { ...answer(two, "theirs"), base: shown!.value, heads: [[...shown!.dot]] };
    const other = two.fields["value"]!.find((head) => head !== shown)!.value;
    expect(values(applied(seen, two))).toEqual([other, "theirs"].sort());
  });

  test("a new row gets an id; the same workbook, read again, does not bring it twice", () => {
    const added = answer(start, { order: 1, cells: { what: "New" } }, "row.+1", "few");
    const once = applied(added, start);
    expect(values(once, "row.few-1")).toEqual([{ order: 1, cells: { what: "New" } }]);
    expect(propose(added, once).changes).toEqual([]);
  });

  test("what the same colleague sends later replaces what they sent before", () => {
    const after = applied(answer(exported, "better"), applied(theirs, exported));
    expect(values(after)).toEqual(["better"]);
  });

  test("what could not be read is said, and changes nothing", () => {
    const unread: ReadAnswer = { ...theirs, result: { state: "unreadable", why: "notANumber", text: "many" } };
    expect(propose(unread, exported)).toMatchObject({ changes: [], notRead: [{ why: "notANumber", text: "many" }], same: 0 });
  });
});

describe("a narrative from a workbook", () => {
  const exported = applyEdits(start, here, [{ type: "replace-text", text: "narrative", value: "Once upon a time." }]);
  const theirs: ReadAnswer = {
    question: asked("story"),
    register: "narrative",
    base: "Once upon a time.",
    heads: exported.texts["narrative"]!.state,
    result: { state: "changed", value: "Once upon a time. The end." },
  };
  const letters = (record: RecordState): string => textOf(record.texts["narrative"]?.state);

  test("becomes what the colleague wrote", () => {
    expect(letters(applied(theirs, exported))).toBe("Once upon a time. The end.");
  });

  test("merges with what was written here meanwhile, by this copy or another", () => {
    for (const author of [here, elsewhere]) {
      const now = applyEdits(exported, author, [{ type: "replace-text", text: "narrative", value: "Long ago, once upon a time." }]);
      expect(propose(theirs, now).changes[0]?.state).toBe("merged");
      expect(letters(applied(theirs, now))).toContain("Long ago, ");
      expect(letters(applied(theirs, now))).toContain("The end.");
      expect(letters(merge(now, applied(theirs, now)))).toBe(letters(applied(theirs, now)));
    }
  });

  test("two workbooks made from the same text both come in", () => {
    const once = applied(theirs, exported);
    const twice = applied({ ...theirs, result: { state: "changed", value: "It was once upon a time." } }, once);
    expect(letters(twice)).toContain("It was");
    expect(letters(twice)).toContain("The end.");
  });

  test("is refused when the letters that it was written between are not here", () => {
    const gone = applyEdits(start, elsewhere, [{ type: "replace-text", text: "narrative", value: "Another." }]);
    expect(propose(theirs, gone)).toMatchObject({ changes: [], notRead: [{ why: "textIsGone" }] });
  });
});
