/** Makes the SurveyJS model of a questionnaire, with what the desk adds to SurveyJS. Works without a document, so that tests can use it. */
import { ElementFactory, Question, registerFunction, Serializer, settings, SurveyModel } from "survey-core";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { conditionFunction, holdsInForm, narrativeType, toSurveyJs, type Lists } from "./to-survey-js.ts";

class NarrativeQuestionModel extends Question {
  override getType(): string {
    return narrativeType;
  }
}

// A question that slides open or shut moves the next one under the pointer, and the click answers something else.
settings.animationEnabled = false;

Serializer.addClass(narrativeType, [], () => new NarrativeQuestionModel(""), "question");
ElementFactory.Instance.registerElement(narrativeType, (name) => new NarrativeQuestionModel(name));
registerFunction({ name: conditionFunction, func: (parameters: unknown[]) => holdsInForm(parameters) });

export function surveyModel(definition: Questionnaire, locale: string, lists: Lists = {}): SurveyModel {
  const model = new SurveyModel(toSurveyJs(definition, locale, lists));
  model.locale = locale;
  return model;
}
