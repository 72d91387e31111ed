/** What a new version of a questionnaire changes, question by question. Pure. */
import { isAnswerable } from "#shared/domain/questionnaire/asked.ts";
import { findQuestion, questionsIn, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";

export interface VersionChanges {
  readonly added: readonly Question[];
  /** As they were asked before. */
  readonly gone: readonly Question[];
  /** The same name, another type: an earlier answer does not fit. */
  readonly retyped: readonly { readonly question: Question; readonly before: Question["type"] }[];
  /** The same name and type, other words: the earlier answer is offered all the same. */
  readonly reworded: readonly Question[];
  /** Choices that can no longer be taken: earlier answers with them are offered without them. */
  readonly narrowed: readonly { readonly question: Question; readonly choices: readonly string[] }[];
  /** Of the same name and type, those reworded or narrowed among them. */
  readonly same: readonly Question[];
}

/** Only what a country answers is compared: notes and calculations have no answer to carry over. */
export function compareVersions(before: Questionnaire, now: Questionnaire): VersionChanges {
  const asked = questionsIn(now).filter(isAnswerable);
  const earlierOf = (question: Question): Question | undefined => {
    const earlier = findQuestion(before, question.name);
    return earlier && isAnswerable(earlier) ? earlier : undefined;
  };
  const pairs = asked.flatMap((question) => {
    const earlier = earlierOf(question);
    return earlier ? [{ question, earlier }] : [];
  });
  const kept = pairs.filter(({ question, earlier }) => question.type === earlier.type);
  return {
    added: asked.filter((question) => !earlierOf(question)),
    gone: questionsIn(before).filter((question) => isAnswerable(question) && !asked.some(({ name }) => name === question.name)),
    retyped: pairs.filter((pair) => !kept.includes(pair)).map(({ question, earlier }) => ({ question, before: earlier.type })),
    reworded: kept.filter(({ question, earlier }) => !saysTheSame(question.title, earlier.title)).map(({ question }) => question),
    narrowed: kept.flatMap(({ question, earlier }) => {
      const offered = valuesOf(question);
      const choices = valuesOf(earlier).filter((value) => !offered.includes(value));
      return choices.length > 0 ? [{ question, choices }] : [];
    }),
    same: kept.map(({ question }) => question),
  };
}

/** A language more is no other question. */
function saysTheSame(now: Question["title"], before: Question["title"]): boolean {
  const common = Object.keys(before).filter((language) => now[language] !== undefined);
  if (common.length === 0) return sameJson(now as JsonValue, before as JsonValue);
  return common.every((language) => now[language] === before[language]);
}

function valuesOf(question: Question): readonly string[] {
  if (question.type === "matrix" || question.type === "grid") return question.rows.map(({ value }) => value);
  const choices = question.type === "choice" || question.type === "choices" || question.type === "ranking" ? (question.choices ?? []) : [];
  return choices.map(({ value }) => value);
}
