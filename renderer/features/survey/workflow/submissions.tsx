import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { inOrder, submissionStateOf } from "#shared/domain/submission/counting.ts";
import { SubmissionMenu } from "#renderer/features/paper/index.ts";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { Section } from "#renderer/ui/page.tsx";
import { When } from "#renderer/ui/when.tsx";
import { useSubmissions } from "./use-submissions.ts";
import lines from "#renderer/ui/lines.module.css";
import classes from "./review.module.css";

/** What was signed, latest first: which one counts, and what the secretariat said of it. */
export function Submissions({ response, definition }: { readonly response: RecordDocument; readonly definition: Questionnaire }): ReactNode {
  const { t } = useTranslation("workflow");
  const authorOf = useAuthors();
  const submissions = useSubmissions(response.id);
  if (!submissions || submissions.length === 0) return null;
  return (
    <Section title={t("submissions")}>
      <ol className={lines["list"]} aria-label={t("submissions")}>
        {inOrder(submissions)
          .reverse()
          .map((one) => {
            const state = submissionStateOf(one, submissions);
            return (
              <li key={one.id} className={classes["submission"]} data-testid={`submission-${one.number}`}>
                <div className={classes["submissionHead"]}>
                  <strong>{t("submissionNumber", { number: one.number })}</strong>
                  <span data-state={state} className={classes["submissionState"]}>
                    {t(`submissionState.${state === "received" && one.document.unsent === 1 ? "signed" : state}`)}
                  </span>
                  <span className={classes["end"]}>
                    <RecordStatus document={one.document} />
                    <SubmissionMenu response={response} definition={definition} submission={one.document} />
                  </span>
                </div>
                <p className={classes["quiet"]}>
                  {t("signedBy", { name: one.signer })} · <When at={one.signed.at} />
                </p>
                <p className={classes["quiet"]}>
                  {t("contentHash")} <code title={one.hash}>{one.hash.slice(0, 16)}</code>
                </p>
                {one.said && (
                  <p className={one.receipt === "returned" ? classes["amber"] : classes["quiet"]}>
                    {one.receipt === "returned"
                      ? t("returnedBecause", { name: authorOf(one.said.by), reason: one.reason })
                      : t("acknowledgedBy", { name: authorOf(one.said.by) })}{" "}
                    · <When at={one.said.at} />
                  </p>
                )}
              </li>
            );
          })}
      </ol>
    </Section>
  );
}
