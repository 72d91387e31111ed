import { describe, expect, test } from "vitest";
import { contentHash } from "#shared/lib/content-hash.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { countingSubmission, nextNumber, submissionStateOf, type Numbered } from "./counting.ts";
import { submissionId, submissionKind } from "./submission.ts";

const response = "response.key.1.MUS";
const content = { questionnaire: "questionnaire.key.1", country: "MUS", answers: { priorities: { value: ["diaspora"] } } };
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
const lookup = (id: string) => (id === response ? viewOf(response, "country:MUS", { questionnaire: "questionnaire.key.1" }) : null);
const check = (view: RecordView) => submissionKind.check?.(view, [], lookup);

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
