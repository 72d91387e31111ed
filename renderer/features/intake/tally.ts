import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface Tally {
  readonly answers: number;
  readonly conflicts: number;
  readonly latest: { readonly at: number; readonly by: string } | null;
}

/** Answers by response: how many, what conflicts, who was last. */
export function tallyOf(answers: readonly RecordDocument[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const answer of answers) {
    const before = tallies.get(answer.parent);
    tallies.set(answer.parent, {
      answers: (before?.answers ?? 0) + 1,
      conflicts: (before?.conflicts ?? 0) + answer.conflicts,
      latest: before?.latest && before.latest.at >= answer.updated ? before.latest : { at: answer.updated, by: answer.updatedBy },
    });
  }
  return tallies;
}
