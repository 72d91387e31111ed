import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { actors, horizons, horizontalIssues, levels, outcomePlaces, sessions, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { Section } from "#renderer/ui/page.tsx";
import { CodeField, CodesField, Fields, TextField, type Choice } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";

/** What the secretariat writes of an outcome. */
export function OutcomeForm({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["outcomes", "vocabulary", "common"]);
  const coded = (codes: readonly string[], words: string): readonly Choice[] => codes.map((code) => ({ value: code, label: t(`vocabulary:${words}.${code}`) }));
  const code = (field: "roundtable" | "session" | "level" | "horizon", choices: readonly Choice[]): ReactNode => (
    <CodeField form={form} field={field} label={t(`field.${field}`)} clearLabel={t("common:clearField", { label: t(`field.${field}`) })} choices={choices} />
  );
  const places = outcomePlaces.map((value) => ({
    value,
    label: value === "all" || value === "forum" ? t(`vocabulary:roundtable.${value}`) : `${value}. ${t(`vocabulary:roundtable.${value}`)}`,
  }));
  return (
    <>
      <Section title={t("section.what")}>
        <Fields>
          <TextField form={form} field="title" label={t("field.title")} maxLength={300} startsHere={form.words("title") === ""} wide />
          <TextField form={form} field="recommendation" label={t("field.recommendation")} maxLength={4_000} multiline wide />
        </Fields>
      </Section>
      <Section title={t("section.place")}>
        <Fields>
          {code("roundtable", places)}
          {code("session", coded(sessions, "session"))}
          {code("level", coded(levels, "level"))}
          {code("horizon", coded(horizons, "horizon"))}
          <CodesField form={form} set="actors" label={t("actors")} choices={coded(actors, "actor")} wide />
          <CodesField form={form} set="themes" label={t("themes")} choices={coded(themes, "theme")} wide />
          <CodesField form={form} set="horizontalIssues" label={t("horizontalIssues")} choices={coded(horizontalIssues, "horizontalIssue")} wide />
        </Fields>
      </Section>
      <Section title={t("source")}>
        <Fields>
          <TextField form={form} field="source" label={t("field.source")} maxLength={8_000} multiline wide />
          <TextField form={form} field="sourceTitle" label={t("field.sourceTitle")} maxLength={300} wide />
        </Fields>
      </Section>
    </>
  );
}
