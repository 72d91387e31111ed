import { describe, expect, it } from "vitest";
import { questionsIn, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { holds } from "#shared/domain/questionnaire/evaluate.ts";
import type { Expression } from "#shared/domain/questionnaire/expression.ts";
import { thematicPrioritiesQuestionnaire as definition } from "#shared/domain/questionnaire/thematic-priorities.ts";
import { rowIdName } from "./register-values.ts";
import { surveyModel } from "./survey-model.ts";
import { toSurveyJs } from "./to-survey-js.ts";

interface Element {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly [property: string]: unknown;
}
const elements = (of: Questionnaire, locale = "en"): Element[] =>
  (toSurveyJs(of, locale)["pages"] as { elements: Element[] }[]).flatMap((page) => page.elements);
const element = (name: string): Element => elements(definition).find((one) => one.name === name) as Element;

describe("a questionnaire as SurveyJS", () => {
  it("has a page for each section and an element for each question", () => {
    expect(elements(definition).map((one) => one.name)).toEqual(questionsIn(definition).map((question) => question.name));
    expect(surveyModel(definition, "en").jsonErrors ?? []).toEqual([]);
  });
  it("shows each type as what it is", () => {
    expect(element("priorities")).toMatchObject({ type: "checkbox", showOtherItem: true, maxSelectedChoices: 5 });
    expect(element("ranking")).toMatchObject({ type: "ranking", choicesFromQuestion: "priorities", choicesFromQuestionMode: "selected" });
    expect(element("obstacles")).toMatchObject({ type: "matrix" });
    expect(element("themes")).toMatchObject({ type: "matrixdropdown", columns: [{ cellType: "rating", rateMin: 1, rateMax: 5 }, {}, {}] });
    expect(element("expectations")).toMatchObject({ type: "narrative" });
    expect(element("clearedOn")).toMatchObject({ inputType: "date" });
    expect(element("seat")).toMatchObject({ type: "radiogroup", title: "1c\u2002Seat of the focal point" });
  });
  it("gives every repeating row a hidden id", () => {
    for (const one of elements(definition).filter(({ type }) => type === "paneldynamic")) {
      expect((one["templateElements"] as object[])[0]).toEqual({ type: "text", name: rowIdName, visible: false });
    }
  });
  it("writes as one types, and never clears what is hidden", () => {
    expect(toSurveyJs(definition, "en")).toMatchObject({ textUpdateMode: "onTyping", clearInvisibleValues: "none" });
  });
});

describe("a condition in the form", () => {
  const visible = (expression: Expression, answers: Readonly<Record<string, unknown>>): boolean => {
    const of: Questionnaire = {
      key: "k",
      title: { en: "T" },
      sections: [
        {
          name: "s",
          title: { en: "S" },
          questions: [
            { type: "number", name: "n", title: { en: "N" } },
            {
              type: "choices",
              name: "list",
              title: { en: "L" },
              choices: [
                { value: "no", title: { en: "No" } },
                { value: "none", title: { en: "None" } },
              ],
            },
            { type: "text", name: "asked", title: { en: "A" }, visible: expression },
          ],
        },
      ],
    };
    const model = surveyModel(of, "en");
    for (const [name, value] of Object.entries(answers)) model.setValue(name, value);
    return model.getQuestionByName("asked").isVisible;
  };
  it.each<[Expression, Readonly<Record<string, number | string[]>>]>([
    [{ op: "greater", left: { op: "answer", question: "n" }, right: { op: "literal", value: "9" } }, { n: 10 }],
    [{ op: "at-most", left: { op: "answer", question: "n" }, right: { op: "literal", value: 5 } }, {}],
    [{ op: "selected", question: "list", choice: "no" }, { list: ["none"] }],
    [{ op: "selected", question: "list", choice: "no" }, { list: ["no"] }],
    [{ op: "not", term: { op: "answered", question: "n" } }, {}],
    [{ op: "differs", left: { op: "answer", question: "n" }, right: { op: "literal", value: "it's {n}\\" } }, { n: 1 }],
  ])("is decided as in the progress: %j with %j", (expression, answers) => {
    expect(visible(expression, answers)).toBe(holds(expression, { answerOf: (name) => answers[name] ?? null }));
  });
});
