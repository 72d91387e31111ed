import { useMemo, useState } from "react";
import { viewOf } from "#shared/crdt/view.ts";
import { assignmentOf, sameMinistry, type Assigned } from "#shared/domain/response/assignment.ts";
import { mayWrite } from "#shared/domain/permissions.ts";
import type { Question, Questionnaire, Section } from "#shared/domain/questionnaire/definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList, useRecord } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { earlierAnswer } from "./earlier-round.ts";
import { useEarlierRound } from "./use-earlier-round.ts";
import type { QuestionPart, Workflow } from "./workflow-context.ts";

const none: readonly RecordDocument[] = [];

export interface SurveyWorkflow {
  /** null until the response is open. */
  readonly workflow: Workflow | null;
  readonly opened: { readonly question: string | null; readonly part: QuestionPart };
  readonly show: (question: string | null, part: QuestionPart) => void;
}

export function useSurveyWorkflow(response: RecordDocument, definition: Questionnaire): SurveyWorkflow {
  const { actor } = useDesk();
  const [opened, setOpened] = useState<SurveyWorkflow["opened"]>({ question: null, part: "comments" });
  const record = useRecord(response.id);
  const comments = useList({ kind: "comment", sort: "updated" });
  const earlier = useEarlierRound(response);
  const view = useMemo(() => (record.state === "ready" ? viewOf(record.record) : null), [record]);
  const byAbout = useMemo(() => {
    const found = new Map<string, RecordDocument[]>();
    for (const comment of comments.state === "ready" ? comments.value : none) {
      const thread = found.get(comment.parent);
      if (thread) thread.push(comment);
      else found.set(comment.parent, [comment]);
    }
    for (const thread of found.values()) thread.sort((left, right) => left.updated - right.updated || (left.id < right.id ? -1 : 1));
    return found;
  }, [comments]);
  const sectionOf = useMemo(
    () => new Map(definition.sections.flatMap((section) => section.questions.map((question) => [question.name, section.name] as const))),
    [definition],
  );
  const workflow = useMemo((): Workflow | null => {
    if (!view) return null;
    const may = (kind: string, part: string): boolean => mayWrite(actor, { kind, scope: response.scope, audience: response.audience }, part, false).allowed;
    return {
      response,
      responseView: view,
      mayClear: may("answer", "clearance"),
      mayAssign: may("response", "section"),
      assignedTo: (question) => assignmentOf(view, sectionOf.get(question.name) ?? "", question.name),
      commentsOn: (answer) => byAbout.get(answer) ?? none,
      earlierOf: (question) => earlier && earlierAnswer(question, earlier.definition, (name) => earlier.answers.get(name)?.view ?? null),
      open: (question, part) => setOpened({ question, part }),
    };
  }, [view, actor, response, sectionOf, byAbout, earlier]);
  return { workflow, opened, show: (question, part) => setOpened({ question, part }) };
}

/** Whether a ministry is asked for something in a section: the whole of it, or a question. */
export function concerns(section: Section, ministry: string, assigned: (question: Question) => Assigned | null): boolean {
  return section.questions.some((question) => sameMinistry(assigned(question)?.ministry ?? "", ministry));
}
