import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { progressOf, type SectionProgress } from "#shared/domain/answer/given-answers.ts";
import type { Questionnaire, Section as SurveySection } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { clockIn } from "#renderer/platform/local-now.ts";
import { Section } from "#renderer/ui/page.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { SurveyDue } from "./survey-due.tsx";
import { useAnswers } from "./use-answers.ts";
import { deadlineOf, useSurveys, wayToSurvey, type OpenSurvey } from "./use-open-survey.ts";
import lines from "#renderer/ui/lines.module.css";
import classes from "./survey-today.module.css";

/** On the first page: when each running survey is due, and how far each of its sections is. */
export function SurveyToday(): ReactNode {
  const surveys = useSurveys();
  return surveys?.open.map((survey) => <Running key={survey.questionnaire.id} survey={survey} />);
}

function Running({ survey }: { readonly survey: OpenSurvey }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { actor } = useDesk();
  const definition = definitionIn(survey.questionnaire);
  if (!definition) return null;
  return (
    <Section title={localisedText(definition.title, i18n.language)} aside={<SurveyDue deadline={deadlineOf(survey.questionnaire)} />}>
      {actor.country === null ? (
        <p className={classes["line"]}>
          <span>{t("today.countries", { count: survey.responses.length })}</span>
          <Link to={`/intake?questionnaire=${encodeURIComponent(survey.questionnaire.id)}`}>{t("today.toIntake")}</Link>
        </p>
      ) : survey.response ? (
        <Sections definition={definition} response={survey.response} />
      ) : (
        <p className={classes["line"]}>
          <span>{t("notStarted")}</span>
          <Button component={Link} to={wayToSurvey(survey)} variant="light">
            {t("today.open")}
          </Button>
        </p>
      )}
    </Section>
  );
}

function Sections({ definition, response }: { readonly definition: Questionnaire; readonly response: RecordDocument }): ReactNode {
  const { i18n } = useTranslation();
  const answers = useAnswers(response.id);
  if (!answers) return null;
  return (
    <ul className={lines["list"]}>
      {definition.sections.map((section) => (
        <SectionLine
          key={section.name}
          section={section}
          response={response.id}
          progress={progressOf(section, definition, (name) => answers.get(name)?.view ?? null, clockIn(i18n.language))}
        />
      ))}
    </ul>
  );
}

interface SectionLineProps {
  readonly section: SurveySection;
  readonly response: string;
  readonly progress: SectionProgress;
}

function SectionLine({ section, response, progress }: SectionLineProps): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const finished = progress.done === progress.asked;
  return (
    <li>
      <Link className={classes["section"]} to={`/survey/${encodeURIComponent(response)}?section=${section.name}`}>
        <span className={lines["name"]}>{localisedText(section.title, i18n.language)}</span>
        <span className={classes["bar"]}>
          <ProgressBar done={progress.complete} of={progress.asked} />
        </span>
        <span className={classes["count"]}>{t("progress", { complete: progress.complete, asked: progress.asked })}</span>
        <span className={classes["done"]}>
          {finished && <IconCircleCheck size={16} aria-hidden />}
          {progress.done > 0 && t("doneCount", { done: progress.done })}
        </span>
      </Link>
    </li>
  );
}
