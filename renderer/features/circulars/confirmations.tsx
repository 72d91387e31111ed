import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { confirmationsOf } from "#shared/domain/distribution/distribution.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { sameMinistry } from "#shared/domain/response/assignment.ts";
import { useEnrolled } from "#renderer/platform/desk/enrolled.ts";
import { When } from "#renderer/ui/when.tsx";
import classes from "./circulars.module.css";

/** Who confirmed a circular, when, and what they said. @param of only people of this ministry; all when left out */
export function Confirmations({ view, of }: { readonly view: RecordView; readonly of?: string }): ReactNode {
  const { t } = useTranslation("common");
  const { personOf, ministryOf } = useEnrolled();
  const all = confirmationsOf(view).filter(({ field }) => of === undefined || sameMinistry(ministryOf(field), of));
  if (all.length === 0) return null;
  return (
    <ul className={classes["confirmations"]}>
      {all.map(({ field, at, note }) => (
        <li key={field}>
          {personOf(field)?.title ?? t("someone")}, <When at={at} />
          {note !== "" && (
            <span className={classes["said"]} dir="auto">
              {note}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
