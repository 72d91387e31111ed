import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AnswersSource } from "./answers-source.ts";
import type { Answers } from "./use-answers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answers = (): Answers => new Map();

function followed() {
  const source = new AnswersSource();
  const shown = vi.fn<() => void>();
  const bound = vi.fn<() => void>();
  source.subscribe(shown);
  source.subscribeLatest(bound);
  return { source, shown, bound };
}

it("shows answers at once as long as nobody types", () => {
  const { source, shown } = followed();
  const next = answers();
  source.set(next);
  expect(source.get()).toBe(next);
  expect(shown).toHaveBeenCalledTimes(1);
});

it("waits for a pause while somebody types, and never keeps what the form is bound to", () => {
  const { source, shown, bound } = followed();
  source.typing(true);
  let last = answers();
  for (let letter = 0; letter < 4; letter++) {
    source.set((last = answers()));
    expect(source.latest()).toBe(last);
    vi.advanceTimersByTime(100);
  }
  expect(bound).toHaveBeenCalledTimes(4);
  expect(shown).not.toHaveBeenCalled();
  vi.advanceTimersByTime(250);
  expect(shown).toHaveBeenCalledTimes(1);
  expect(source.get()).toBe(last);
});

it("shows within a second what comes while somebody types without a pause", () => {
  const { source, shown } = followed();
  source.typing(true);
  for (let letter = 0; letter < 11; letter++) {
    source.set(answers());
    vi.advanceTimersByTime(100);
  }
  expect(shown).toHaveBeenCalledTimes(1);
});

it("shows all of it when the field is left, and nothing a second time", () => {
  const { source, shown } = followed();
  source.typing(true);
  const next = answers();
  source.set(next);
  source.typing(false);
  expect(source.get()).toBe(next);
  vi.advanceTimersByTime(2_000);
  source.typing(false);
  expect(shown).toHaveBeenCalledTimes(1);
});
