/** A neutral questionnaire as SurveyJS shows it: one page for each section. Pure; knows nothing of records, and decides nothing: see `survey-model-logic.ts`. */
import { isAnswerable } from "#shared/domain/questionnaire/asked.ts";
import type { Choice, Column, Group, ListSource, Question, Questionnaire, Section } from "#shared/domain/questionnaire/definition.ts";
import { localisedText, type Localised } from "#shared/domain/questionnaire/localised.ts";
import { appearanceOf, columnsOf, dayPart, isShowing } from "./question-appearance.ts";
import { rowIdName } from "./register-values.ts";

/** What the desk offers where a questionnaire names one of its lists. */
export type Lists = Readonly<Partial<Record<ListSource, readonly { readonly value: string; readonly title: string }[]>>>;

export type SurveyJson = Readonly<Record<string, unknown>>;

/** The class of the question in which several people write one text. It is registered by `narrative-question.tsx`. */
export const narrativeType = "narrative";
/** The class of what is only shown: a note, a computed or a given value. It is registered by `question-shown.tsx`. */
export const shownType = "shown";

const fewChoices = 7;
const fewSteps = 11;
const mostSteps = 200;

/** @param sections those whose questions are made now; all when left out */
export function toSurveyJs(definition: Questionnaire, locale: string, lists: Lists = {}, sections?: readonly string[]): SurveyJson {
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
    pages: definition.sections.map((section) => ({
      name: section.name,
      title: localisedText(section.title, locale),
      elements: !sections || sections.includes(section.name) ? sectionElements(section, locale, lists) : [],
    })),
  };
}

/** The questions of a section, those of a group inside a panel of the group's name. */
export function sectionElements(section: Section, locale: string, lists: Lists): readonly SurveyJson[] {
  const element = elementMaker(locale, lists);
  const groups = new Map((section.groups ?? []).map((group) => [group.name, group]));
  const panels = new Map<string, { readonly json: SurveyJson; readonly elements: SurveyJson[] }>();
  const top: SurveyJson[] = [];
  /** A group stands where its first question stands. */
  const inside = (name: string | undefined): SurveyJson[] => {
    const group = name === undefined ? undefined : groups.get(name);
    if (!group) return top;
    let panel = panels.get(group.name);
    if (!panel) {
      const elements: SurveyJson[] = [];
      panels.set(group.name, (panel = { elements, json: { ...panelOf(group, locale), elements } }));
      inside(group.parent).push(panel.json);
    }
    return panel.elements;
  };
  for (const question of section.questions) if (isShowing(question)) inside(question.group).push(element(question));
  return top;
}

/** What panels are called: a group may have the name of a question. */
export const panelName = (group: string): string => `${panelPrefix}${group}`;
export const isPanelName = (name: string): boolean => name.startsWith(panelPrefix);
const panelPrefix = "group:";

function panelOf(group: Group, locale: string): SurveyJson {
  return {
    type: "panel",
    name: panelName(group.name),
    title: localisedText(group.title, locale) || undefined,
    description: localisedText(group.description, locale) || undefined,
  };
}

type Single = Column | Exclude<Question, { type: "narrative" | "ranking" | "matrix" | "grid" | "rows" }>;

function elementMaker(locale: string, lists: Lists): (question: Question) => SurveyJson {
  const text = (texts: Localised | undefined): string | undefined => (texts ? localisedText(texts, locale) : undefined);
  const choices = (all: readonly Choice[]) => all.map((choice) => ({ value: choice.value, text: text(choice.title) }));
  const options = (asked: { readonly choices?: readonly Choice[] | undefined; readonly choicesFrom?: ListSource | undefined }) =>
    asked.choices ? choices(asked.choices) : (lists[asked.choicesFrom ?? "countries"] ?? []).map(({ value, title }) => ({ value, text: title }));

  /** What a question and a column of the same type have in common. */
  const single = (asked: Single): SurveyJson => {
    if (!isAnswerable(asked)) return { type: shownType };
    const appearance = appearanceOf(asked);
    switch (asked.type) {
      case "text": {
        if (asked.long || appearance.has("multiline")) return { type: "comment", rows: 2, maxLength: 20_000 };
        const dataList = [...(asked.suggestions ?? []), ...(asked.suggestFrom ? (lists[asked.suggestFrom] ?? []).map(({ title }) => title) : [])];
        return { type: "text", maxLength: 2_000, ...(dataList.length > 0 ? { dataList } : {}) };
      }
      case "number":
        return { type: "text", inputType: "number", min: asked.min, max: asked.max, step: asked.whole ? 1 : "any" };
      case "range": {
        const steps = stepsOf(asked);
        if (steps.length <= fewSteps && !appearance.has("picker")) return { type: "rating", rateValues: steps, displayMode: "buttons" };
        if (steps.length <= mostSteps && appearance.has("picker")) return { type: "dropdown", choices: steps };
        return { type: "text", inputType: "number", min: asked.from, max: asked.to, step: asked.step, placeholder: `${asked.from} – ${asked.to}` };
      }
      case "date":
        return { type: "text", inputType: "date" };
      case "time":
        return { type: "text", inputType: "time" };
      case "datetime":
        return { type: "text", inputType: "datetime-local" };
      case "choice": {
        const columns = columnsOf(appearance);
        const isList = appearance.has("minimal") || appearance.has("autocomplete") || appearance.has("search");
        const isLong = (asked.choices?.length ?? Infinity) > fewChoices && columns === null;
        return {
          type: isList || isLong ? "dropdown" : "radiogroup",
          choices: options(asked),
          showOtherItem: asked.other === true,
          ...(isList || isLong ? { searchEnabled: !appearance.has("minimal") || (asked.choices?.length ?? Infinity) > 20 } : { colCount: columns ?? 1 }),
        };
      }
      case "choices": {
        const isList = !asked.choices || appearance.has("minimal") || appearance.has("autocomplete") || appearance.has("search");
        return {
          type: isList ? "tagbox" : "checkbox",
          choices: options(asked),
          showOtherItem: asked.other === true,
          colCount: columnsOf(appearance) ?? ((asked.choices?.length ?? 0) > fewChoices ? 2 : 1),
          maxSelectedChoices: asked.atMost ?? 0,
        };
      }
      case "yes":
        return { type: "boolean", renderAs: "checkbox", titleLocation: "hidden", label: text(asked.title) };
      case "scale":
        return { type: "rating", rateMin: asked.from, rateMax: asked.to };
      case "note":
      case "calculate":
      case "hidden":
        return { type: shownType };
    }
  };

  const cell = (column: Column): SurveyJson => {
    const common = { name: column.name, title: text(column.title) };
    if (!isAnswerable(column)) return { ...common, cellType: shownType };
    if (column.type === "yes") return { ...common, cellType: "boolean", renderAs: "checkbox" };
    if (column.type === "scale") return { ...common, cellType: "rating", rateMin: column.from, rateMax: column.to, displayMode: "buttons" };
    const { type, ...more } = single(column);
    return { ...common, cellType: type === "radiogroup" ? "dropdown" : type, ...more };
  };

  const field = (column: Column, at: number, all: readonly Column[]): SurveyJson => {
    const common = {
      name: column.name,
      title: text(column.title),
      description: text(column.description),
      startWithNewLine: at === 0 || isWide(column) || isWide(all[at - 1]),
    };
    const shown = single(column);
    // Inside a row there is little room; a list that opens takes one line.
    if (shown["type"] === "radiogroup") return { ...common, ...shown, type: "dropdown" };
    return { ...common, ...shown, ...(shown["type"] === "checkbox" ? { type: "tagbox" } : {}) };
  };

  return (question) => {
    const common = {
      name: question.name,
      title: [question.number, text(question.title)].filter(Boolean).join("\u2002"),
      description: text(question.description),
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
        return {
          ...common,
          type: "matrixdropdown",
          rows: choices(question.rows),
          columns: question.columns.filter((column) => isShowing(column) && column.type !== "note").map(cell),
        };
      case "rows":
        return {
          ...common,
          type: "paneldynamic",
          panelCount: 0,
          maxPanelCount: question.atMost ?? 500,
          templateTitle: `${text(question.rowTitle)} {panelIndex}`,
          // A repeat of an XLSForm has no words for it: a button says what it does, in the form's language.
          ...(text(question.addTitle) === text(question.title) ? {} : { addPanelText: text(question.addTitle) }),
          confirmDelete: true,
          templateElements: [{ type: "text", name: rowIdName, visible: false }, ...question.columns.filter(isShowing).map(field)],
        };
      default: {
        const part = dayPart(question);
        const day = part === "year" ? { inputType: "number", min: 1, max: 9_999, step: 1 } : part === "month" ? { inputType: "month" } : {};
        return { ...common, ...single(question), ...day };
      }
    }
  };
}

/** The numbers of a range, without the dust of adding fractions. */
function stepsOf({ from, to, step }: { readonly from: number; readonly to: number; readonly step: number }): readonly number[] {
  const count = Math.min(mostSteps + 1, Math.floor((to - from) / step + 1e-9) + 1);
  return Array.from({ length: count }, (_, at) => Number((from + at * step).toPrecision(12)));
}

const isWide = (column: Column | undefined): boolean =>
  column?.type === "choices" || column?.type === "note" || (column?.type === "text" && (column.long === true || appearanceOf(column).has("multiline")));
