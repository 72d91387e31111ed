/**
 * The answers as the parts of the form look at them: each part hears only of what it shows. A letter typed into one question changes one
 * answer, and drawing the other questions again for it would cost a slow laptop more time than there is between two letters. While letters
 * follow each other, what stands around the questions waits for a pause; what the form is bound to never does.
 */
import { startTransition, useEffect, useState, useSyncExternalStore } from "react";
import type { ViewOf } from "#shared/domain/answer/given-answers.ts";
import type { Answer, Answers } from "./use-answers.ts";
import { useSurvey } from "./survey-context.ts";

/** Longer than there is between two letters. */
const pauseMs = 250;
/** Who types without a pause sees what others write all the same. */
const longestMs = 1_000;

export class AnswersSource {
  #latest: Answers;
  #shown: Answers;
  #typing = false;
  /** Since when answers wait to be shown. */
  #since: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #bound = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  constructor(answers: Answers = new Map()) {
    this.#latest = answers;
    this.#shown = answers;
  }

  /** As they are shown. */
  readonly get = (): Answers => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** As the records hold them. */
  readonly latest = (): Answers => this.#latest;

  readonly subscribeLatest = (listener: () => void): (() => void) => {
    this.#bound.add(listener);
    return () => this.#bound.delete(listener);
  };

  set(answers: Answers): void {
    if (answers === this.#latest) return;
    this.#latest = answers;
    for (const listener of this.#bound) listener();
    if (!this.#typing) return this.#show();
    const now = performance.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), Math.min(pauseMs, this.#since + longestMs - now));
  }

  /** Whether somebody is in a field that takes letters. Who leaves it sees all of it at once. */
  typing(typing: boolean): void {
    this.#typing = typing;
    if (!typing && this.#shown !== this.#latest) this.#show();
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#since = null;
    this.#shown = this.#latest;
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
