import { createElement } from "react";
import { ReactQuestionFactory, SurveyQuestionElementBase } from "survey-react-ui";
import { wordsProperty } from "./survey-model-logic.ts";
import { shownType } from "./to-survey-js.ts";
import classes from "./question-help.module.css";

/** Under the title of a note there is nothing, under that of a computed or given value its words. SurveyJS draws it again when they change. */
class ShownQuestion extends SurveyQuestionElementBase {
  protected override renderElement(): React.JSX.Element {
    const words: unknown = this.questionBase.getPropertyValue(wordsProperty);
    return words ? <output className={classes["shown"]}>{String(words)}</output> : <></>;
  }
}

ReactQuestionFactory.Instance.registerQuestion(shownType, (props) => createElement(ShownQuestion, props as unknown as object) as React.JSX.Element);
