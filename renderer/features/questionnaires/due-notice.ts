/** Whether a country's own answer is due soon or late while nothing is signed. Pure. */
import { versionIn, type Published } from "./publishing.ts";

export interface DueNotice {
  readonly questionnaire: string;
  readonly title: string;
  /** `2026-12-15` */
  readonly deadline: string;
  /** Negative when it has passed. */
  readonly daysLeft: number;
}

const soon = 7;

interface Titled extends Published {
  readonly title: string;
}

/** @param isSigned whether something was signed for the questionnaire of that id that was not sent back */
export function dueNotice(
  questionnaires: readonly Titled[],
  isSigned: (questionnaire: string) => boolean,
  daysUntil: (day: string) => number,
): DueNotice | null {
  const due = questionnaires.flatMap((one): DueNotice[] => {
    const deadline = one.summary["deadline"];
    if (one.status !== "open" || versionIn(one) === 0 || typeof deadline !== "string" || isSigned(one.id)) return [];
    const daysLeft = daysUntil(deadline);
    return daysLeft <= soon ? [{ questionnaire: one.id, title: one.title, deadline, daysLeft }] : [];
  });
  return due.toSorted((left, right) => left.daysLeft - right.daysLeft)[0] ?? null;
}
