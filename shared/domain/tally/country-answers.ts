/** Which answers are counted: of each country the submission that counts, and a draft only where somebody asks for drafts too. */
import type { RecordView } from "../kind.ts";
import { countingSubmission } from "../submission/counting.ts";
import { contentOf, receiptOf, type FrozenAnswer } from "../submission/submission.ts";

export interface CountryAnswers {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The submission's number; 0 for a draft, which nobody has signed. */
  readonly number: number;
  /** The record they come from: a submission, or a response for a draft. */
  readonly record: string;
  /** By the name of the question. */
  readonly answers: Readonly<Record<string, FrozenAnswer>>;
}

/**
 * @param questionnaire the id of one version: answers to another version are answers to other questions
 * @param submissions all there are, in any order; what has not wholly arrived is left out
 * @param drafts of countries that have no submission that counts
 * @returns one for each country, by country
 */
export function countedAnswers(questionnaire: string, submissions: Iterable<RecordView>, drafts: readonly CountryAnswers[] = []): readonly CountryAnswers[] {
  const signed = new Map<string, Signed[]>();
  for (const view of submissions) {
    const content = contentOf(view);
    const number = view.value("number");
    if (content?.questionnaire !== questionnaire || typeof number !== "number") continue;
    const one: Signed = { id: view.id, number, receipt: receiptOf(view)?.state ?? "received", answers: content.answers };
    signed.set(content.country, [...(signed.get(content.country) ?? []), one]);
  }
  const counted = new Map(drafts.map((draft) => [draft.country, draft]));
  for (const [country, all] of signed) {
    const counting = countingSubmission(all);
    if (counting) counted.set(country, { country, number: counting.number, record: counting.id, answers: counting.answers });
  }
  return byCountry([...counted.values()]);
}

/** One order everywhere, whatever order the records came in. */
export function byCountry<One extends { readonly country: string }>(all: readonly One[]): readonly One[] {
  return all.toSorted((left, right) => (left.country < right.country ? -1 : left.country > right.country ? 1 : 0));
}

interface Signed {
  readonly id: string;
  readonly number: number;
  readonly receipt: "received" | "acknowledged" | "returned";
  readonly answers: CountryAnswers["answers"];
}
