import { describe, expect, test } from "vitest";
import { usualRule } from "#shared/domain/tally/priorities.ts";
import { ruleIn, ruleText, splitIn, splitText, viewIn, weightsIn } from "./view-choices.ts";

describe("what the address says", () => {
  test.each([
    ["", usualRule],
    ["rule=5-4-3-2-1", usualRule],
    ["rule=count", { by: "count" }],
    ["rule=10-6-3", { by: "places", weights: [10, 6, 3] }],
    ["rule=first", usualRule],
  ])("the rule of “%s”", (query, rule) => {
    expect(ruleIn(new URLSearchParams(query))).toEqual(rule);
    expect(ruleIn(new URLSearchParams({ rule: ruleText(rule as never) }))).toEqual(rule);
  });
  test.each([
    ["", { by: "all" }],
    ["split=region", { by: "region" }],
    ["split=question.situation", { by: "question", question: "situation" }],
    ["split=moon", { by: "all" }],
  ])("the split of “%s”", (query, split) => {
    expect(splitIn(new URLSearchParams(query))).toEqual(split);
    expect(splitIn(new URLSearchParams({ split: splitText(split as never) }))).toEqual(split);
  });
  test("the view, and the first one where there is no such view", () => {
    expect([viewIn(new URLSearchParams("view=words")), viewIn(new URLSearchParams("view=x"))]).toEqual(["words", "tracker"]);
  });
});

test.each([
  ["5, 4, 3", [5, 4, 3]],
  ["10 6 3.5", [10, 6, 3.5]],
  ["3–2–1", [3, 2, 1]],
  ["", null],
  ["five", null],
  ["1001", null],
  [Array.from({ length: 21 }, () => "1").join(" "), null],
])("weights as a person types them: “%s”", (text, weights) => {
  expect(weightsIn(text)).toEqual(weights);
});
