import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface Consultation {
  readonly document: RecordDocument;
  /** `2007-10-01`, or "" where no day is set. */
  readonly answerBy: string;
}

/** @param today `2007-09-01` @returns what was sent for comment and still takes some, the most urgent first */
export function openConsultations(circulars: readonly RecordDocument[], today: string): readonly Consultation[] {
  return circulars
    .flatMap((document): Consultation[] => {
      const { category, sentOn, answerBy } = document.summary;
      const by = typeof answerBy === "string" ? answerBy : "";
      return category === "consultation" && Boolean(sentOn) && (by === "" || today <= by) ? [{ document, answerBy: by }] : [];
    })
    .toSorted((left, right) => (left.answerBy || "9").localeCompare(right.answerBy || "9"));
}
