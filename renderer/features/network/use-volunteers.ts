import { useMemo } from "react";
import { countedAnswers } from "#shared/domain/tally/country-answers.ts";
import { volunteerQuestion, volunteersIn, type Volunteer } from "#shared/domain/team/volunteers.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { submissionOf } from "#renderer/platform/desk/submissions.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface Volunteers {
  readonly state: "loading" | "failed" | "ready";
  /** Whether any survey that was published asks for volunteers. */
  readonly asked: boolean;
  readonly volunteers: readonly Volunteer[];
}

/** What countries signed, in every survey that asks for volunteers; of each country and theme the newest that counts. */
export function useVolunteers(): Volunteers {
  const questionnaires = useList({ kind: "questionnaire", lifecycle: "all" });
  const submissions = useList({ kind: "submission", lifecycle: "all" });
  return useMemo((): Volunteers => {
    if (questionnaires.state === "failed" || submissions.state === "failed") return { state: "failed", asked: false, volunteers: [] };
    if (questionnaires.state === "loading" || submissions.state === "loading") return { state: "loading", asked: false, volunteers: [] };
    const views = submissions.value.map((document) => submissionOf(document).view);
    const asking = questionnaires.value
      .filter((one) => one.status !== "draft")
      .toSorted(newestFirst)
      .flatMap((questionnaire) => {
        const definition = definitionIn(questionnaire);
        return definition && volunteerQuestion(definition) ? [{ id: questionnaire.id, definition }] : [];
      });
    const found = new Map<string, Volunteer>();
    for (const { id, definition } of asking) {
      for (const volunteer of volunteersIn(definition, countedAnswers(id, views))) {
        const key = `${volunteer.theme} ${volunteer.country}`;
        if (!found.has(key)) found.set(key, volunteer);
      }
    }
    return { state: "ready", asked: asking.length > 0, volunteers: [...found.values()] };
  }, [questionnaires, submissions]);
}

function newestFirst(left: RecordDocument, right: RecordDocument): number {
  return Number(right.summary["version"]) - Number(left.summary["version"]) || right.updated - left.updated;
}
