import { Button, Select } from "@mantine/core";
import { IconArrowLeft, IconCheck, IconMailForward } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { questionsIn, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { FrozenAnswer, Receipt } from "#shared/domain/submission/submission.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { SubmissionMenu } from "#renderer/features/paper/index.ts";
import { stateIn } from "#renderer/features/intake/country-state.ts";
import { changedQuestions } from "#renderer/features/intake/changed-questions.ts";
import { SubmissionStateMark } from "#renderer/features/intake/submission-state-mark.tsx";
import type { Submission } from "#renderer/platform/desk/submissions.ts";
import type { Country } from "#renderer/features/intake/use-intake.ts";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { useMayWrite, useRecord } from "#renderer/platform/desk/use-record.ts";
import { answerLines, useWording } from "#renderer/ui/answer-words.ts";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { ReturnDialog } from "#renderer/ui/return-dialog.tsx";
import { EmptyState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import classes from "#renderer/features/intake/intake.module.css";

interface SubmissionViewProps {
  readonly submission: Submission;
  readonly country: Country;
  readonly definition: Questionnaire | null;
  readonly onClose: () => void;
}

/** A submission as it was signed: nobody changes it; the secretariat says that it took it, or why not. */
export function SubmissionView({ submission, country, definition, onClose }: SubmissionViewProps): ReactNode {
  const { t } = useTranslation("intake");
  const nameOf = useCountryName();
  const response = useRecord(country.id);
  const others = country.submissions.filter((one) => one.id !== submission.id);
  const [beside, setBeside] = useState<string | null>(null);
  const other = others.find((one) => one.id === beside) ?? null;
  return (
    <Page wide side={<RecordSide record={submission.document} />}>
      <div className={classes["back"]}>
        <Button variant="subtle" leftSection={<IconArrowLeft className={classes["arrow"]} size={16} aria-hidden />} onClick={onClose}>
          {t("backToCountry", { country: nameOf(country.country) })}
        </Button>
      </div>
      <PageHead
        title={t("numberOf", { country: nameOf(country.country), number: submission.number })}
        subtitle={
          <>
            {t("signedBy", { signer: submission.signer })} <When at={submission.signed.at} /> · {t("hash")} <code>{submission.hash.slice(0, 16)}</code>
          </>
        }
        status={<RecordStatus document={submission.document} />}
        actions={
          <>
            {definition && submission.content && response.state === "ready" && (
              <SubmissionMenu response={response.document} definition={definition} submission={submission.document} />
            )}
            {stateIn(submission, country) !== "superseded" && <Actions submission={submission} />}
          </>
        }
      />
      <div className={classes["standing"]} role="status" data-testid="submission-state">
        <SubmissionStateMark submission={submission} country={country} />
        <Said submission={submission} />
      </div>
      {others.length > 0 && (
        <Select
          className={classes["compare"]}
          label={t("compare")}
          placeholder={t("compareNone")}
          clearable
          clearButtonProps={{ "aria-label": t("compareNone") }}
          value={beside}
          data={others.toReversed().map((one) => ({ value: one.id, label: t("openNumber", { number: one.number }) }))}
          onChange={setBeside}
        />
      )}
      {!definition || !submission.content ? (
        <EmptyState sentence={t(definition ? "notArrived" : "cannotRead")} />
      ) : other?.content ? (
        <Compared definition={definition} before={other} after={submission} />
      ) : (
        <Answers definition={definition} answers={submission.content.answers} />
      )}
    </Page>
  );
}

function Said({ submission }: { readonly submission: Submission }): ReactNode {
  const { t } = useTranslation("intake");
  const personOf = usePersonNames();
  if (!submission.said) return null;
  return (
    <div className={classes["quiet"]}>
      {t(submission.receipt === "returned" ? "returnedBy" : "acknowledgedBy", { name: personOf(submission.said.by).name })} <When at={submission.said.at} />
    </div>
  );
}

function Actions({ submission }: { readonly submission: Submission }): ReactNode {
  const { t } = useTranslation("intake");
  const { document } = submission;
  const mayWrite = useMayWrite(document, "receipt");
  const editing = useEdit(document as never);
  const [returning, setReturning] = useState(false);
  if (!mayWrite) return null;
  const write = (receipt: Receipt): Promise<void> => editing.edit({ type: "set", field: "receipt", value: receipt });
  return (
    <>
      {submission.receipt !== "acknowledged" && (
        <Button leftSection={<IconCheck size={16} aria-hidden />} onClick={() => void write({ state: "acknowledged" })}>
          {t("acknowledge")}
        </Button>
      )}
      {submission.receipt !== "returned" && (
        <Button variant="default" leftSection={<IconMailForward size={16} aria-hidden />} onClick={() => setReturning(true)}>
          {t("return")}
        </Button>
      )}
      {returning && (
        <ReturnDialog
          title={t("returnTitle")}
          about={t("returnAbout")}
          action={t("returnNow")}
          onClose={() => setReturning(false)}
          onReturn={(reason) => write({ state: "returned", reason })}
        />
      )}
    </>
  );
}

type FrozenAnswers = Readonly<Record<string, FrozenAnswer>>;

function Answers({ definition, answers }: { readonly definition: Questionnaire; readonly answers: FrozenAnswers }): ReactNode {
  const wording = useWording();
  return definition.sections.map((section) => {
    const answered = section.questions.filter((question) => answers[question.name]);
    if (answered.length === 0) return null;
    return (
      <Section key={section.name} title={localisedText(section.title, wording.language)}>
        <dl className={classes["frozen"]}>
          {answered.map((question) => (
            <div key={question.name} data-question={question.name}>
              <dt>
                <Title question={question} />
              </dt>
              <dd>
                <Lines lines={answerLines(question, answers[question.name], definition, wording)} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    );
  });
}

/** Only what is different, the older number first. */
function Compared({ definition, before, after }: { readonly definition: Questionnaire; readonly before: Submission; readonly after: Submission }): ReactNode {
  const { t } = useTranslation("intake");
  const wording = useWording();
  const [older, newer] = before.number <= after.number ? [before, after] : [after, before];
  const [left, right] = [older.content?.answers ?? {}, newer.content?.answers ?? {}];
  const changed = changedQuestions(left, right);
  const questions = questionsIn(definition).filter((question) => changed.has(question.name));
  if (questions.length === 0) return <p className={classes["quiet"]}>{t("nothingChanged")}</p>;
  return (
    <section aria-label={t("compare")}>
      <p className={classes["quiet"]}>{t("changed", { count: questions.length })}</p>
      <table className={classes["compared"]} data-testid="compared">
        <thead>
          <tr>
            <th scope="col">{t("column.question")}</th>
            <th scope="col">{t("openNumber", { number: older.number })}</th>
            <th scope="col">{t("openNumber", { number: newer.number })}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <tr key={question.name}>
              <th scope="row">
                <Title question={question} />
              </th>
              {[left, right].map((answers, at) => (
                <td key={at}>
                  <Lines lines={answerLines(question, answers[question.name], definition, wording)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Title({ question }: { readonly question: Question }): ReactNode {
  const { language } = useWording();
  return [question.number, localisedText(question.title, language)].filter(Boolean).join("\u2002");
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const { t } = useTranslation("intake");
  if (lines.length === 0) return <span className={classes["quiet"]}>{t("noAnswer")}</span>;
  return lines.map((line, at) => <div key={at}>{line}</div>);
}
