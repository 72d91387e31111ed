/**
 * Which ministry answers what, by when. The focal point writes it on the response, one register for a section or a question, so that
 * two assignments made apart never meet; what is said of a question stands over what is said of its section.
 */
import { z } from "zod";
import type { RecordView } from "../kind.ts";

export const sectionField = (section: string): string => `section.${section}`;
export const questionField = (question: string): string => `question.${question}`;

export const assignmentSchema = z.strictObject({
  /** As the ministry's people carry it in their accounts. */
  ministry: z.string().min(1).max(200),
  /** Such as `2026-12-15`; null when the questionnaire's own deadline is all there is. */
  due: z.iso.date().nullable(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

export interface Assigned extends Assignment {
  /** Whether it was said of the question itself or of its section. */
  readonly of: "question" | "section";
}

/** null when nobody was asked. */
export function assignmentOf(response: RecordView, section: string, question?: string): Assigned | null {
  const own = question === undefined ? null : read(response, questionField(question));
  if (own) return { ...own, of: "question" };
  const whole = read(response, sectionField(section));
  return whole && { ...whole, of: "section" };
}

/** Ministries are compared as people write them: without regard to case and to spaces around. */
export function sameMinistry(left: string, right: string): boolean {
  return normal(left) === normal(right) && normal(left) !== "";
}

function normal(ministry: string): string {
  return ministry.normalize("NFC").trim().replace(/\s+/gu, " ").toLocaleLowerCase("en");
}

function read(response: RecordView, field: string): Assignment | null {
  const parsed = assignmentSchema.safeParse(response.value(field));
  return parsed.success ? parsed.data : null;
}
