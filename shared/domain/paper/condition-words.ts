import type { Expression } from "../questionnaire/expression.ts";
import { findQuestion, type Questionnaire } from "../questionnaire/definition.ts";
import { choiceInWords, inLanguage, type Wording } from "./wording.ts";

/** When something is asked, for a reader who has no program that decides it. A condition beyond simple words is said to depend on other answers. */
export function conditionInWords(condition: Expression | undefined, definition: Questionnaire, wording: Wording): string {
  if (!condition) return "";
  const words = inWords(condition, definition, wording);
  return words === null ? wording.say("onlySometimes") : wording.say("onlyIf", { condition: words });
}

function inWords(condition: Expression, definition: Questionnaire, wording: Wording): string | null {
  switch (condition.op) {
    case "selected":
      return typeof condition.question === "string" && typeof condition.choice === "string"
        ? chosen(condition.question, condition.choice, definition, wording)
        : null;
    case "answered": {
      const question = nameOf(condition.question, definition, wording);
      return question === null ? null : wording.say("isAnswered", { question });
    }
    case "equals":
      return condition.left.op === "answer" && condition.right.op === "literal" && condition.right.value !== null && condition.right.value !== ""
        ? chosen(condition.left.question, String(condition.right.value), definition, wording)
        : null;
    case "and":
    case "or": {
      const terms = condition.terms.map((term) => inWords(term, definition, wording));
      return terms.every((term) => term !== null) ? terms.join(wording.say(condition.op)) : null;
    }
    default:
      return null;
  }
}

function chosen(name: string, code: string, definition: Questionnaire, wording: Wording): string | null {
  const asked = findQuestion(definition, name);
  const question = nameOf(name, definition, wording);
  if (!asked || question === null) return null;
  return wording.say("isChosen", { question, choice: choiceInWords(asked, code, definition, wording) });
}

function nameOf(name: string, definition: Questionnaire, wording: Wording): string | null {
  const question = findQuestion(definition, name);
  if (!question) return null;
  return question.number ? wording.say("questionNumber", { number: question.number }) : `“${inLanguage(wording, question.title)}”`;
}
