/** Makes the SurveyJS model of a questionnaire, with what the desk adds to SurveyJS. Works without a document, so that tests can use it. */
import { ElementFactory, matrixDropdownColumnTypes, Question, QuestionTextModel, Serializer, settings, SurveyModel, type PanelModel } from "survey-core";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localNow } from "#renderer/platform/local-now.ts";
import { SurveyLogic, wordsProperty } from "./survey-model-logic.ts";
import { narrativeType, sectionElements, shownType, toSurveyJs, type Lists } from "./to-survey-js.ts";

class NarrativeQuestionModel extends Question {
  override getType(): string {
    return narrativeType;
  }
}

class ShownQuestionModel extends Question {
  override getType(): string {
    return shownType;
  }
}

// A question that slides open or shut moves the next one under the pointer, and the click answers something else.
settings.animationEnabled = false;

/** Behind the name of a question, under what the model holds its "other (please specify)". No question's name has this sign. */
export const otherSuffix = "~other";
settings.commentSuffix = otherSuffix;

// SurveyJS takes a month or an hour over only when its field is left. What arrives meanwhile draws the form again, and would take it away.
Object.assign(QuestionTextModel.prototype, { isTextValue: () => true });

// SurveyJS says of every question whether it is required, also where a table or a panel has a role that has no such property.
const required = Object.getOwnPropertyDescriptor(Question.prototype, "ariaRequired")?.get as (this: Question) => string | null;
Object.defineProperty(Question.prototype, "ariaRequired", {
  configurable: true,
  get(this: Question) {
    return this.ariaRole === "group" || this.ariaRole === "presentation" ? null : required.call(this);
  },
});

Serializer.addClass(narrativeType, [], () => new NarrativeQuestionModel(""), "question");
ElementFactory.Instance.registerElement(narrativeType, (name) => new NarrativeQuestionModel(name));
Serializer.addClass(shownType, [{ name: wordsProperty, default: "" }], () => new ShownQuestionModel(""), "question");
ElementFactory.Instance.registerElement(shownType, (name) => new ShownQuestionModel(name));
// The cells of a table know only the types that are named here.
Object.assign(matrixDropdownColumnTypes, { [shownType]: {} });

interface Made {
  readonly definition: Questionnaire;
  readonly locale: string;
  readonly lists: Lists;
  readonly logic: SurveyLogic;
}
const made = new WeakMap<SurveyModel, Made>();

/**
 * The form of a questionnaire.
 * @param sections those whose questions are made at once; `showSection` makes others. All when left out
 */
export function surveyModel(
  definition: Questionnaire,
  locale: string,
  lists: Lists = {},
  sections: readonly string[] = definition.sections.map((section) => section.name),
  now: () => string = localNow,
): SurveyModel {
  const model = new SurveyModel(toSurveyJs(definition, locale, lists, []));
  model.locale = locale;
  // Everything is decided by our own logic. What SurveyJS would look through at every letter holds no conditions.
  for (const page of model.pages) page.runCondition = () => undefined;
  drawOnlyWhatChanged(model, definition);
  made.set(model, { definition, locale, lists, logic: new SurveyLogic(model, definition, locale, now) });
  for (const section of sections) openSection(model, section);
  return model;
}

/** A text that holds an answer, as SurveyJS fills it in. */
const namesAnAnswer = /\{\w/;

/** With each letter SurveyJS draws every text of the page again, in case one of them holds the answer. Most often none does; titles that count rows follow by themselves. */
function drawOnlyWhatChanged(model: SurveyModel, definition: Questionnaire): void {
  if (namesAnAnswer.test(JSON.stringify(definition))) return;
  Object.assign(model, {
    notifyElementsOnAnyValueOrVariableChanged(name: string, question: string): void {
      for (const page of model.pages) page.onAnyValueChanged(name, question);
    },
  });
}

/**
 * Turns to a section. Only its questions are made: a form of five hundred would take a second to make, and SurveyJS goes through all
 * there are at every letter. The answers of the others stay in the model.
 */
export function showSection(model: SurveyModel, name: string): void {
  const page = model.getPageByName(name);
  if (!page) return;
  const needed = openSection(model, name);
  model.currentPage = page;
  for (const other of model.pages) if (!needed.has(other.name)) while (other.elements[0]) other.removeElement(other.elements[0]);
}

/** Makes the questions of a section unless they are there; gives the sections that it needs. */
function openSection(model: SurveyModel, name: string): ReadonlySet<string> {
  const { definition, locale, lists, logic } = made.get(model) ?? {};
  const section = definition?.sections.find((one) => one.name === name);
  const page = model.getPageByName(name);
  if (!definition || !section || !logic || !page) return new Set();
  // A ranking takes its choices from another question, which may stand in another section.
  const ranked = section.questions.flatMap((question) => (question.type === "ranking" && question.of !== undefined ? [question.of] : []));
  const needed = definition.sections.filter((other) => other !== section && other.questions.some((question) => ranked.includes(question.name)));
  const names = new Set([name, ...needed.flatMap((other) => [...openSection(model, other.name)])]);
  if (page.elements.length === 0) {
    for (const json of sectionElements(section, locale ?? "en", lists ?? {})) {
      const element = Serializer.createClass(String(json["type"])) as Question | PanelModel;
      element.fromJSON(json);
      page.addElement(element);
    }
    logic.refresh(section);
  }
  return names;
}
