/** How far each country is with one questionnaire. Pure. */
import { responseId } from "#shared/domain/response/response.ts";
import { countingSubmission, inOrder, submissionStateOf, type Numbered, type SubmissionState } from "#shared/domain/submission/counting.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export const countryStates = ["not-started", "under-way", "returned", "received", "acknowledged"] as const;

export interface CountryState<One extends Numbered = Numbered> {
  readonly country: string;
  /** Of the response, whether it was started or not. */
  readonly id: string;
  readonly state: (typeof countryStates)[number];
  readonly answered: number;
  readonly conflicts: number;
  readonly latestChange: { readonly at: number; readonly by: string } | null;
  /** By number. */
  readonly submissions: readonly One[];
  /** The one that counts; null while there is none. */
  readonly counting: One | null;
}

export interface IntakeRecords<One extends Numbered> {
  readonly questionnaire: string;
  readonly responses: readonly RecordDocument[];
  readonly answers: readonly RecordDocument[];
  /** With the response each belongs to. */
  readonly submissions: readonly { readonly response: string; readonly submission: One }[];
  /** Countries that somebody was invited from. */
  readonly invited: readonly string[];
}

/** @returns one for each country that was invited or has started, by code */
export function countriesIn<One extends Numbered>({
  questionnaire,
  responses,
  answers,
  submissions,
  invited,
}: IntakeRecords<One>): readonly CountryState<One>[] {
  const here = responses.filter((one) => one.parent === questionnaire);
  const tallies = tallyOf(answers);
  const signed = new Map<string, One[]>();
  for (const { response, submission } of submissions) signed.set(response, [...(signed.get(response) ?? []), submission]);
  const started = new Map(here.map((response) => [response.title, response]));
  return [...new Set([...invited, ...started.keys()])].sort().map((country) => {
    const response = started.get(country);
    const id = response?.id ?? responseId(questionnaire, country);
    const tally = tallies.get(id);
    const all = inOrder(signed.get(id) ?? []);
    const latest = all.at(-1);
    return {
      country,
      id,
      state: latest?.receipt ?? (response ? "under-way" : "not-started"),
      answered: tally?.answered ?? 0,
      conflicts: (tally?.conflicts ?? 0) + (response?.conflicts ?? 0),
      latestChange: tally?.latestChange ?? null,
      submissions: all,
      counting: countingSubmission(all),
    };
  });
}

/** Whether the deadline has passed while nothing that counts has come. */
export function isLate(country: CountryState, daysLeft: number | null): boolean {
  return daysLeft !== null && daysLeft < 0 && country.counting === null;
}

export function stateIn(submission: Numbered, country: CountryState): SubmissionState {
  return submissionStateOf(submission, country.submissions);
}

interface Tally {
  readonly answered: number;
  readonly conflicts: number;
  readonly latestChange: { readonly at: number; readonly by: string } | null;
}

function tallyOf(answers: readonly RecordDocument[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const answer of answers) {
    const before = tallies.get(answer.parent);
    tallies.set(answer.parent, {
      answered: (before?.answered ?? 0) + (answer.status === "empty" ? 0 : 1),
      conflicts: (before?.conflicts ?? 0) + answer.conflicts,
      latestChange: before?.latestChange && before.latestChange.at >= answer.updated ? before.latestChange : { at: answer.updated, by: answer.updatedBy },
    });
  }
  return tallies;
}
