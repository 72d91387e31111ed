import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { audiences, horizontalIssues, roundtables, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { Section } from "#renderer/ui/page.tsx";
import { CodeField, CodesField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { RecordReferenceField } from "#renderer/ui/record-reference-field.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";

/** Its place among the Forum's themes and outcomes, and who sees it. */
export function SharingPart({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["initiatives", "vocabulary"]);
  const coded = useCoded();
  return (
    <>
      <Section title={t("section.context")}>
        <Fields>
          <CodesField form={form} set="themes" label={t("field.themes")} choices={coded(themes, "theme")} wide />
          <CodeField
            form={form}
            field="roundtable"
            label={t("field.roundtable")}
            clearLabel={t("clear.roundtable")}
            choices={roundtables.map((value) => ({ value, label: `${value}. ${t(`vocabulary:roundtable.${value}`)}` }))}
          />
          <CodesField form={form} set="horizontalIssues" label={t("field.horizontalIssues")} choices={coded(horizontalIssues, "horizontalIssue")} />
          <RecordReferenceField form={form} field="followUpOf" label={t("field.followUpOf")} kind="outcome" />
          {form.words("source") !== "" || form.conflicts.has("source") ? (
            <TextField form={form} field="source" label={t("field.source")} maxLength={4_000} multiline wide />
          ) : null}
        </Fields>
      </Section>
      {countryOfScope(form.target.scope) !== "" && form.permission("").allowed ? (
        <Section title={t("section.audience")}>
          <Fields>
            <CodeField
              form={form}
              field="audience"
              label={t("field.audience")}
              whenEmpty="secretariat"
              choices={coded(audiences, "audience")}
              lockedReason={t("audienceFocalPoint")}
            />
          </Fields>
        </Section>
      ) : null}
    </>
  );
}
