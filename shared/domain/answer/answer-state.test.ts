import { describe, expect, test } from "vitest";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { answerContent, answerStateOf, returnReason } from "./answer-state.ts";

const view = (fields: Readonly<Record<string, JsonValue>>, narrative = ""): RecordView => ({
  id: "answer.response.key.1.MUS.q",
  scope: "country:MUS",
  value: (field) => fields[field],
  fieldsUnder: (prefix) =>
    Object.keys(fields)
      .filter((field) => field.startsWith(prefix))
      .sort(),
  elements: () => [],
  text: () => narrative,
});

describe("the state of an answer", () => {
  test("nothing, an empty value and an emptied narrative are empty", () => {
    expect([null, view({}), view({ value: null, other: "" }), view({ "row.a": null })].map(answerStateOf)).toEqual(["empty", "empty", "empty", "empty"]);
    expect(answerStateOf(view({}, "Because"))).toBe("draft");
  });
  test("a person marks it as done", () => {
    expect(answerStateOf(view({ value: "yes" }))).toBe("draft");
    expect(answerStateOf(view({ value: "yes", state: "done" }))).toBe("done");
  });
  test("a clearance holds as long as the content is the one that was cleared", () => {
    const content = answerContent(view({ value: "yes", state: "done" }));
    expect(answerStateOf(view({ value: "yes", state: "done", clearance: { content } }))).toBe("cleared");
    expect(answerStateOf(view({ value: "no", state: "done", clearance: { content } }))).toBe("done");
    expect(answerStateOf(view({ value: "yes", other: "More", state: "done", clearance: { content } }))).toBe("done");
    expect(answerStateOf(view({ value: "yes", state: "done", clearance: { content } }, "a narrative"))).toBe("done");
  });
  test("a return holds, with its reason, until something in the answer changes", () => {
    const content = answerContent(view({ value: "yes" }));
    const returned = { content, reason: "The year is missing." };
    expect(answerStateOf(view({ value: "yes", returned }))).toBe("returned");
    expect(returnReason(view({ value: "yes", returned }))).toBe("The year is missing.");
    expect(answerStateOf(view({ value: "no", returned }))).toBe("draft");
    expect(returnReason(view({ value: "no", returned }))).toBeNull();
  });
  test("the content is the same whatever the order of its rows' keys, and tells one row from another", () => {
    const one = { order: 1, cells: { a: "x", b: 2 } };
    const turned = { cells: { b: 2, a: "x" }, order: 1 };
    expect(answerContent(view({ "row.1": one }))).toBe(answerContent(view({ "row.1": turned })));
    expect(answerContent(view({ "row.1": one }))).not.toBe(answerContent(view({ "row.2": one })));
  });
});
