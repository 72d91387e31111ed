import { describe, expect, it } from "vitest";
import { findQuestion, questionsIn, readQuestionnaire, type Question } from "./definition.ts";
import { holds } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { localisedText } from "./localised.ts";
import { thematicPrioritiesQuestionnaire as survey } from "./thematic-priorities.ts";

const minimal = (questions: unknown[]) => ({ key: "k", title: { en: "T" }, sections: [{ name: "s", title: { en: "S" }, questions }] });
const reasons = (questions: unknown[]) => {
  const result = readQuestionnaire(minimal(questions));
  return result.ok ? [] : result.problems.map(({ reason, subject }) => ({ reason, subject }));
};

describe("the thematic priorities survey", () => {
  it("is a valid questionnaire, also after a round through JSON", () => {
    expect(readQuestionnaire(JSON.parse(JSON.stringify(survey)))).toMatchObject({ ok: true });
  });

  it("asks the eighteen questions", () => {
    const numbers = new Set(questionsIn(survey).map((question) => Number.parseInt(question.number ?? "", 10)));
    expect([...numbers].sort((left, right) => left - right)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
  });

  it("asks each with the type it needs", () => {
    const types = Object.fromEntries(questionsIn(survey).map((question) => [question.number, question.type]));
    expect(types).toMatchObject({
      2: "rows",
      3: "choice",
      4: "choices",
      5: "ranking",
      6: "narrative",
      7: "grid",
      8: "choices",
      9: "choices",
      10: "choice",
      11: "rows",
      12: "matrix",
      13: "grid",
      15: "rows",
      17: "rows",
      18: "narrative",
    });
    expect(findQuestion(survey, "priorities")).toMatchObject({ atLeast: 5, atMost: 5, other: true });
    expect((findQuestion(survey, "priorities") as Extract<Question, { type: "choices" }>).choices).toHaveLength(14);
  });

  it("asks for a contact only when there is an interest", () => {
    const visible = findQuestion(survey, "interestContact")?.visible;
    expect(holds(visible, { answerOf: () => null })).toBe(false);
    expect(holds(visible, { answerOf: () => ({ diaspora: { chair: false } }) })).toBe(false);
    expect(holds(visible, { answerOf: () => ({ diaspora: { chair: true } }) })).toBe(true);
  });
});

describe("a questionnaire is refused when", () => {
  const text = { type: "text", name: "a", title: { en: "A" } };
  it("the file holds something else", () => {
    expect(readQuestionnaire([])).toMatchObject({ ok: false, problems: [{ reason: "wrong-shape", path: "" }] });
    expect(reasons([{ ...text, type: "essay" }])).toMatchObject([{ reason: "wrong-shape" }]);
    expect(reasons([{ ...text, titel: 1 }])).toMatchObject([{ reason: "wrong-shape" }]);
  });
  it("two questions have one name", () => expect(reasons([text, { ...text, name: "A" }])).toEqual([{ reason: "question-twice", subject: "a" }]));
  it("a condition looks at a question that is not there", () =>
    expect(reasons([{ ...text, visible: { op: "not", term: { op: "answered", question: "b" } } }])).toEqual([{ reason: "unknown-question", subject: "b" }]));
  it("a ranking has nothing to rank", () =>
    expect(reasons([text, { ...text, name: "r", type: "ranking", of: "a" }])).toEqual([{ reason: "ranks-nothing", subject: "a" }]));
  it("a choice has no choices, or one twice", () => {
    const choice = { value: "x", title: { en: "X" } };
    expect(reasons([{ ...text, type: "choice" }])).toEqual([{ reason: "no-choices", subject: "a" }]);
    expect(reasons([{ ...text, type: "choice", choices: [choice, choice] }])).toEqual([{ reason: "choice-twice", subject: "x" }]);
    expect(reasons([{ ...text, type: "rows", rowTitle: { en: "R" }, addTitle: { en: "+" }, columns: [text, text] }])).toEqual([
      { reason: "column-twice", subject: "a" },
    ]);
  });
});

describe("a condition", () => {
  const answers: Record<string, string | number | string[]> = { n: 10, t: "a", list: ["x", "y"] };
  const is = (expression: Expression) => holds(expression, { answerOf: (name) => answers[name] ?? null });
  const n: Expression = { op: "answer", question: "n" };
  it("compares as XPath does: an order is one of numbers, and what is no number has none", () => {
    expect(is({ op: "greater", left: n, right: { op: "literal", value: 9 } })).toBe(true);
    expect(is({ op: "greater", left: n, right: { op: "literal", value: "9" } })).toBe(true);
    expect(is({ op: "at-most", left: { op: "answer", question: "none" }, right: n })).toBe(false);
    expect(is({ op: "equals", left: n, right: { op: "literal", value: "10" } })).toBe(true);
    expect(is({ op: "equals", left: n, right: { op: "literal", value: "10.0" } })).toBe(false);
  });
  it("joins and turns round", () => {
    expect(
      is({
        op: "and",
        terms: [
          { op: "selected", question: "list", choice: "y" },
          { op: "answered", question: "t" },
        ],
      }),
    ).toBe(true);
    expect(
      is({
        op: "or",
        terms: [
          { op: "selected", question: "list", choice: "z" },
          { op: "not", term: { op: "answered", question: "none" } },
        ],
      }),
    ).toBe(true);
    expect(is({ op: "selected", question: "t", choice: "a" })).toBe(true);
  });
});

it("a text falls back to its base language, to English, to any", () => {
  expect(localisedText({ en: "a", fr: "b" }, "fr-CH")).toBe("b");
  expect(localisedText({ en: "a", fr: "b" }, "es")).toBe("a");
  expect(localisedText({ es: "c" }, "fr")).toBe("c");
});
