import { Badge } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { stateIn } from "#renderer/features/intake/country-state.ts";
import type { Submission } from "#renderer/platform/desk/submissions.ts";
import type { Country } from "#renderer/features/intake/use-intake.ts";
import classes from "#renderer/features/intake/intake.module.css";

/** The state in a word, that it counts, and why it was returned. */
export function SubmissionStateMark({ submission, country }: { readonly submission: Submission; readonly country: Country }): ReactNode {
  const { t } = useTranslation("intake");
  const counts = country.counting?.id === submission.id;
  return (
    <>
      {t(`submission.${stateIn(submission, country)}`)}
      {counts && (
        <Badge className={classes["mark"]} variant="light" size="sm" tt="none">
          {t("thisCounts")}
        </Badge>
      )}
      {submission.reason !== "" && <div className={classes["reason"]}>{submission.reason}</div>}
    </>
  );
}
