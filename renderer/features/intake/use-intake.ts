import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { countriesIn, type CountryState } from "./country-state.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { submissionOf, type Submission } from "#renderer/platform/desk/submissions.ts";

export type Country = CountryState<Submission>;

export interface Intake {
  /** Those that were published, the newest that is open first. */
  readonly questionnaires: readonly RecordDocument[];
  readonly questionnaire: RecordDocument;
  /** null when this build cannot read it. */
  readonly definition: Questionnaire | null;
  readonly deadline: string | null;
  readonly countries: readonly Country[];
  readonly submissions: readonly Submission[];
  readonly answers: readonly RecordDocument[];
}

export type OpenedIntake = { readonly state: "loading" } | { readonly state: "failed" } | { readonly state: "none" } | ({ readonly state: "ready" } & Intake);

/**
 * What came in for one questionnaire.
 * @param response whose questionnaire it is; without it the one that the address names, else the newest that is open
 */
export function useIntake(response?: string): OpenedIntake {
  const { people$ } = useDesk();
  const [parameters] = useSearchParams();
  const questionnaires = useList({ kind: "questionnaire", lifecycle: "all" });
  const responses = useList({ kind: "response" });
  const answers = useList({ kind: "answer" });
  const submissions = useList({ kind: "submission", lifecycle: "all" });
  const people = useObservable(() => people$, people$);
  const named = response === undefined ? parameters.get("questionnaire") : questionnaireOf(response);
  return useMemo((): OpenedIntake => {
    const lists = [questionnaires, responses, answers, submissions, people];
    if (lists.some((list) => list.state === "failed")) return { state: "failed" };
    if (
      questionnaires.state !== "ready" ||
      responses.state !== "ready" ||
      answers.state !== "ready" ||
      submissions.state !== "ready" ||
      people.state !== "ready"
    ) {
      return { state: "loading" };
    }
    const published = questionnaires.value.filter((one) => one.status !== "draft").toSorted(newestOpenFirst);
    const questionnaire = published.find((one) => one.id === named) ?? published[0];
    if (!questionnaire) return { state: "none" };
    const definition = definitionIn(questionnaire);
    const all = submissions.value.map(submissionOf);
    const deadline = questionnaire.summary["deadline"];
    return {
      state: "ready",
      questionnaires: published,
      questionnaire,
      definition,
      deadline: typeof deadline === "string" ? deadline : null,
      countries: countriesIn({
        questionnaire: questionnaire.id,
        responses: responses.value,
        answers: answers.value,
        submissions: all.map((submission) => ({ response: submission.document.parent, submission })),
        invited: [...people.value.values()].flatMap(({ summary }) =>
          typeof summary["country"] === "string" && summary["country"] ? [summary["country"]] : [],
        ),
      }),
      submissions: all,
      answers: answers.value,
    };
  }, [questionnaires, responses, answers, submissions, people, named]);
}

function questionnaireOf(response: string): string {
  return `questionnaire.${response.replace(/^response\./, "").replace(/\.[A-Z]{3}$/, "")}`;
}

function newestOpenFirst(left: RecordDocument, right: RecordDocument): number {
  return (
    Number(right.status === "open") - Number(left.status === "open") ||
    Number(right.summary["version"]) - Number(left.summary["version"]) ||
    right.updated - left.updated
  );
}
