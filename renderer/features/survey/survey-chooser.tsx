import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { progressOf } from "#shared/domain/answer/given-answers.ts";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { clockIn } from "#renderer/platform/local-now.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { EmptyState } from "#renderer/ui/states.tsx";
import { SurveyDue } from "./survey-due.tsx";
import { useAnswers } from "./use-answers.ts";
import { deadlineOf, wayToSurvey, type OpenSurvey, type Surveys } from "./use-open-survey.ts";
import classes from "./survey-chooser.module.css";

/** Which survey to answer, when several take answers; those that are over can be read. */
export function SurveyChooser({ surveys: { open, closed } }: { readonly surveys: Surveys }): ReactNode {
  const { t } = useTranslation("survey");
  return (
    <Page>
      <PageHead title={t("choose.title")} {...(open.length > 1 ? { subtitle: t("choose.says") } : {})} />
      {open.length === 0 && <EmptyState sentence={t("none")} />}
      {open.length > 0 && <List surveys={open} label={t("choose.open")} isOpen />}
      {closed.length > 0 && (
        <Section title={t("choose.closed")}>
          <List surveys={closed} label={t("choose.closed")} isOpen={false} />
        </Section>
      )}
    </Page>
  );
}

function List({ surveys, label, isOpen }: { readonly surveys: readonly OpenSurvey[]; readonly label: string; readonly isOpen: boolean }): ReactNode {
  return (
    <ul className={classes["list"]} aria-label={label}>
      {surveys.map((survey) => (
        <Line key={survey.questionnaire.id} survey={survey} isOpen={isOpen} />
      ))}
    </ul>
  );
}

function Line({ survey, isOpen }: { readonly survey: OpenSurvey; readonly isOpen: boolean }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { questionnaire, response } = survey;
  const definition = definitionIn(questionnaire);
  return (
    <li>
      <Link className={classes["survey"]} to={wayToSurvey(survey)} data-testid={`survey-${questionnaire.id}`}>
        <span className={classes["title"]} dir="auto">
          {definition ? localisedText(definition.title, i18n.language) : questionnaire.title}
        </span>
        <span className={classes["facts"]}>
          <span>{t("choose.version", { version: Number(questionnaire.summary["version"]) })}</span>
          {isOpen && (deadlineOf(questionnaire) === null ? <span>{t("choose.noDeadline")}</span> : <SurveyDue deadline={deadlineOf(questionnaire)} />)}
        </span>
        <span className={classes["progress"]}>
          {!definition ? t("choose.cannotRead") : response ? <Progress definition={definition} response={response.id} /> : t("choose.notStarted")}
        </span>
      </Link>
    </li>
  );
}

function Progress({ definition, response }: { readonly definition: Questionnaire; readonly response: string }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const answers = useAnswers(response);
  if (!answers) return null;
  const sections = definition.sections.map((section) => progressOf(section, definition, (name) => answers.get(name)?.view ?? null, clockIn(i18n.language)));
  const [complete, asked] = [sections.reduce((sum, one) => sum + one.complete, 0), sections.reduce((sum, one) => sum + one.asked, 0)];
  return (
    <>
      <span>{t("progress", { complete, asked })}</span>
      <ProgressBar done={complete} of={asked} />
    </>
  );
}
