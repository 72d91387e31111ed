import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { capacityNeeds } from "#shared/domain/vocabulary/vocabulary.ts";
import { Section } from "#renderer/ui/page.tsx";
import { CodesField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { useCoded } from "#renderer/ui/use-coded.ts";

/** What came of it, what others can take from it, and what was lacking. */
export function ResultsPart({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("initiatives");
  const coded = useCoded();
  return (
    <>
      <Section title={t("section.results")}>
        <Fields>
          <TextField form={form} field="results" label={t("field.results")} maxLength={20_000} multiline wide />
          <TextField form={form} field="lessons" label={t("field.lessons")} maxLength={20_000} multiline wide />
        </Fields>
      </Section>
      <Section title={t("section.practice")}>
        <TextField
          form={form}
          field="goodPractice"
          label={t("field.goodPractice")}
          description={t("field.goodPracticeHelp")}
          maxLength={8_000}
          multiline
          wide
        />
      </Section>
      <Section title={t("section.needs")}>
        <CodesField form={form} set="capacityNeeds" label={t("field.capacityNeeds")} choices={coded(capacityNeeds, "capacityNeed")} wide />
      </Section>
    </>
  );
}
