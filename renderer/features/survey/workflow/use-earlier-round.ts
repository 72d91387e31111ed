import { useMemo } from "react";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useAnswers, type Answers } from "../use-answers.ts";

export interface EarlierRound {
  readonly definition: Questionnaire;
  readonly answers: Answers;
}

/** The country's answer to the version before this one; null when there is none on this device. */
export function useEarlierRound(response: RecordDocument): EarlierRound | null {
  const questionnaires = useList({ kind: "questionnaire", lifecycle: "all" });
  const responses = useList({ kind: "response", lifecycle: "all" });
  const before = useMemo(() => {
    if (questionnaires.state !== "ready" || responses.state !== "ready") return null;
    return responseBefore(response, responses.value, questionnaires.value);
  }, [questionnaires, responses, response]);
  const answers = useAnswers(before?.response.id ?? "");
  const definition = before && definitionIn(before.questionnaire);
  return useMemo(() => (before && definition && answers ? { definition, answers } : null), [before, definition, answers]);
}

interface Before {
  readonly response: RecordDocument;
  readonly questionnaire: RecordDocument;
}

/** Of the same questionnaire the nearest earlier version that this country answered. */
export function responseBefore(response: RecordDocument, responses: readonly RecordDocument[], questionnaires: readonly RecordDocument[]): Before | null {
  const byId = new Map(questionnaires.map((one) => [one.id, one]));
  const now = byId.get(response.parent);
  const key = now?.summary["key"];
  if (!now || typeof key !== "string" || key === "") return null;
  const version = Number(now.summary["version"]);
  return responses
    .filter((one) => one.scope === response.scope && one.id !== response.id)
    .flatMap((one): Before[] => {
      const questionnaire = byId.get(one.parent);
      return questionnaire?.summary["key"] === key && Number(questionnaire.summary["version"]) < version ? [{ response: one, questionnaire }] : [];
    })
    .reduce<Before | null>(
      (nearest, one) => (nearest && Number(nearest.questionnaire.summary["version"]) >= Number(one.questionnaire.summary["version"]) ? nearest : one),
      null,
    );
}
