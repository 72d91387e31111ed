import { useMemo } from "react";
import { responseId } from "#shared/domain/response/response.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface OpenSurvey {
  readonly questionnaire: RecordDocument;
  /** What one's own country answers to it, once somebody has started. */
  readonly response: RecordDocument | undefined;
  /** Every country's that this person may see. */
  readonly responses: readonly RecordDocument[];
}

export interface Surveys {
  /** Those that take answers, what is due first before the others. */
  readonly open: readonly OpenSurvey[];
  /** Those that take none any more and that one's own country has answered, the latest first. */
  readonly closed: readonly OpenSurvey[];
  /** The open one that the person works on; null when there is none, or when there are several and none was chosen. */
  readonly chosen: OpenSurvey | null;
}

const setting = "survey-chosen";

/** The surveys of this desk; undefined while they are being read, null when they cannot be. */
export function useSurveys(): Surveys | null | undefined {
  const { actor, store } = useDesk();
  const questionnaires = useList({ kind: "questionnaire", sort: "updated", lifecycle: "all" });
  const responses = useList({ kind: "response" });
  const remembered = useObservable(() => store.settings.read$<string>(setting, ""), setting);
  return useMemo(() => {
    if (questionnaires.state === "failed" || responses.state === "failed") return null;
    if (questionnaires.state === "loading" || responses.state === "loading" || remembered.state === "loading") return undefined;
    return surveysOf(questionnaires.value, responses.value, actor.country ?? "", remembered.state === "ready" ? remembered.value : "");
  }, [questionnaires, responses, remembered, actor]);
}

/** Which of several open surveys this device opens: the one that the person was in last. */
export function useRememberSurvey(): (questionnaire: string) => void {
  const { store } = useDesk();
  return (questionnaire) => void store.settings.write(setting, questionnaire);
}

/**
 * @param country ISO 3166-1 alpha-3; "" for who belongs to none
 * @param remembered a questionnaire's id
 */
export function surveysOf(questionnaires: readonly RecordDocument[], responses: readonly RecordDocument[], country: string, remembered: string): Surveys {
  const surveys = questionnaires.map((questionnaire): OpenSurvey => {
    const own = responseId(questionnaire.id, country);
    const here = responses.filter((one) => one.parent === questionnaire.id);
    return { questionnaire, responses: here, response: here.find((one) => one.id === own) };
  });
  const open = surveys.filter(({ questionnaire }) => isOpen(questionnaire)).toSorted(dueFirst);
  return {
    open,
    closed: surveys.filter(({ questionnaire, response }) => !isOpen(questionnaire) && response).toSorted((left, right) => newer(left, right)),
    chosen: open.find(({ questionnaire }) => questionnaire.id === remembered) ?? (open.length === 1 ? (open[0] as OpenSurvey) : null),
  };
}

export function deadlineOf(questionnaire: RecordDocument): string | null {
  const deadline = questionnaire.summary["deadline"];
  return typeof deadline === "string" ? deadline : null;
}

/** Where it is opened: what the country answers to it, or where that is begun. */
export const wayToSurvey = ({ response, questionnaire }: OpenSurvey): string => `/survey/${encodeURIComponent(response?.id ?? questionnaire.id)}`;

const isOpen = ({ status, lifecycle }: RecordDocument): boolean => status === "open" && lifecycle === "active";
const versionOf = ({ questionnaire }: OpenSurvey): number => Number(questionnaire.summary["version"]);
const newer = (left: OpenSurvey, right: OpenSurvey): number =>
  versionOf(right) - versionOf(left) || right.questionnaire.updated - left.questionnaire.updated || (left.questionnaire.id < right.questionnaire.id ? -1 : 1);

/** Without a date due it can wait the longest. */
function dueFirst(left: OpenSurvey, right: OpenSurvey): number {
  const [before, after] = [deadlineOf(left.questionnaire) ?? "9999", deadlineOf(right.questionnaire) ?? "9999"];
  return before < after ? -1 : before > after ? 1 : newer(left, right);
}
