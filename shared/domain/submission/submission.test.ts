import { describe, expect, test } from "vitest";
import { contentHash } from "#shared/lib/content-hash.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { everyAnswer, everyQuestionType } from "#test/fixtures/every-question-type.ts";
import type { RecordView } from "../kind.ts";
import { countingSubmission, nextNumber, submissionStateOf, type Numbered } from "./counting.ts";
import { submissionId, submissionKind } from "./submission.ts";

const response = "response.key.1.MUS";
const { questionnaire, answers } = { questionnaire: "questionnaire.key.1", answers: everyAnswer };
const content = { questionnaire, country: "MUS", answers } as unknown as { readonly [name: string]: JsonValue };
const hash = contentHash(content);

const viewOf = (id: string, scope: string, fields: Readonly<Record<string, JsonValue>>): RecordView => ({
  id,
  scope,
  value: (field) => fields[field],
  fieldsUnder: () => [],
  elements: () => [],
  text: () => "",
});
const signed = (more: Readonly<Record<string, JsonValue>> = {}, id: string = submissionId(response, 1, hash, "3-abcd"), scope = "country:MUS") =>
  viewOf(id, scope, { response, number: 1, content, hash, signer: "Director", ...more });
const known = new Map([
  [response, viewOf(response, "country:MUS", { questionnaire })],
  [questionnaire, viewOf(questionnaire, "forum", { definition: everyQuestionType as unknown as JsonValue })],
]);
const check = (view: RecordView, touched: readonly string[] = ["content"]) => submissionKind.check?.(view, touched, (id) => known.get(id) ?? null);

describe("what a submission says of itself must be true", () => {
  test.each<[string, RecordView, string | null]>([
    ["as signed", signed(), null],
    ["the content was changed", signed({ content: { ...content, answers: {} } }), "wrong-type"],
    ["the hash was changed", signed({ hash: contentHash("x") }), "wrong-type"],
    ["another number than in its id", signed({ number: 2 }), "wrong-type"],
    ["of another country", signed({}, submissionId(response, 1, hash, "3-abcd"), "country:BEL"), "unknown-record"],
    ["of a response that is not there", signed({ response: "response.key.2.MUS" }), "unknown-record"],
    ["not a content", signed({ content: "all of it" }), "wrong-type"],
  ])("%s", (_words, view, expected) => {
    expect(check(view)).toBe(expected);
  });
});

describe("a device that lies signs nothing that no answer could be", () => {
  const holding = (given: Readonly<Record<string, JsonValue>>): RecordView => {
    const forged = { ...content, answers: given };
    return signed(
      { content: forged as JsonValue, hash: contentHash(forged as JsonValue) },
      submissionId(response, 1, contentHash(forged as JsonValue), "3-abcd"),
    );
  };
  const saying = (name: string, value: JsonValue) => holding({ [name]: { value } });
  test.each<[string, RecordView, string | null]>([
    ["no answers", holding({}), null],
    ["an answer to a question that is not there", saying("nobody-asked", "x"), "unknown-question"],
    ["one that every object has", saying("constructor", "x"), "unknown-question"],
    ["an answer to a note", saying("welcome", "x"), "wrong-type"],
    ["a text for a number", saying("amount", "12"), "wrong-type"],
    ["a choice that is not offered", saying("several", ["fig", "gold"]), "wrong-type"],
    ["one choice twice, so that a country is counted twice", saying("several", ["fig", "fig"]), "wrong-type"],
    ["one place twice", saying("ranked", ["fig", "fig"]), "wrong-type"],
    ["a row that is none", saying("few", [null]), "wrong-type"],
    ["rows that are none", saying("few", { what: "One" }), "wrong-type"],
    ["a column that is not there", saying("few", [{ what: "One", gold: 1 }]), "wrong-type"],
    ["a cell of the wrong type", saying("grid", { fig: { weight: "heavy" } }), "wrong-type"],
    ["a row of a table that is not there", saying("grid", { gold: { weight: 1 } }), "wrong-type"],
    ["a step that is not in the scale", saying("grades", { fig: "extreme" }), "wrong-type"],
    ["a table for a narrative", saying("story", { words: 5 }), "wrong-type"],
    ["other where there is none", holding({ several: { value: ["fig"] }, amount: { value: 1, other: "x" } }), "wrong-type"],
  ])("%s", (_words, view, expected) => {
    expect(check(view)).toBe(expected);
  });
  test("what is computed or given in a table is signed with it, whatever it is", () => {
    const columns = [
      { type: "number", name: "n", title: { en: "N" } },
      { type: "calculate", name: "sum", title: { en: "S" }, calculation: { op: "literal", value: "words" } },
      { type: "number", name: "rate", title: { en: "R" }, readOnly: true, defaultValue: "2" },
    ];
    const rows = { type: "rows", name: "few", title: { en: "F" }, rowTitle: { en: "R" }, addTitle: { en: "A" }, columns };
    const definition = { key: "key", title: { en: "T" }, sections: [{ name: "s", title: { en: "S" }, questions: [rows] }] };
    const before = known.get(questionnaire) as RecordView;
    known.set(questionnaire, viewOf(questionnaire, "forum", { definition: definition as unknown as JsonValue }));
    expect(check(saying("few", [{ n: 1, sum: "words", rate: "2" }]))).toBeNull();
    expect(check(saying("few", [{ n: 1, sum: { evil: 1 }, rate: null }]))).toBe("wrong-type");
    known.set(questionnaire, before);
  });
  test("nobody hides from the secretariat what was signed", () => {
    expect(check(signed({ audience: "internal" }), ["audience"])).toBe("wrong-type");
    expect(check(signed({ audience: "network" }), ["audience"])).toBeNull();
    // What an older copy hid can still be returned.
    expect(check(signed({ audience: "internal" }), ["receipt"])).toBeNull();
  });
});

describe("what an answer in it may be", () => {
  const answered = (value: unknown) => submissionKind.fields["content"]?.safeParse({ ...content, answers: { question: { value } } }).success;
  test.each<[unknown, boolean]>([
    [null, true],
    [false, true],
    [0.5, true],
    ["", true],
    [["a", null, { row: { ticked: true, count: 2 } }], true],
    [undefined, false],
    [Number.NaN, false],
    [Infinity, false],
    [new Date(0), false],
    [{ row: undefined }, false],
  ])("%j: %s", (value, expected) => {
    expect(answered(value)).toBe(expected);
  });
});

describe("which submission counts", () => {
  const one = (number: number, receipt: Numbered["receipt"], id = `s.${number}`): Numbered => ({ id, number, receipt });
  test("the latest that was not returned, in whatever order they came", () => {
    const all = [one(3, "returned"), one(1, "acknowledged"), one(2, "received")];
    expect(countingSubmission(all)?.number).toBe(2);
    expect(all.map((each) => submissionStateOf(each, all))).toEqual(["returned", "superseded", "received"]);
    expect(nextNumber(all)).toBe(4);
  });
  test("two that were signed apart under one number: the same one on every device", () => {
    const [left, right] = [one(1, "received", "s.1-b"), one(1, "received", "s.1-a")];
    expect(countingSubmission([left, right])?.id).toBe("s.1-b");
    expect(countingSubmission([right, left])?.id).toBe("s.1-b");
  });
  test("none when all were returned, or none was signed", () => {
    expect(countingSubmission([one(1, "returned")])).toBeNull();
    expect(countingSubmission([])).toBeNull();
    expect(nextNumber([])).toBe(1);
  });
});
