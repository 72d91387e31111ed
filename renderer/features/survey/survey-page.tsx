import { Anchor, Button } from "@mantine/core";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { responseId } from "#shared/domain/response/response.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { asScope } from "#shared/lib/ids.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { SurveyChooser } from "./survey-chooser.tsx";
import { SurveyDesk } from "./survey-desk.tsx";
import { SurveyDue } from "./survey-due.tsx";
import { deadlineOf, useRememberSurvey, useSurveys, wayToSurvey, type OpenSurvey, type Surveys } from "./use-open-survey.ts";

/**
 * `/survey`: the open questionnaire as one's own country answers it, or which of several. `/survey/<response>`: a country's answer.
 * `/survey/<questionnaire>`: one's own country's to that questionnaire.
 */
export function SurveyPage(): ReactNode {
  const { response: wanted } = useParams();
  const { t } = useTranslation("survey");
  const { actor } = useDesk();
  const surveys = useSurveys();
  if (surveys === undefined) return <LoadingState />;
  if (surveys === null) return <ErrorState sentence={t("missingResponse")} />;

  if (!wanted && actor.country === null) return <Navigate to="/questionnaires" replace />;
  const own = [...surveys.open, ...surveys.closed];
  const survey = wanted ? own.find((one) => one.questionnaire.id === wanted || one.response?.id === wanted) : surveys.chosen;
  if (survey) return <OwnSurvey survey={survey} surveys={surveys} />;
  return wanted ? <AnswerOf response={wanted} /> : <SurveyChooser surveys={surveys} />;
}

/** `/survey/all`: every survey of one's own country. */
export function SurveysPage(): ReactNode {
  const { t } = useTranslation("survey");
  const surveys = useSurveys();
  if (surveys === undefined) return <LoadingState />;
  return surveys === null ? <ErrorState sentence={t("missingResponse")} /> : <SurveyChooser surveys={surveys} />;
}

function OwnSurvey({ survey, surveys }: { readonly survey: OpenSurvey; readonly surveys: Surveys }): ReactNode {
  const { t } = useTranslation("survey");
  const { questionnaire, response } = survey;
  const remember = useEffectEvent(useRememberSurvey());
  const isNew = surveys.open.length > 1 && surveys.open.includes(survey) && surveys.chosen !== survey;
  useEffect(() => {
    if (isNew) remember(questionnaire.id);
  }, [isNew, questionnaire.id]);
  const others =
    surveys.open.length + surveys.closed.length > 1 ? (
      <Anchor component={Link} to="/survey/all" inherit>
        {t("choose.others")}
      </Anchor>
    ) : undefined;
  return response ? (
    <Answering key={response.id} response={response} questionnaire={questionnaire} others={others} />
  ) : (
    <Start key={questionnaire.id} survey={survey} surveys={surveys} />
  );
}

/** Another country's, as the secretariat reads it. */
function AnswerOf({ response }: { readonly response: string }): ReactNode {
  const { t } = useTranslation("survey");
  const opened = useRecord(response);
  const questionnaire = useRecord(opened.state === "ready" ? opened.document.parent : undefined);
  if (opened.state === "loading" || (opened.state === "ready" && questionnaire.state === "loading")) return <LoadingState />;
  if (opened.state === "missing" || questionnaire.state !== "ready") return <EmptyState sentence={t("missingResponse")} />;
  return <Answering key={response} response={opened.document} questionnaire={questionnaire.document} />;
}

interface AnsweringProps {
  readonly response: RecordDocument;
  readonly questionnaire: RecordDocument;
  readonly others?: ReactNode;
}

function Answering({ response, questionnaire, others }: AnsweringProps): ReactNode {
  const { t } = useTranslation("survey");
  const definition = definitionIn(questionnaire);
  if (!definition) return <ErrorState sentence={t("cannotRead")} />;
  return <SurveyDesk response={response} definition={definition} deadline={deadlineOf(questionnaire)} others={others} />;
}

function Start({ survey: { questionnaire }, surveys }: { readonly survey: OpenSurvey; readonly surveys: Surveys }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { actor, records } = useDesk();
  const [failed, setFailed] = useState(false);
  const country = actor.country ?? "";
  const scope = asScope(`country:${country}`);
  if (failed) return <ErrorState sentence={t("startFailed")} retry={() => setFailed(false)} />;
  const start = (): void => {
    records
      .edit({ id: responseId(questionnaire.id, country), kind: "response", scope }, [
        { type: "set", field: "questionnaire", value: questionnaire.id },
        { type: "set", field: "country", value: country },
        { type: "set", field: "status", value: "draft" },
      ])
      .catch(() => setFailed(true));
  };
  const mayStart = mayCreate(actor, { kind: "response", scope, audience: "secretariat" }).allowed;
  const definition = definitionIn(questionnaire);
  return (
    <Page>
      {/* Which of several it is that is not started. */}
      {surveys.open.length > 1 && (
        <PageHead
          title={definition ? localisedText(definition.title, i18n.language) : questionnaire.title}
          subtitle={
            <>
              {t("choose.version", { version: Number(questionnaire.summary["version"]) })}
              {deadlineOf(questionnaire) && " · "}
              <SurveyDue deadline={deadlineOf(questionnaire)} />
            </>
          }
          actions={
            <Button component={Link} to="/survey/all" variant="default">
              {t("choose.others")}
            </Button>
          }
        />
      )}
      {mayStart ? <EmptyState sentence={t("notStarted")} action={{ label: t("start"), onClick: start }} /> : <EmptyState sentence={t("startFocalPoint")} />}
      <Earlier surveys={surveys.closed} />
    </Page>
  );
}

/** Answers to earlier questionnaires stay where they are. */
function Earlier({ surveys }: { readonly surveys: readonly OpenSurvey[] }): ReactNode {
  const { t } = useTranslation("survey");
  return surveys.map((survey) => (
    <EmptyState
      key={survey.questionnaire.id}
      sentence={t("earlier", { title: survey.questionnaire.title, version: Number(survey.questionnaire.summary["version"]) })}
      action={{ label: t("openEarlier"), to: wayToSurvey(survey) }}
    />
  ));
}
