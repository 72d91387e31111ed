/** What of the open surveys has a date: the whole for who signs it, sections and questions for the ministries that were asked. */
import { combineLatest, map, of, switchMap, type Observable } from "rxjs";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { progressOf } from "#shared/domain/answer/given-answers.ts";
import type { SurveyPart } from "#shared/domain/deadlines/deadlines.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { assignmentOf } from "#shared/domain/response/assignment.ts";
import type { Desk } from "#renderer/platform/desk/desk.tsx";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { answersIn, type Answers } from "./use-answers.ts";
import { deadlineOf, surveysOf, type OpenSurvey } from "./use-open-survey.ts";

/** @param language in which sections and questions are named */
export function surveyParts$({ records, actor }: Desk, language: string): Observable<readonly SurveyPart[]> {
  const surveys$ = combineLatest([
    records.list$({ kind: "questionnaire" }),
    records.list$({ kind: "response" }),
    records.list$({ kind: "submission", lifecycle: "all" }),
  ]);
  return surveys$.pipe(
    switchMap(([questionnaires, responses, submissions]) => {
      const signed = new Set(submissions.filter(({ status }) => status !== "returned").map(({ parent }) => parent));
      const { open } = surveysOf(questionnaires, responses, actor.country ?? "", "");
      const whole = open.flatMap((survey) => wholeOf(survey, signed));
      const answered = open.flatMap((survey) =>
        survey.response && !signed.has(survey.response.id) && hasAssignments(survey.response)
          ? [records.list$({ kind: "answer", parent: survey.response.id }).pipe(map((answers) => partsOf(survey, answersIn(answers), language)))]
          : [],
      );
      return answered.length === 0 ? of(whole) : combineLatest(answered).pipe(map((parts) => [...whole, ...parts.flat()]));
    }),
  );
}

const recordOf = ({ response, questionnaire }: OpenSurvey): SurveyPart["record"] => response ?? questionnaire;

function wholeOf(survey: OpenSurvey, signed: ReadonlySet<string>): readonly SurveyPart[] {
  const { questionnaire, response } = survey;
  const day = deadlineOf(questionnaire);
  const { title } = questionnaire;
  if (day === null) return [];
  const done = response !== undefined && signed.has(response.id);
  return [{ kind: "survey", record: recordOf(survey), name: "", title, survey: title, day, ministry: "", done }];
}

const hasAssignments = (response: RecordDocument): boolean =>
  viewOf(decodeRecord(response.crdt))
    .fieldsUnder("")
    .some((field) => /^(section|question)\./.test(field));

function partsOf(survey: OpenSurvey, answers: Answers, language: string): readonly SurveyPart[] {
  const definition = definitionIn(survey.questionnaire);
  if (!definition || !survey.response) return [];
  const response = viewOf(decodeRecord(survey.response.crdt));
  const shared = { record: recordOf(survey), survey: survey.questionnaire.title };
  return definition.sections.flatMap((section) => {
    const missing = (): ReadonlySet<string> =>
      new Set(progressOf(section, definition, (name) => answers.get(name)?.view ?? null).missing.map(({ question }) => question));
    const whole = assignmentOf(response, section.name);
    const parts: SurveyPart[] = whole?.due
      ? [
          {
            ...shared,
            kind: "section",
            name: section.name,
            title: localisedText(section.title, language),
            day: whole.due,
            ministry: whole.ministry,
            done: missing().size === 0,
          },
        ]
      : [];
    for (const question of section.questions) {
      const own = assignmentOf(response, section.name, question.name);
      if (own?.of !== "question" || !own.due) continue;
      const title = [question.number, localisedText(question.title, language)].filter(Boolean).join(" ");
      parts.push({ ...shared, kind: "question", name: question.name, title, day: own.due, ministry: own.ministry, done: !missing().has(question.name) });
    }
    return parts;
  });
}
