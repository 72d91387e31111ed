import { describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { merge } from "#shared/crdt/merge.ts";
import { conflictedFields, emptyRecord, type RecordState } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { asPersonId, asReplicaId, asScope, recordIdPattern } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { findQuestion, questionsIn, type Question } from "../questionnaire/definition.ts";
import { questionnaireId, questionnaireKind } from "../questionnaire/questionnaire.ts";
import { thematicPrioritiesQuestionnaire as survey } from "../questionnaire/thematic-priorities.ts";
import { responseId, responseKind } from "../response/response.ts";
import { sampleAnswers, sampleQuestionnaire, sampleResponseId } from "../sample/sample-answers.ts";
import { answerId, answerKind } from "./answer.ts";
import { countWords, currentRanking, missingAnswer, progressOf, rowsOf } from "./given-answers.ts";

const author = (replica: string) => ({ replica: asReplicaId(replica), person: asPersonId(`person.${replica}`), at: 0 });
const write = (fields: Readonly<Record<string, JsonValue>>): Edit[] => Object.entries(fields).map(([field, value]) => ({ type: "set", field, value }));

const questionnaire = questionnaireId(survey.key, 1);
const response = responseId(questionnaire, "MUS");
const record = (id: string, kind: string, scope: string, fields: Readonly<Record<string, JsonValue>>): RecordState =>
  applyEdits(emptyRecord(id as never, kind, asScope(scope)), author("1-aaaa"), write(fields));
const known = new Map(
  [
    record(questionnaire, "questionnaire", "forum", sampleQuestionnaire.fields ?? {}),
    record(response, "response", "country:MUS", { questionnaire, country: "MUS" }),
  ].map((one) => [one.id as string, viewOf(one)]),
);
const lookup = (id: string): RecordView | null => known.get(id) ?? null;
const answer = (question: string, fields: Readonly<Record<string, JsonValue>> = {}, id = answerId(response, question), scope = "country:MUS") =>
  record(id, "answer", scope, fields);
const refusal = (one: RecordState) => answerKind.check?.(viewOf(one), Object.keys(one.fields), lookup);

describe("two ministries that answer apart", () => {
  const from = (question: string, ministry: string, fields: Readonly<Record<string, JsonValue>>) =>
    applyEdits(emptyRecord(answerId(response, question), "answer", asScope("country:MUS")), author(ministry), write(fields));
  it("meet in one record and fill different rows of a matrix without a conflict", () => {
    const merged = merge(from("obstacles", "1-aaaa", { "cell.data": "severe" }), from("obstacles", "2-bbbb", { "cell.staff": "none" }));
    expect(conflictedFields(merged)).toEqual([]);
    expect(viewOf(merged).fieldsUnder("cell.")).toEqual(["cell.data", "cell.staff"]);
  });
  it("both keep the repeating row they added", () => {
    const left = from("processes", "1-aaaa", { "row.r1": { order: 1, cells: { process: "Colombo" } } });
    const right = from("processes", "2-bbbb", { "row.r2": { order: 1, cells: { process: "MIDSA" } }, "row.r3": null });
    const merged = merge(left, right);
    expect(conflictedFields(merged)).toEqual([]);
    expect(rowsOf(viewOf(merged)).map((row) => row.id)).toEqual(["r1", "r2"]);
  });
  it("agree when they wrote the same", () => {
    const fields = { value: "capital", state: "done" };
    expect(conflictedFields(merge(from("seat", "1-aaaa", fields), from("seat", "2-bbbb", fields)))).toEqual([]);
  });
  it("leave both values when they answered the same", () => {
    expect(conflictedFields(merge(from("seat", "1-aaaa", { value: "capital" }), from("seat", "2-bbbb", { value: "geneva" })))).toEqual(["value"]);
  });
});

describe("an answer is refused", () => {
  it("for a question that the questionnaire does not ask", () => expect(refusal(answer("shoeSize", { value: 42 }))).toBe("unknown-question"));
  it("when the response is not there", () => expect(refusal(answer("seat", {}, answerId("response.none.1.MUS", "seat")))).toBe("unknown-record"));
  it("when it lies in another country than the response", () =>
    expect(refusal(answer("seat", {}, answerId(response, "seat"), "country:BEL"))).toBe("unknown-record"));
  it("when its id names no response", () =>
    expect(answerKind.check?.(viewOf(record("answer.x", "answer", "country:MUS", {})), [], lookup)).toBe("unknown-record"));

  it.each<[string, string, JsonValue]>([
    ["seat", "value", "moon"],
    ["seat", "value", ["capital"]],
    ["seat", "other", "the moon"],
    ["ministry", "value", 3],
    ["priorities", "value", ["diaspora", "diaspora"]],
    ["priorities", "value", ["unknown-theme"]],
    ["strategyYear", "value", 2007.5],
    ["clearedOn", "value", "July 2007"],
    ["obstacles", "value", "severe"],
    ["obstacles", "cell.data", "terrible"],
    ["obstacles", "cell.weather", "severe"],
    ["themes", "cell.diaspora", { importance: 6 }],
    ["themes", "cell.diaspora", { colour: 1 }],
    ["interest", "cell.diaspora", { chair: "yes" }],
    ["processes", "row.a", { order: 1, cells: { process: 3 } }],
    ["processes", "cell.a", 1],
    ["expectations", "value", "a text outside its narrative"],
  ])("as the wrong type: %s %s %j", (question, field, value) => expect(refusal(answer(question, { [field]: value }))).toBe("wrong-type"));
});

it.each<[string, string, JsonValue]>([
  ["seat", "value", "capital"],
  ["seat", "value", null],
  ["coordinationMeets", "value", "other"],
  ["coordinationMeets", "other", "When the minister asks"],
  ["priorities", "value", ["diaspora", "other"]],
  ["ranking", "value", ["diaspora"]],
  ["strategyYear", "value", 2007],
  ["clearedOn", "value", "2007-07-10"],
  ["obstacles", "cell.data", "severe"],
  ["themes", "cell.diaspora", { importance: 5 }],
  ["interest", "cell.diaspora", { chair: true }],
  ["practices", "row.a", { order: 1, cells: { title: "T", countries: ["MUS"], from: "2007-01-01", shareable: true } }],
  ["practices", "row.a", null],
])("an answer fits: %s %s %j", (question, field, value) => expect(refusal(answer(question, { [field]: value }))).toBeNull());

describe("what is missing", () => {
  const viewsOf = (answers: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>) => (name: string) =>
    answers[name] ? viewOf(answer(name, answers[name])) : null;
  const hint = (name: string, answers: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>) => {
    const missing = missingAnswer(findQuestion(survey, name) as Question, survey, viewsOf(answers));
    return missing && [missing.hint, missing.count];
  };
  const five = ["diaspora", "root-causes", "temporary-labour", "skills-retention", "remittance-costs"];

  it("question 4 wants exactly five", () => {
    expect(hint("priorities", {})).toEqual(["unanswered", 0]);
    expect(hint("priorities", { priorities: { value: five.slice(0, 3) } })).toEqual(["too-few", 2]);
    expect(hint("priorities", { priorities: { value: [...five, "policy-coherence"] } })).toEqual(["too-many", 1]);
    expect(hint("priorities", { priorities: { value: five } })).toBeNull();
    expect(hint("priorities", { priorities: { value: [...five.slice(1), "other"] } })).toEqual(["not-specified", 0]);
    expect(hint("priorities", { priorities: { value: [...five.slice(1), "other"], other: "Climate" } })).toBeNull();
  });
  it("question 5 ranks exactly the set of question 4", () => {
    expect(hint("ranking", {})).toBeNull();
    expect(hint("ranking", { priorities: { value: five }, ranking: { value: five } })).toBeNull();
    const changed = [...five.slice(1), "policy-coherence"];
    expect(hint("ranking", { priorities: { value: changed }, ranking: { value: five } })).toEqual(["not-all-ranked", 1]);
    expect(currentRanking(five, changed)).toEqual(five.slice(1));
  });
  it("question 13 needs a contact once there is an interest", () => {
    expect(hint("interestContact", {})).toBeNull();
    expect(hint("interestContact", { interest: { "cell.diaspora": { paper: true } } })).toEqual(["unanswered", 0]);
  });
  it("counts only what is asked", () => {
    const situation = survey.sections[2]!;
    expect(progressOf(situation, survey, viewsOf({}))).toMatchObject({ asked: 3, complete: 0 });
    expect(progressOf(situation, survey, viewsOf({ strategy: { value: "yes", state: "done" } }))).toMatchObject({ asked: 5, complete: 1, done: 1 });
  });
  it("counts an optional question that nobody has answered as open, and one that somebody settled as settled", () => {
    const optional = {
      name: "free",
      title: survey.sections[0]!.title,
      questions: [
        { type: "text" as const, name: "a", title: survey.title, optional: true as const },
        { type: "text" as const, name: "b", title: survey.title, optional: true as const },
      ],
    };
    const form = { ...survey, sections: [optional] };
    const counted = (views: Parameters<typeof viewsOf>[0]) => progressOf({ ...optional }, form, viewsOf(views));
    expect(counted({})).toMatchObject({ asked: 2, complete: 0, missing: [] });
    expect(counted({ a: { value: "yes" } })).toMatchObject({ asked: 2, complete: 1 });
    expect(counted({ a: { value: "yes" }, b: { state: "done" } })).toMatchObject({ asked: 2, complete: 2, done: 1 });
  });
  it("counts words as a reader does", () => expect(countWords("Mother-of-pearl isn't  one — two, 3.")).toBe(5));
});

describe("the sample answers", () => {
  it("belong to the sample questionnaire and fit it", () => {
    for (const [field, value] of Object.entries(sampleQuestionnaire.fields ?? {}))
      expect(questionnaireKind.fields[field]?.safeParse(value).success, field).toBe(true);
    expect(sampleResponseId).toBe(response);
    for (const { id, kind, scope, fields = {} } of sampleAnswers) {
      const one = record(id, kind, scope, fields);
      const definition = kind === "answer" ? answerKind : responseKind;
      expect(definition.check?.(viewOf(one), Object.keys(fields), lookup), id).toBeNull();
      for (const [field, value] of Object.entries(fields))
        expect((definition.fields[field] ?? definition.fields[field.replace(/\..*/, ".*")])?.safeParse(value).success, field).toBe(true);
    }
  });
  it("leave something to do", () => {
    expect(sampleAnswers.length).toBeLessThan(questionsIn(survey).length);
  });
});

it("ids stay within the pattern, however long the names", () => {
  expect(answerId(responseId(questionnaireId("k".repeat(40), 9_999), "MUS"), "q".repeat(64))).toMatch(recordIdPattern);
});
