import type { ReactNode } from "react";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import classes from "#renderer/ui/field-label.module.css";

/** The label of a field, with the mark of a conflict when several values stand beside each other. Use it as `label` of a Mantine input. */
export function FieldLabel({
  children,
  record,
  field,
  conflicted,
}: {
  readonly children: ReactNode;
  readonly record: string;
  readonly field: string;
  readonly conflicted: boolean;
}): ReactNode {
  return (
    <span className={classes["label"]}>
      {children}
      {conflicted && <ConflictBadge record={record} field={field} />}
    </span>
  );
}
