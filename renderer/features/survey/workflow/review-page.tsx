import { Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowLeft, IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { progressOf, type MissingAnswer } from "#shared/domain/answer/given-answers.ts";
import { findQuestion, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { clockIn } from "#renderer/platform/local-now.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { useAnswers, type Answers } from "../use-answers.ts";
import { SignOff } from "./sign-off.tsx";
import { Submissions } from "./submissions.tsx";
import lines from "#renderer/ui/lines.module.css";
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
  const definition = definitionIn(questionnaire);
  const answers = useAnswers(response.id);
  if (!definition) return <ErrorState sentence={t("survey:cannotRead")} />;
  if (!answers) return <LoadingState />;
  const missing = missingIn(definition, answers, i18n.language);
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
      <Missing sections={missing} definition={definition} response={response} />
      {may && (
        <SignOff answers={answers} definition={definition} response={response} missing={missing.reduce((sum, section) => sum + section.missing.length, 0)} />
      )}
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
      <ul className={lines["list"]}>
        {conflicted.map(({ document }) => (
          <li key={document.id}>
            <Link className={lines["line"]} to={`/conflicts/${encodeURIComponent(document.id)}`}>
              <IconAlertTriangle size={16} aria-hidden className={classes["amber"]} />
              <span className={lines["name"]}>{titleOf(definition, String(document.summary["question"]), i18n.language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface SectionMissing {
  readonly title: string;
  readonly missing: readonly MissingAnswer[];
}

interface MissingProps {
  readonly sections: readonly SectionMissing[];
  readonly definition: Questionnaire;
  readonly response: RecordDocument;
}

function Missing({ sections, definition, response }: MissingProps): ReactNode {
  const { t, i18n } = useTranslation(["workflow", "survey"]);
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
          <ul className={lines["list"]}>
            {missing.map(({ question, hint, count }) => (
              <li key={question}>
                <Link className={lines["line"]} to={`/survey/${encodeURIComponent(response.id)}?question=${encodeURIComponent(question)}`}>
                  <span className={lines["name"]}>{titleOf(definition, question, i18n.language)}</span>
                  <span className={lines["aside"]}>{t(`survey:hint.${hint}`, { count })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** The sections in which a reader would miss something. */
function missingIn(definition: Questionnaire, answers: Answers, language: string): readonly SectionMissing[] {
  return definition.sections
    .map((section) => ({
      title: localisedText(section.title, language),
      missing: progressOf(section, definition, (name) => answers.get(name)?.view ?? null, clockIn(language)).missing,
    }))
    .filter((section) => section.missing.length > 0);
}

function titleOf(definition: Questionnaire, name: string, language: string): string {
  const question = findQuestion(definition, name);
  return question ? [question.number, localisedText(question.title, language)].filter(Boolean).join(" ") : name;
}
