/** A neutral questionnaire as SurveyJS shows it: one page for each section. Pure; knows nothing of records. */
import type { Choice, Column, ListSource, Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { holds } from "#shared/domain/questionnaire/evaluate.ts";
import { questionsOf, type Expression } from "#shared/domain/questionnaire/expression.ts";
import { localisedText, type Localised } from "#shared/domain/questionnaire/localised.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { rowIdName } from "./register-values.ts";

/** What the desk offers where a questionnaire names one of its lists. */
export type Lists = Readonly<Partial<Record<ListSource, readonly { readonly value: string; readonly title: string }[]>>>;

export type SurveyJson = Readonly<Record<string, unknown>>;

/** The class of the question in which several people write one text. It is registered by `narrative-question.tsx`. */
export const narrativeType = "narrative";

const fewChoices = 7;

export function toSurveyJs(definition: Questionnaire, locale: string, lists: Lists = {}): SurveyJson {
  const text = (texts: Localised | undefined): string | undefined => (texts ? localisedText(texts, locale) : undefined);
  const choices = (all: readonly Choice[]) => all.map((choice) => ({ value: choice.value, text: text(choice.title) }));
  const options = (asked: { readonly choices?: readonly Choice[]; readonly choicesFrom?: ListSource }) =>
    asked.choices ? choices(asked.choices) : (lists[asked.choicesFrom ?? "countries"] ?? []).map(({ value, title }) => ({ value, text: title }));

  /** What a question and a column of the same type have in common. */
  const single = (asked: Single): SurveyJson => {
    switch (asked.type) {
      case "text": {
        if (asked.long) return { type: "comment", rows: 2, autoGrow: true, maxLength: 20_000 };
        const dataList = [...(asked.suggestions ?? []), ...(asked.suggestFrom ? (lists[asked.suggestFrom] ?? []).map(({ title }) => title) : [])];
        return { type: "text", maxLength: 2_000, ...(dataList.length > 0 ? { dataList } : {}) };
      }
      case "number":
        return { type: "text", inputType: "number", min: asked.min, max: asked.max, step: asked.whole ? 1 : "any" };
      case "date":
      case "time":
        return { type: "text", inputType: asked.type };
      case "datetime":
        return { type: "text", inputType: "datetime-local" };
      case "range":
        return { type: "text", inputType: "number", min: asked.from, max: asked.to, step: asked.step };
      case "yes":
      case "scale":
      case "note":
      case "calculate":
      case "hidden":
        return { type: "html" };
      case "choice":
        return {
          type: (asked.choices?.length ?? Infinity) > fewChoices ? "dropdown" : "radiogroup",
          choices: options(asked),
          showOtherItem: asked.other === true,
        };
      case "choices":
        return {
          type: asked.choices ? "checkbox" : "tagbox",
          choices: options(asked),
          showOtherItem: asked.other === true,
          colCount: (asked.choices?.length ?? 0) > fewChoices ? 2 : 1,
          maxSelectedChoices: asked.atMost ?? 0,
        };
    }
  };

  const cell = (column: Column): SurveyJson => {
    const { name, title } = column;
    const common = { name, title: text(title) };
    if (column.type === "yes") return { ...common, cellType: "boolean", renderAs: "checkbox" };
    if (column.type === "scale") return { ...common, cellType: "rating", rateMin: column.from, rateMax: column.to, displayMode: "buttons" };
    const { type, ...more } = single(column);
    return { ...common, cellType: type === "radiogroup" ? "dropdown" : type, ...more };
  };

  const field = (column: Column, at: number, all: readonly Column[]): SurveyJson => {
    const common = { name: column.name, title: text(column.title), startWithNewLine: at === 0 || isWide(column) || isWide(all[at - 1]) };
    if (column.type === "yes") return { ...common, type: "boolean", renderAs: "checkbox", titleLocation: "hidden", label: text(column.title) };
    if (column.type === "scale") return { ...common, type: "rating", rateMin: column.from, rateMax: column.to };
    const shown = single(column);
    // Inside a row there is little room; a list that opens takes one line.
    if (shown["type"] === "radiogroup") return { ...common, ...shown, type: "dropdown" };
    return { ...common, ...shown, ...(shown["type"] === "checkbox" ? { type: "tagbox" } : {}) };
  };

  const element = (question: Question): SurveyJson => {
    const common = {
      name: question.name,
      title: [question.number, text(question.title)].filter(Boolean).join("\u2002"),
      description: text(question.description),
      ...(question.visible ? { visibleIf: toExpression(question.visible) } : {}),
    };
    switch (question.type) {
      case "narrative":
        return { ...common, type: narrativeType };
      case "ranking":
        return {
          ...common,
          type: "ranking",
          ...(question.of === undefined
            ? { choices: choices(question.choices ?? []) }
            : { choicesFromQuestion: question.of, choicesFromQuestionMode: "selected" }),
          selectToRankEnabled: true,
          selectToRankAreasLayout: "horizontal",
        };
      case "matrix":
        return { ...common, type: "matrix", rows: choices(question.rows), columns: choices(question.scale) };
      case "grid":
        return { ...common, type: "matrixdropdown", rows: choices(question.rows), columns: question.columns.map(cell) };
      case "rows":
        return {
          ...common,
          type: "paneldynamic",
          panelCount: 0,
          maxPanelCount: question.atMost ?? 500,
          templateTitle: `${text(question.rowTitle)} {panelIndex}`,
          addPanelText: text(question.addTitle),
          confirmDelete: true,
          templateElements: [{ type: "text", name: rowIdName, visible: false }, ...question.columns.map(field)],
        };
      default:
        return { ...common, ...single(question) };
    }
  };

  return {
    // A value that waits for the question to be left is lost when the form is drawn again meanwhile.
    textUpdateMode: "onTyping",
    storeOthersAsComment: true,
    // What is hidden by an answer to another question is still what the country said; a changed mind brings it back.
    clearInvisibleValues: "none",
    showNavigationButtons: false,
    showCompletePage: false,
    showTitle: false,
    showPageTitles: false,
    showQuestionNumbers: false,
    questionErrorLocation: "bottom",
    focusFirstQuestionAutomatic: false,
    widthMode: "responsive",
    pages: definition.sections.map((section) => ({ name: section.name, title: text(section.title), elements: section.questions.map(element) })),
  };
}

type Single = Column | Exclude<Question, { type: "narrative" | "ranking" | "matrix" | "grid" | "rows" }>;

const isWide = (column: Column | undefined): boolean => column?.type === "choices" || (column?.type === "text" && column.long === true);

/**
 * A condition as SurveyJS calls it: our own function with the tree and the answers it looks at. SurveyJS asks again when one of these
 * changes, and the same evaluator decides on the screen, in the progress and at the secretariat.
 */
export function toExpression(expression: Expression): string {
  const answers = [...new Set(questionsOf(expression))].map((name) => `{${name}}`);
  // Nothing in a percent-encoded text ends SurveyJS's quotes, once the apostrophe is encoded as well.
  return `${conditionFunction}(${[`'${encodeURIComponent(JSON.stringify(expression)).replaceAll("'", "%27")}'`, ...answers].join(", ")})`;
}

export const conditionFunction = "deskHolds";

/** @param parameters the tree as `toExpression` wrote it, then the answers to the questions it looks at, each once */
export function holdsInForm(parameters: readonly unknown[]): boolean {
  const expression = JSON.parse(decodeURIComponent(String(parameters[0]))) as Expression;
  const answers = new Map([...new Set(questionsOf(expression))].map((name, at) => [name, (parameters[at + 1] ?? null) as JsonValue]));
  return holds(expression, { answerOf: (name) => answers.get(name) ?? null });
}
