/** Which of a country's submissions counts: by number and id alone, so that every device and the hub say the same, whatever their clocks. */
export interface Numbered {
  readonly id: string;
  readonly number: number;
  readonly receipt: "received" | "acknowledged" | "returned";
}

export type SubmissionState = "received" | "acknowledged" | "returned" | "superseded";

/** The latest that was not returned counts; before it are superseded ones. Two with one number: the greater id. */
export function countingSubmission<One extends Numbered>(submissions: readonly One[]): One | null {
  return inOrder(submissions).findLast((one) => one.receipt !== "returned") ?? null;
}

export function inOrder<One extends Numbered>(submissions: readonly One[]): One[] {
  return submissions.toSorted((left, right) => left.number - right.number || (left.id < right.id ? -1 : 1));
}

export function submissionStateOf(one: Numbered, all: readonly Numbered[]): SubmissionState {
  if (one.receipt === "returned") return "returned";
  return countingSubmission(all)?.id === one.id ? one.receipt : "superseded";
}

/** The number of the next one to sign. */
export function nextNumber(submissions: readonly Numbered[]): number {
  return Math.max(0, ...submissions.map((one) => one.number)) + 1;
}
