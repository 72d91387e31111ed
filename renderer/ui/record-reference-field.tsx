import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import { useList, useRecord } from "#renderer/platform/desk/use-record.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { isLeftOut, labelOf } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { RecordPicker } from "#renderer/ui/record-picker.tsx";

export interface RecordReferenceFieldProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly description?: string;
  /** The kind of record that may be chosen. */
  readonly kind: string;
  /** Which of them; all when left out. */
  readonly fits?: (document: RecordDocument) => boolean;
  readonly hintOf?: (document: RecordDocument) => string;
}

const nothing: readonly RecordDocument[] = [];

/** A register that names another record: found by a few letters, opened by its link. */
export function RecordReferenceField({ form, field, label, description, kind, fits, hintOf }: RecordReferenceFieldProps): ReactNode {
  const { t } = useTranslation("common");
  const list = useList({ kind });
  const titleOf = useRecordTitle();
  const all = list.state === "ready" ? list.value : nothing;
  const value = form.words(field);
  // What was chosen before it was archived is still called by its name.
  const chosen = useRecord(value || undefined);
  const path = chosen.state === "ready" ? linkTo(chosen.document) : null;
  if (isLeftOut(form, field, value === "")) return null;
  return (
    <div>
      <RecordPicker
        label={labelOf({ form, field, label })}
        {...(description ? { description } : {})}
        value={value}
        choices={fits ? all.filter(fits) : all}
        titleOf={titleOf}
        {...(hintOf ? { hintOf } : {})}
        placeholder={t("chooseRecord")}
        nothing={t("noRecordFound")}
        unknown={chosen.state === "ready" ? titleOf(chosen.document) : chosen.state === "loading" ? "" : t("recordNotHere")}
        clearLabel={t("clearField", { label })}
        readOnly={!form.permission(field).allowed || form.conflicts.has(field)}
        onChoose={(id) => form.set(field, id)}
      />
      {path !== null && chosen.state === "ready" && (
        <Anchor component={Link} to={path} size="sm" dir="auto">
          {titleOf(chosen.document)}
        </Anchor>
      )}
    </div>
  );
}
