/** What of the running survey waits for a person: a pure function of the response, its answers and its submissions. */
import { answerStateOf } from "#shared/domain/answer/answer-state.ts";
import { progressOf } from "#shared/domain/answer/given-answers.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { assignmentOf, sameMinistry } from "#shared/domain/response/assignment.ts";
import type { Role } from "#shared/domain/permissions.ts";
import { daysUntil } from "#renderer/ui/days-until.ts";

export interface SectionDue {
  readonly section: string;
  readonly due: string;
  /** Days that are left; negative when it is late. */
  readonly days: number;
  readonly ministry: string;
}

export interface WaitingAnswers {
  /** Sections with something missing that are late or due within a week, the latest first. */
  readonly due: readonly SectionDue[];
  /** Answers that came back. */
  readonly returned: readonly string[];
  /** Answers that are done and wait to be cleared. */
  readonly toClear: readonly string[];
}

export interface Reader {
  readonly role: Role;
  readonly ministry: string;
}

/** Near enough to be said on the first page. */
const soonDays = 7;

export function waitingAnswers(
  definition: Questionnaire,
  response: RecordView,
  viewOf: (question: string) => RecordView | null,
  reader: Reader,
  today: Date,
): WaitingAnswers {
  // A focal point answers for the whole; the others for what their ministry was asked, or for everything as long as nobody was.
  const isTheirs = (section: string, question: Question): boolean => {
    const ministry = assignmentOf(response, section, question.name)?.ministry;
    return reader.role === "focal-point" || ministry === undefined || sameMinistry(ministry, reader.ministry);
  };
  const due: SectionDue[] = [];
  const returned: string[] = [];
  const toClear: string[] = [];
  for (const section of definition.sections) {
    const assigned = assignmentOf(response, section.name);
    const days = assigned?.due ? daysUntil(assigned.due, today) : Infinity;
    const isOurs = reader.role === "focal-point" || (assigned !== null && sameMinistry(assigned.ministry, reader.ministry));
    if (assigned?.due && isOurs && days <= soonDays && progressOf(section, definition, viewOf).missing.length > 0) {
      due.push({ section: section.name, due: assigned.due, days, ministry: assigned.ministry });
    }
    for (const question of section.questions) {
      const state = answerStateOf(viewOf(question.name));
      if (!isTheirs(section.name, question)) continue;
      if (state === "returned") returned.push(question.name);
      if (state === "done" && reader.role === "validator") toClear.push(question.name);
    }
  }
  due.sort((left, right) => left.days - right.days);
  return { due, returned, toClear };
}
