import type { FrozenAnswer } from "#shared/domain/submission/submission.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";

/** The questions that two submissions answer differently. */
export function changedQuestions(before: Readonly<Record<string, FrozenAnswer>>, after: Readonly<Record<string, FrozenAnswer>>): ReadonlySet<string> {
  return new Set([...Object.keys(before), ...Object.keys(after)].filter((name) => !sameJson(asJson(before[name]), asJson(after[name]))));
}

const asJson = (answer: FrozenAnswer | undefined): JsonValue => (answer ? { value: answer.value, other: answer.other ?? "" } : null);
