import {
  getLocaleStrings,
  type PanelModel,
  type QuestionDropdownModel,
  type QuestionMatrixDropdownModel,
  type QuestionPanelDynamicModel,
  type SurveyModel,
} from "survey-core";
import { describe, expect, it, vi } from "vitest";
import { Asked } from "#shared/domain/questionnaire/asked.ts";
import { readQuestionnaire, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { Expression } from "#shared/domain/questionnaire/expression.ts";
import { parseXPath } from "#shared/domain/questionnaire/xpath/parse.ts";
import { showSection, surveyModel } from "./survey-model.ts";
import { wordsProperty } from "./survey-model-logic.ts";
import { panelName } from "./to-survey-js.ts";

const en = (text: string) => ({ en: text });
/** `cell:name` is a cell of the same row, `question:name` are the cells of a column. */
function xpath(text: string): Expression {
  const parsed = parseXPath(text, {
    isFilter: true,
    resolve: (name) => {
      const [head = "", column] = name.split(":");
      if (column === undefined) return { op: "answer", question: head };
      return head === "cell" ? { op: "cell", column } : { op: "cells", question: head, column };
    },
  });
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.expression;
}
function questionnaire(sections: readonly object[]): Questionnaire {
  const read = readQuestionnaire({ key: "k", title: en("T"), sections });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.definition;
}
const one = (questions: readonly object[], more: object = {}) => questionnaire([{ name: "s", title: en("S"), questions, ...more }]);
const asked = (type: string, name: string, more: object = {}) => ({ type, name, title: en(name.toUpperCase()), ...more });
const choice = (value: string, attributes?: object) => ({ value, title: en(value), ...(attributes ? { attributes } : {}) });
const isShown = (model: SurveyModel, name: string): boolean => model.getQuestionByName(name).isVisible;
const offered = (question: unknown): unknown[] => (question as QuestionDropdownModel).choices.map((item: { value: unknown }) => item.value as unknown);
const said = (question: unknown): unknown => (question as { getPropertyValue(name: string): unknown }).getPropertyValue(wordsProperty);

describe("every kind of question has its place in the form", () => {
  it.each<[object, object]>([
    [asked("time", "q"), { type: "text", inputType: "time" }],
    [asked("datetime", "q"), { type: "text", inputType: "datetime-local" }],
    [asked("date", "q", { appearance: "month-year" }), { type: "text", inputType: "month" }],
    [asked("date", "q", { appearance: "year" }), { type: "text", inputType: "number" }],
    [asked("range", "q", { from: 1, to: 5, step: 1 }), { type: "rating" }],
    [asked("range", "q", { from: 0, to: 100, step: 0.5 }), { type: "text", inputType: "number", min: 0, max: 100, step: 0.5 }],
    [asked("range", "q", { from: 0, to: 20, step: 1, appearance: "picker" }), { type: "dropdown" }],
    [asked("yes", "q"), { type: "boolean" }],
    [asked("note", "q"), { type: "shown" }],
    [asked("calculate", "q", { calculation: xpath("1 + 1") }), { type: "shown" }],
    [asked("text", "q", { appearance: "multiline" }), { type: "comment" }],
    [asked("choice", "q", { choices: [choice("a"), choice("b")], appearance: "minimal" }), { type: "dropdown", searchEnabled: false }],
    [asked("choice", "q", { choices: [choice("a"), choice("b")], appearance: "autocomplete" }), { type: "dropdown", searchEnabled: true }],
    [asked("choice", "q", { choices: [choice("a"), choice("b")], appearance: "likert" }), { type: "radiogroup", colCount: 0 }],
    [asked("choice", "q", { choices: [choice("a"), choice("b")], appearance: "columns-2 quick" }), { type: "radiogroup", colCount: 2 }],
    [asked("choices", "q", { choices: [choice("a"), choice("b")], appearance: "minimal" }), { type: "tagbox" }],
    [asked("ranking", "q", { choices: [choice("a"), choice("b")] }), { type: "ranking" }],
    [asked("text", "q", { readOnly: true, defaultValue: "given" }), { type: "shown" }],
  ])("%j as %j", (question, expected) => {
    const model = surveyModel(one([question]), "en");
    expect(model.jsonErrors ?? []).toEqual([]);
    const shown = model.getQuestionByName("q") as unknown as { getType(): string };
    const { type, ...properties } = expected as { type: string };
    expect(shown.getType()).toBe(type);
    expect(shown).toMatchObject(properties);
  });
  it("but not a constant, and not a computed value without a title of its own", () => {
    const model = surveyModel(
      one([asked("hidden", "h", { defaultValue: 3 }), { type: "calculate", name: "c", title: en("c"), calculation: xpath("${h} * 2") }, asked("note", "n")]),
      "en",
    );
    expect(model.getAllQuestions().map((question) => question.name)).toEqual(["n"]);
  });
});

describe("the form shows", () => {
  it("what is asked, given its section, its groups and itself, and marks what must be answered", () => {
    const definition = one(
      [
        asked("number", "n"),
        asked("text", "inner", { group: "inside" }),
        asked("text", "must", { requiredIf: xpath("${n} > 2") }),
        asked("text", "may", { optional: true }),
      ],
      {
        groups: [
          { name: "outside", title: en("Outside"), visible: xpath("${n} > 1") },
          { name: "inside", title: en("Inside"), parent: "outside" },
        ],
      },
    );
    const model = surveyModel(definition, "en");
    const panel = (): PanelModel => model.getPanelByName(panelName("outside")) as PanelModel;
    expect([isShown(model, "inner"), panel().isVisible, model.getQuestionByName("must").isRequired]).toEqual([false, false, false]);
    model.setValue("n", 3);
    expect([isShown(model, "inner"), panel().isVisible, model.getQuestionByName("must").isRequired]).toEqual([true, true, true]);
    expect([model.getQuestionByName("n").isRequired, model.getQuestionByName("may").isRequired]).toEqual([true, false]);
    expect(panel().title).toBe("Outside");
  });
  it("nothing that waits for an answer which is itself not shown", () => {
    const model = surveyModel(
      one([asked("yes", "a"), asked("text", "b", { visible: xpath("${a}") }), asked("text", "c", { visible: xpath("${b} != ''") })]),
      "en",
    );
    model.setValue("a", true);
    model.setValue("b", "x");
    expect(isShown(model, "c")).toBe(true);
    model.setValue("a", false);
    expect([isShown(model, "b"), isShown(model, "c"), model.getValue("b")]).toEqual([false, false, "x"]);
  });
  it("computed values as they change, through other computed values", () => {
    const model = surveyModel(
      one([
        asked("number", "a"),
        asked("calculate", "twice", { calculation: xpath("${a} * 2") }),
        asked("calculate", "four", { calculation: xpath("${twice} * 2") }),
      ]),
      "en",
    );
    model.setValue("a", 3);
    expect(said(model.getQuestionByName("four"))).toBe("12");
    model.setValue("a", undefined);
    expect(said(model.getQuestionByName("four"))).toBe("");
  });
  it("the choices that fit, and still the one that is chosen", () => {
    const cities = [choice("bxl", { country: "BEL" }), choice("lge", { country: "BEL" }), choice("par", { country: "FRA" })];
    const model = surveyModel(one([asked("text", "land"), asked("choice", "city", { choices: cities, choiceFilter: xpath("country = ${land}") })]), "en");
    expect(offered(model.getQuestionByName("city"))).toEqual([]);
    model.setValue("land", "BEL");
    expect(offered(model.getQuestionByName("city"))).toEqual(["bxl", "lge"]);
    model.setValue("city", "bxl");
    model.setValue("land", "FRA");
    expect(offered(model.getQuestionByName("city"))).toEqual(["par", "bxl"]);
    expect(model.getValue("city")).toBe("bxl");
  });
  it("today by the clock it is given", () => {
    const definition = one([asked("text", "late", { visible: xpath("today() > '2026-11-24'") })]);
    expect(
      isShown(
        surveyModel(definition, "en", {}, undefined, () => "2026-11-24T23:59:00"),
        "late",
      ),
    ).toBe(false);
    expect(
      isShown(
        surveyModel(definition, "en", {}, undefined, () => "2026-11-25T00:00:00"),
        "late",
      ),
    ).toBe(true);
  });
});

describe("in a table", () => {
  it("each row decides for itself, counts what it is, and computes", () => {
    const definition = one([
      asked("number", "people"),
      asked("rows", "list", {
        rowTitle: en("Row"),
        addTitle: en("Add"),
        count: xpath("${people}"),
        columns: [
          asked("number", "amount"),
          asked("text", "why", { visible: xpath("${cell:amount} > 10") }),
          asked("calculate", "share", { calculation: xpath("${cell:amount} div sum(${list:amount}) * 100") }),
          asked("choice", "first", { choices: [choice("a"), choice("b")], choiceFilter: xpath("name = 'a' or position(..) > 1") }),
        ],
      }),
      asked("calculate", "total", { calculation: xpath("sum(${list:amount})") }),
    ]);
    const model = surveyModel(definition, "en");
    const list = model.getQuestionByName("list") as QuestionPanelDynamicModel;
    model.setValue("people", 2);
    expect(list.maxPanelCount).toBe(2);
    model.setValue("list", [{ amount: 5 }, { amount: 15 }]);
    const inside = (at: number, name: string) => list.panels[at]!.getQuestionByName(name);
    expect([inside(0, "why").isVisible, inside(1, "why").isVisible]).toEqual([false, true]);
    expect([said(inside(0, "share")), said(inside(1, "share"))]).toEqual(["25", "75"]);
    expect([offered(inside(0, "first")), offered(inside(1, "first"))]).toEqual([["a"], ["a", "b"]]);
    expect(said(model.getQuestionByName("total"))).toBe("20");
    inside(0, "amount").value = 45;
    expect([inside(0, "why").isVisible, said(inside(1, "share")), said(model.getQuestionByName("total"))]).toEqual([true, "25", "60"]);
  });
  it("of fixed rows as well", () => {
    const definition = one([
      asked("grid", "g", {
        rows: [choice("r1"), choice("r2")],
        columns: [asked("yes", "has"), asked("text", "which", { visible: xpath("${cell:has}") })],
      }),
    ]);
    const model = surveyModel(definition, "en");
    model.setValue("g", { r2: { has: true } });
    const rows = (model.getQuestionByName("g") as QuestionMatrixDropdownModel).visibleRows;
    expect(rows.map((row) => row.getQuestionByName("which").isVisible)).toEqual([false, true]);
  });
});

describe("what nobody enters in a table", () => {
  const columns = [
    asked("number", "amount"),
    asked("number", "rate", { readOnly: true, defaultValue: 2.5 }),
    asked("choice", "kind", { readOnly: true, defaultValue: "a", choices: [{ value: "a", title: { en: "First", ar: "الأول" } }] }),
    asked("yes", "counted", { readOnly: true, defaultValue: true }),
    asked("calculate", "paid", { title: en("To pay"), calculation: xpath("${cell:amount} * ${cell:rate} + ${plus}") }),
    asked("calculate", "paid_twice", { title: en("Twice"), calculation: xpath("${cell:paid} * 2") }),
    asked("calculate", "helper", { title: en("helper"), calculation: xpath("1") }),
    asked("note", "read"),
  ];
  const definition = one([
    asked("number", "plus", { optional: true }),
    asked("grid", "g", { rows: [choice("r1"), choice("r2")], columns }),
    asked("rows", "list", { rowTitle: en("Row"), addTitle: en("Add"), columns }),
  ]);
  const shownColumns = ["rate", "kind", "counted", "paid", "paid_twice"];
  const inGrid = (model: SurveyModel) => {
    const rows = (model.getQuestionByName("g") as QuestionMatrixDropdownModel).visibleRows;
    return rows.map((row) => shownColumns.map((name) => said(row.getQuestionByName(name))));
  };
  const inRows = (model: SurveyModel) =>
    (model.getQuestionByName("list") as QuestionPanelDynamicModel).panels.map((panel) => shownColumns.map((name) => said(panel.getQuestionByName(name))));

  it("is drawn with its value and can not be written, in fixed rows and in added ones", () => {
    const model = surveyModel(definition, "en");
    model.setValue("plus", 0);
    model.setValue("list", [{}]);
    const grid = model.getQuestionByName("g") as QuestionMatrixDropdownModel;
    expect(grid.columns.map((column) => [column.name, column.cellType])).toEqual([["amount", "text"], ...shownColumns.map((name) => [name, "shown"])]);
    expect(inGrid(model)).toEqual(Array.from({ length: 2 }, () => ["2.5", "First", "Yes", "", ""]));
    expect(inRows(model)).toEqual([["2.5", "First", "Yes", "", ""]]);
    expect(grid.isRequired).toBe(true);
  });
  it("is in the form's language", () => {
    const model = surveyModel(definition, "ar");
    expect(inGrid(model)[0]?.[1]).toBe("الأول");
  });
  it("follows the other cells of its row, what is computed beside it, and other answers", () => {
    const model = surveyModel(definition, "en");
    model.setValue("plus", 1);
    const rows = (model.getQuestionByName("g") as QuestionMatrixDropdownModel).visibleRows;
    rows[1]!.getQuestionByName("amount").value = 40;
    rows[1]!.getQuestionByName("amount").value = 4;
    expect(inGrid(model).map((row) => row.slice(3))).toEqual([
      ["", ""],
      ["11", "22"],
    ]);
    model.setValue("list", [{ amount: 2 }]);
    expect(inRows(model).map((row) => row.slice(3))).toEqual([["6", "12"]]);
    model.setValue("plus", 2);
    expect([inGrid(model)[1]?.slice(3), inRows(model)[0]?.slice(3)]).toEqual([
      ["12", "24"],
      ["7", "14"],
    ]);
    model.setValue("g", { r1: { amount: 1 } });
    expect(inGrid(model).map((row) => row[3])).toEqual(["4.5", ""]);
  });
  it("is no answer: the form holds what was entered and nothing else", () => {
    const model = surveyModel(definition, "en");
    model.setValue("plus", 1);
    (model.getQuestionByName("g") as QuestionMatrixDropdownModel).visibleRows[0]!.getQuestionByName("amount").value = 4;
    expect(model.data).toEqual({ plus: 1, g: { r1: { amount: 4 } } });
  });
  it("is decided in every row where a cell looks at the whole table", () => {
    const table = one([
      asked("grid", "g", {
        rows: [choice("r1"), choice("r2")],
        columns: [asked("text", "n"), asked("calculate", "all", { title: en("All"), calculation: xpath("${letters}") })],
      }),
      asked("calculate", "letters", { title: en("Letters"), calculation: xpath("string-length(${g})") }),
    ]);
    const model = surveyModel(table, "en");
    const rows = (model.getQuestionByName("g") as QuestionMatrixDropdownModel).visibleRows;
    rows[0]!.getQuestionByName("n").value = "ab";
    rows[1]!.getQuestionByName("n").value = "c";
    expect(said(rows[0]!.getQuestionByName("all"))).toBe(said(rows[1]!.getQuestionByName("all")));
    expect(said(model.getQuestionByName("letters"))).not.toBe("");
  });
  it("is asked about in one row only, when a letter is typed there", () => {
    const model = surveyModel(definition, "en");
    const cell = (model.getQuestionByName("g") as QuestionMatrixDropdownModel).visibleRows[0]!.getQuestionByName("amount");
    const asks = vi.spyOn(Asked.prototype, "cellOf");
    cell.value = 1;
    const rows = new Set(asks.mock.calls.map(([question, , , row]) => `${question.name} ${row}`));
    asks.mockRestore();
    expect([...rows]).toEqual(["g 1"]);
  });
});

describe("a long form", () => {
  const definition = questionnaire(
    Array.from({ length: 20 }, (_, section) => ({
      name: `s${section}`,
      title: en("S"),
      questions: Array.from({ length: 25 }, (_none, at) =>
        asked("text", `q${section}_${at}`, at % 3 === 2 ? { visible: xpath(`\${q${section}_${at - 1}} != 'no'`) } : {}),
      ),
    })),
  );
  it("makes the questions of the section that is shown, with the answers that came before and after", () => {
    const model = surveyModel(definition, "en", {}, []);
    expect(model.getAllQuestions()).toHaveLength(0);
    model.setValue("q3_1", "no");
    showSection(model, "s3");
    expect(model.currentPage.name).toBe("s3");
    // What SurveyJS draws are rows.
    expect((model.currentPage as PanelModel).rows).toHaveLength(25);
    expect((model.getQuestionByName("q3_1") as { value: unknown }).value).toBe("no");
    expect([isShown(model, "q3_2"), isShown(model, "q3_5")]).toEqual([false, true]);
    showSection(model, "s0");
    expect(model.getAllQuestions().map((question) => question.name.split("_")[0])).toEqual(Array.from({ length: 25 }, () => "q0"));
    model.setValue("q3_1", "yes");
    expect(model.getValue("q3_1")).toBe("yes");
    showSection(model, "s3");
    expect([isShown(model, "q3_2"), (model.getQuestionByName("q3_1") as { value: unknown }).value]).toEqual([true, "yes"]);
  });
  it("opens a ranking with the question whose choices it ranks, wherever that stands", () => {
    const ranked = questionnaire([
      { name: "a", title: en("A"), questions: [asked("choices", "c", { choices: [choice("x"), choice("y"), choice("z")] })] },
      { name: "b", title: en("B"), questions: [asked("ranking", "r", { of: "c" })] },
    ]);
    const model = surveyModel(ranked, "en", {}, []);
    showSection(model, "b");
    expect(model.currentPage.name).toBe("b");
    model.setValue("c", ["x", "z"]);
    const ranking = model.getQuestionByName("r") as unknown as { visibleChoices: { value: string }[] };
    expect(ranking.visibleChoices.map((item) => item.value)).toEqual(["x", "z"]);
  });
  it("draws no text again for a letter, unless one holds the answer", () => {
    const drawn = (title: string): number => {
      const model = surveyModel(one([asked("text", "a"), { ...asked("text", "b"), title: en(title) }]), "en");
      const text = model.getQuestionByName("b").locTitle;
      let times = 0;
      // Only of what was drawn once SurveyJS says that it is another.
      text.onChanged = () => times++;
      for (const letters of ["x", "xy"]) {
        void text.renderedHtml;
        model.setValue("a", letters);
      }
      return times;
    };
    expect([drawn("What else?"), drawn("What else than {a}?")]).toEqual([0, 2]);
  });
  it("calls the button that adds a row by what it does where the questionnaire has only the question's title for it", () => {
    const added = (addTitle: ReturnType<typeof en>): string => {
      const model = surveyModel(one([asked("rows", "r", { title: en("Partners"), rowTitle: en("Row"), addTitle, columns: [asked("text", "c")] })]), "en");
      return (model.getQuestionByName("r") as QuestionPanelDynamicModel).addPanelText;
    };
    expect([added(en("Add a partner")), added(en("Partners"))]).toEqual(["Add a partner", getLocaleStrings("en")["addPanel"]]);
  });
  it("counts the rows in their titles, also when one is taken out", () => {
    const model = surveyModel(one([asked("rows", "r", { rowTitle: en("Row"), addTitle: en("Add"), columns: [asked("text", "c")] })]), "en");
    const rows = model.getQuestionByName("r") as QuestionPanelDynamicModel;
    rows.panelCount = 3;
    const titles = (): string[] => rows.panels.map((panel) => panel.processedTitle);
    expect(titles()).toEqual(["Row 1", "Row 2", "Row 3"]);
    let drawn = "";
    const text = rows.panels[2]!.locTitle;
    void text.renderedHtml;
    text.onChanged = () => (drawn = text.renderedHtml);
    rows.removePanel(0);
    expect([titles(), drawn]).toEqual([["Row 1", "Row 2"], "Row 2"]);
  });
  it("is not gone through at every letter, also when all its sections were shown", () => {
    const model = surveyModel(definition, "en", {}, []);
    for (const section of definition.sections) showSection(model, section.name);
    showSection(model, "s0");
    model.setValue("q0_1", "x");
    const times = Array.from({ length: 100 }, (_, letter) => {
      const started = performance.now();
      model.setValue("q0_1", "x".repeat(letter + 2));
      return performance.now() - started;
    }).sort((left, right) => left - right);
    expect(times[50]).toBeLessThan(16);
  });
});
