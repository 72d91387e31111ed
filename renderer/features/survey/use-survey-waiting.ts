import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { combineLatest, map, of, type Observable } from "rxjs";
import { viewOf } from "#shared/crdt/view.ts";
import { inOrder } from "#shared/domain/submission/counting.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useDesk, type Desk } from "#renderer/platform/desk/desk.tsx";
import { submissionOf, type Submission } from "#renderer/platform/desk/submissions.ts";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import type { OpenRecord } from "#renderer/platform/store/types.ts";
import type { WaitingLine } from "#renderer/ui/waiting-line.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { answersIn, type Answers } from "./use-answers.ts";
import { useSurveys, type OpenSurvey } from "./use-open-survey.ts";
import { waitingAnswers } from "./workflow/waiting-answers.ts";

const none: readonly WaitingLine[] = [];

/** What of the running surveys waits for this person, for the list on the first page. */
export function useSurveyWaiting(): readonly WaitingLine[] {
  const { t, i18n } = useTranslation("workflow");
  const { person, records } = useDesk();
  const [today] = useState(() => new Date());
  const open = useSurveys()?.open;
  const ids = (open ?? []).flatMap(({ response }) => (response ? [response.id] : []));
  const watched = useObservable(() => (ids.length === 0 ? of([]) : combineLatest(ids.map((id) => written$(records, id)))), ids.join(" "));
  const written = watched.state === "ready" ? watched.value : null;
  return useMemo(() => {
    if (!open || !written) return none;
    const byResponse = new Map(written.map((one) => [one.response, one]));
    return open.flatMap((survey) => {
      const here = byResponse.get(survey.response?.id ?? "");
      const which = open.length > 1 ? survey.questionnaire.title : "";
      return here?.opened ? linesOf(survey, here, { person, today, t, language: i18n.language, which }) : none;
    });
  }, [open, written, person, today, t, i18n.language]);
}

interface Written {
  readonly response: string;
  /** null once it is gone. */
  readonly opened: OpenRecord | null;
  readonly answers: Answers;
  readonly submissions: readonly Submission[];
}

function written$(records: Desk["records"], response: string): Observable<Written> {
  return combineLatest([
    records.open$(asRecordId(response)),
    records.list$({ kind: "answer", parent: response }).pipe(map(answersIn)),
    records.list$({ kind: "submission", parent: response, lifecycle: "all" }).pipe(map((all) => all.map(submissionOf))),
  ]).pipe(map(([opened, answers, submissions]) => ({ response, opened, answers, submissions })));
}

interface Look {
  readonly person: Desk["person"];
  readonly today: Date;
  readonly t: TFunction<"workflow">;
  readonly language: string;
  /** The survey's title where there are several. */
  readonly which: string;
}

function linesOf({ questionnaire }: OpenSurvey, { response, opened, answers, submissions }: Written, look: Look): readonly WaitingLine[] {
  const { person, today, t, language, which } = look;
  const definition = definitionIn(questionnaire);
  if (!definition || !opened) return none;
  const at = `/survey/${encodeURIComponent(response)}`;
  const aside = (words: string): string => [which, words].filter(Boolean).join(" · ");
  const { due, returned, toClear } = waitingAnswers(definition, viewOf(opened.record), (name) => answers.get(name)?.view ?? null, person, today);
  const titleOf = (section: string): string => localisedText(definition.sections.find((one) => one.name === section)?.title, language);
  const lines: WaitingLine[] = due.map((one) => ({
    key: `due ${one.section} ${response}`,
    to: `${at}?section=${one.section}`,
    title: titleOf(one.section),
    aside: aside(t(one.days < 0 ? "waiting.late" : "waiting.due", { ministry: one.ministry, date: writtenDay(one.due, language) })),
    attention: one.days < 0,
  }));
  const [firstReturned] = returned;
  if (firstReturned !== undefined) {
    lines.push({
      key: `returned ${response}`,
      to: `${at}?question=${firstReturned}`,
      title: t("waiting.returned", { count: returned.length }),
      aside: aside(""),
      attention: true,
    });
  }
  const [firstToClear] = toClear;
  if (firstToClear !== undefined) {
    const title = t("waiting.toClear", { count: toClear.length });
    lines.push({ key: `clear ${response}`, to: `${at}?question=${firstToClear}`, title, aside: aside(""), attention: false });
  }
  const latest = inOrder(submissions).at(-1);
  if (person.role === "focal-point" && latest?.receipt === "returned") {
    lines.push({
      key: `submission ${response}`,
      to: `${at}/review`,
      title: t("waiting.submissionReturned", { number: latest.number }),
      aside: aside(latest.reason),
      attention: true,
    });
  }
  return lines;
}
