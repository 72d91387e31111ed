import { useMemo } from "react";
import { responseId } from "#shared/domain/response/response.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface OpenSurvey {
  readonly questionnaire: RecordDocument;
  /** What one's own country answers to it, once somebody has started. */
  readonly response: RecordDocument | undefined;
  /** Every country's that this person may see. */
  readonly responses: readonly RecordDocument[];
}

/** The survey that runs now: the newest questionnaire that is open; null when there is none, undefined while it is being read. */
export function useOpenSurvey(): OpenSurvey | null | undefined {
  const { actor } = useDesk();
  const questionnaires = useList({ kind: "questionnaire", sort: "updated" });
  const responses = useList({ kind: "response" });
  return useMemo(() => {
    if (questionnaires.state !== "ready" || responses.state !== "ready") return undefined;
    const questionnaire = newestOpen(questionnaires.value);
    if (!questionnaire) return null;
    const here = responses.value.filter((one) => one.parent === questionnaire.id);
    return { questionnaire, responses: here, response: here.find((one) => one.id === responseId(questionnaire.id, actor.country ?? "")) };
  }, [questionnaires, responses, actor]);
}

export function newestOpen(questionnaires: readonly RecordDocument[]): RecordDocument | undefined {
  return questionnaires
    .filter((one) => one.status === "open")
    .sort((left, right) => Number(right.summary["version"]) - Number(left.summary["version"]) || right.updated - left.updated)[0];
}

export function deadlineOf(questionnaire: RecordDocument): string | null {
  const deadline = questionnaire.summary["deadline"];
  return typeof deadline === "string" ? deadline : null;
}
