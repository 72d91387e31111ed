import type { Edit } from "#shared/crdt/edit.ts";
import { askedIn, suggestedAnswer } from "#shared/domain/answer/given-answers.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { clockIn } from "#renderer/platform/local-now.ts";
import { useAnswer, useOfAnswers, viewIn } from "./answers-source.ts";
import { useFormLanguage } from "./chosen-language.tsx";
import { useSurvey } from "./survey-context.ts";

export interface Suggested {
  readonly value: JsonValue;
  /** Makes it the answer. What arrived since it was shown stays beside it. */
  readonly take: Edit;
}

/** The default that is offered for a question; null when it has none, is answered, or cannot be written here. */
export function useSuggested(question: Question): Suggested | null {
  const { answers, definition, readOnly } = useSurvey();
  const answer = useAnswer(question.name);
  const language = useFormLanguage();
  const heads = answer?.record.fields["value"] ?? [];
  const isOpen = !readOnly && (question.defaultValue !== undefined || question.defaultFrom !== undefined) && heads.length < 2;
  // It may look at other answers, so it is computed whenever one of them changes.
  const offered = useOfAnswers(() => (isOpen ? JSON.stringify(suggestedAnswer(question, askedIn(definition, viewIn(answers), clockIn(language)))) : null));
  const value = offered === null ? null : (JSON.parse(offered) as JsonValue);
  return value === null ? null : { value, take: { type: "set", field: "value", value, over: heads.map((head) => head.dot) } };
}
