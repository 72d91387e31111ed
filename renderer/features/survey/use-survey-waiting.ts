import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { viewOf } from "#shared/crdt/view.ts";
import { inOrder } from "#shared/domain/submission/counting.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { useAnswers } from "./use-answers.ts";
import { useOpenSurvey } from "./use-open-survey.ts";
import { useSubmissions } from "./workflow/use-submissions.ts";
import { waitingAnswers } from "./workflow/waiting-answers.ts";

export interface WaitingLine {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  readonly aside: string;
  /** Late, or sent back. */
  readonly attention: boolean;
}

const none: readonly WaitingLine[] = [];

/** What of the running survey waits for this person, for the list on the first page. */
export function useSurveyWaiting(): readonly WaitingLine[] {
  const { t, i18n } = useTranslation("workflow");
  const { person } = useDesk();
  const [today] = useState(() => new Date());
  const survey = useOpenSurvey();
  const id = survey?.response?.id ?? "";
  const response = useRecord(id === "" ? undefined : id);
  const answers = useAnswers(id);
  const submissions = useSubmissions(id);
  return useMemo(() => {
    const definition = survey ? definitionIn(survey.questionnaire) : null;
    if (!definition || !answers || response.state !== "ready") return none;
    const at = `/survey/${encodeURIComponent(id)}`;
    const { due, returned, toClear } = waitingAnswers(definition, viewOf(response.record), (name) => answers.get(name)?.view ?? null, person, today);
    const titleOf = (section: string): string => localisedText(definition.sections.find((one) => one.name === section)?.title, i18n.language);
    const lines: WaitingLine[] = due.map((one) => ({
      key: `due ${one.section}`,
      to: `/survey?section=${one.section}`,
      title: titleOf(one.section),
      aside: t(one.days < 0 ? "waiting.late" : "waiting.due", { ministry: one.ministry, date: writtenDay(one.due, i18n.language) }),
      attention: one.days < 0,
    }));
    const [firstReturned] = returned;
    if (firstReturned !== undefined) {
      lines.push({
        key: "returned",
        to: `${at}?question=${firstReturned}`,
        title: t("waiting.returned", { count: returned.length }),
        aside: "",
        attention: true,
      });
    }
    const [firstToClear] = toClear;
    if (firstToClear !== undefined) {
      lines.push({ key: "clear", to: `${at}?question=${firstToClear}`, title: t("waiting.toClear", { count: toClear.length }), aside: "", attention: false });
    }
    const latest = inOrder(submissions ?? []).at(-1);
    if (person.role === "focal-point" && latest?.receipt === "returned") {
      lines.push({
        key: "submission",
        to: `${at}/review`,
        title: t("waiting.submissionReturned", { number: latest.number }),
        aside: latest.reason,
        attention: true,
      });
    }
    return lines;
  }, [survey, answers, response, submissions, id, person, today, t, i18n.language]);
}
