import { Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowLeft, IconCircleCheck } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { progressOf, type MissingAnswer } from "#shared/domain/answer/given-answers.ts";
import { findQuestion, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { clockIn } from "#renderer/platform/local-now.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { useAnswers, type Answers } from "../use-answers.ts";
import { useDefinition } from "../use-open-survey.ts";
import { SignOff } from "./sign-off.tsx";
import { Submissions } from "./submissions.tsx";
import classes from "./review.module.css";

/** Before a country's answer is signed: what is missing, what waits to be decided, and what was signed before. */
export function ReviewPage(): ReactNode {
  const { response: id } = useParams();
  const { t } = useTranslation(["workflow", "survey"]);
  const response = useRecord(id);
  const questionnaire = useRecord(response.state === "ready" ? response.document.parent : undefined);
  if (response.state === "loading") return <LoadingState />;
  if (response.state === "missing") return <EmptyState sentence={t("survey:missingResponse")} />;
  if (questionnaire.state === "loading") return <LoadingState />;
  if (questionnaire.state === "missing") return <EmptyState sentence={t("survey:missingResponse")} />;
  return <Review response={response.document} questionnaire={questionnaire.document} />;
}

function Review({ response, questionnaire }: { readonly response: RecordDocument; readonly questionnaire: RecordDocument }): ReactNode {
  const { t, i18n } = useTranslation(["workflow", "survey"]);
  const { actor } = useDesk();
  const definition = useDefinition(questionnaire);
  const answers = useAnswers(response.id);
  if (!definition) return <ErrorState sentence={t("survey:cannotRead")} />;
  if (!answers) return <LoadingState />;
  const may = mayCreate(actor, { kind: "submission", scope: response.scope, audience: "secretariat" }).allowed;
  return (
    <Page>
      <PageHead
        title={t("review")}
        subtitle={[countryName(String(response.summary["country"] ?? ""), i18n.language), localisedText(definition.title, i18n.language)]
          .filter(Boolean)
          .join(" · ")}
        actions={
          <Button
            component={Link}
            to={`/survey/${encodeURIComponent(response.id)}`}
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden className={classes["turns"]} />}
          >
            {t("backToAnswers")}
          </Button>
        }
      />
      <Conflicts answers={answers} definition={definition} />
      <Missing answers={answers} definition={definition} response={response} />
      {may && <SignOff answers={answers} definition={definition} response={response} />}
      <Submissions response={response} definition={definition} />
    </Page>
  );
}

function Conflicts({ answers, definition }: { readonly answers: Answers; readonly definition: Questionnaire }): ReactNode {
  const { t, i18n } = useTranslation("workflow");
  const conflicted = [...answers.values()].filter((answer) => answer.conflicts.length > 0);
  if (conflicted.length === 0) return null;
  return (
    <Section title={t("toDecide")}>
      <p className={classes["quiet"]}>{t("toDecideSays")}</p>
      <ul className={classes["list"]}>
        {conflicted.map(({ document }) => (
          <li key={document.id}>
            <Link className={classes["line"]} to={`/conflicts/${encodeURIComponent(document.id)}`}>
              <IconAlertTriangle size={16} aria-hidden className={classes["amber"]} />
              <span className={classes["name"]}>{titleOf(definition, String(document.summary["question"]), i18n.language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface MissingProps {
  readonly answers: Answers;
  readonly definition: Questionnaire;
  readonly response: RecordDocument;
}

function Missing({ answers, definition, response }: MissingProps): ReactNode {
  const { t, i18n } = useTranslation(["workflow", "survey"]);
  const sections = useMissing(definition, answers);
  if (sections.length === 0) {
    return (
      <Section title={t("missing")}>
        <p className={classes["complete"]}>
          <IconCircleCheck size={16} aria-hidden /> {t("nothingMissing")}
        </p>
      </Section>
    );
  }
  return (
    <Section title={t("missing")}>
      {sections.map(({ title, missing }) => (
        <div key={title} className={classes["section"]}>
          <h3>{title}</h3>
          <ul className={classes["list"]}>
            {missing.map(({ question, hint, count }) => (
              <li key={question}>
                <Link className={classes["line"]} to={`/survey/${encodeURIComponent(response.id)}?question=${encodeURIComponent(question)}`}>
                  <span className={classes["name"]}>{titleOf(definition, question, i18n.language)}</span>
                  <span className={classes["aside"]}>{t(`survey:hint.${hint}`, { count })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function useMissing(definition: Questionnaire, answers: Answers): readonly { readonly title: string; readonly missing: readonly MissingAnswer[] }[] {
  const { i18n } = useTranslation();
  return useMemo(
    () =>
      definition.sections
        .map((section) => ({
          title: localisedText(section.title, i18n.language),
          missing: progressOf(section, definition, (name) => answers.get(name)?.view ?? null, clockIn(i18n.language)).missing,
        }))
        .filter((section) => section.missing.length > 0),
    [definition, answers, i18n.language],
  );
}

function titleOf(definition: Questionnaire, name: string, language: string): string {
  const question = findQuestion(definition, name);
  return question ? [question.number, localisedText(question.title, language)].filter(Boolean).join(" ") : name;
}
