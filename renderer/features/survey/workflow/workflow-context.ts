import { createContext, useContext } from "react";
import type { Assigned } from "#shared/domain/response/assignment.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import type { EarlierAnswer } from "./earlier-round.ts";

export type QuestionPart = "comments" | "history";

/** Who answers what and what people say of it: for the parts of a survey that is really being answered, not for a preview. */
export interface Workflow {
  readonly response: RecordDocument;
  readonly responseView: RecordView;
  /** May clear and return answers. */
  readonly mayClear: boolean;
  readonly mayAssign: boolean;
  readonly assignedTo: (question: Question) => Assigned | null;
  readonly commentsOn: (answer: string) => readonly RecordDocument[];
  readonly earlierOf: (question: Question) => EarlierAnswer | null;
  readonly open: (question: string, part: QuestionPart) => void;
}

export const WorkflowPlace = createContext<Workflow | null>(null);

/** null in a preview. */
export function useWorkflow(): Workflow | null {
  return useContext(WorkflowPlace);
}
