/**
 * The answers as the parts of the form look at them: each part hears only of what it shows. A letter typed into one question changes one
 * answer, and drawing the other questions again for it would cost a slow laptop more time than there is between two letters.
 */
import { startTransition, useEffect, useState, useSyncExternalStore } from "react";
import type { ViewOf } from "#shared/domain/answer/given-answers.ts";
import type { Answer, Answers } from "./use-answers.ts";
import { useSurvey } from "./survey-context.ts";

export class AnswersSource {
  #answers: Answers;
  readonly #listeners = new Set<() => void>();

  constructor(answers: Answers = new Map()) {
    this.#answers = answers;
  }

  readonly get = (): Answers => this.#answers;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(answers: Answers): void {
    if (answers === this.#answers) return;
    this.#answers = answers;
    for (const listener of this.#listeners) listener();
  }
}

/** For rules that look at several answers at once. */
export const viewIn =
  (source: AnswersSource): ViewOf =>
  (question) =>
    source.get().get(question)?.view ?? null;

/** The answer to one question, followed. */
export function useAnswer(question: string): Answer | undefined {
  const { answers } = useSurvey();
  return useSyncExternalStore(answers.subscribe, () => answers.get().get(question));
}

/** What is computed from all answers and is the same again most of the time: a text, a number, or null. */
export function useOfAnswers<Value extends string | number | null>(compute: (answers: Answers) => Value): Value {
  const { answers } = useSurvey();
  return useSyncExternalStore(answers.subscribe, () => compute(answers.get()));
}

/** All of them, a moment later when somebody is typing: for what stands beside the form. */
export function useAllAnswers(source: AnswersSource): Answers {
  const [answers, setAnswers] = useState(source.get);
  useEffect(() => {
    const take = (): void => startTransition(() => setAnswers(source.get()));
    take();
    return source.subscribe(take);
  }, [source]);
  return answers;
}
