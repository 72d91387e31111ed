import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { responseId } from "#shared/domain/response/response.ts";
import { asScope } from "#shared/lib/ids.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { SurveyDesk } from "./survey-desk.tsx";
import { deadlineOf, newestOpen } from "./use-open-survey.ts";

/** `/survey`: the open questionnaire as one's own country answers it. `/survey/<response>`: a country's answer. */
export function SurveyPage(): ReactNode {
  const { response: wanted } = useParams();
  const { t } = useTranslation("survey");
  const { actor } = useDesk();
  const questionnaires = useList({ kind: "questionnaire", sort: "updated" });
  const responses = useList({ kind: "response" });
  if (questionnaires.state === "loading" || responses.state === "loading") return <LoadingState />;
  if (questionnaires.state === "failed" || responses.state === "failed") return <ErrorState sentence={t("missingResponse")} />;

  if (!wanted && actor.country === null) return <Navigate to="/questionnaires" replace />;
  const open = newestOpen(questionnaires.value);
  const response = wanted
    ? responses.value.find((one) => one.id === wanted)
    : responses.value.find((one) => open && one.id === responseId(open.id, actor.country ?? ""));
  if (response) {
    const questionnaire = questionnaires.value.find((one) => one.id === response.parent);
    return questionnaire ? <Answering key={response.id} response={response} questionnaire={questionnaire} /> : <EmptyState sentence={t("missingResponse")} />;
  }
  if (wanted) return <EmptyState sentence={t("missingResponse")} />;
  return open ? (
    <Start questionnaire={open} earlier={responses.value.filter((one) => one.summary["country"] === actor.country)} />
  ) : (
    <EmptyState sentence={t("none")} />
  );
}

function Answering({ response, questionnaire }: { readonly response: RecordDocument; readonly questionnaire: RecordDocument }): ReactNode {
  const { t } = useTranslation("survey");
  const definition = definitionIn(questionnaire);
  if (!definition) return <ErrorState sentence={t("cannotRead")} />;
  return <SurveyDesk response={response} definition={definition} deadline={deadlineOf(questionnaire)} />;
}

function Start({ questionnaire, earlier }: { readonly questionnaire: RecordDocument; readonly earlier: readonly RecordDocument[] }): ReactNode {
  const { t } = useTranslation("survey");
  const { actor, records } = useDesk();
  const [failed, setFailed] = useState(false);
  const country = actor.country ?? "";
  const scope = asScope(`country:${country}`);
  if (failed) return <ErrorState sentence={t("startFailed")} retry={() => setFailed(false)} />;
  if (!mayCreate(actor, { kind: "response", scope, audience: "secretariat" }).allowed) {
    return (
      <>
        <EmptyState sentence={t("startFocalPoint")} />
        <Earlier responses={earlier} />
      </>
    );
  }
  const start = (): void => {
    records
      .edit({ id: responseId(questionnaire.id, country), kind: "response", scope }, [
        { type: "set", field: "questionnaire", value: questionnaire.id },
        { type: "set", field: "country", value: country },
        { type: "set", field: "status", value: "draft" },
      ])
      .catch(() => setFailed(true));
  };
  return (
    <>
      <EmptyState sentence={t("notStarted")} action={{ label: t("start"), onClick: start }} />
      <Earlier responses={earlier} />
    </>
  );
}

/** Answers to earlier questionnaires stay where they are. */
function Earlier({ responses }: { readonly responses: readonly RecordDocument[] }): ReactNode {
  const { t } = useTranslation("survey");
  return responses.map((response) => (
    <EmptyState
      key={response.id}
      sentence={t("earlier", { version: /\.(\d+)$/.exec(response.parent)?.[1] ?? "" })}
      action={{ label: t("openEarlier"), to: `/survey/${encodeURIComponent(response.id)}` }}
    />
  ));
}
