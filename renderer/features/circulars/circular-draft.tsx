import { Alert } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { circularCategories } from "#shared/domain/vocabulary/vocabulary.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { CountriesField } from "#renderer/ui/country-fields.tsx";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, DayField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus } from "#renderer/ui/record-lifecycle.tsx";
import { RecordReferenceField } from "#renderer/ui/record-reference-field.tsx";
import { SendButton } from "./send-button.tsx";

/** What the secretariat writes and nobody else sees, until it is sent. */
export function CircularDraft({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation(["circulars", "vocabulary"]);
  const { document } = form;
  const title = document?.title || (document ? t("unnamed") : t("new"));
  const writes = form.permission("").allowed;
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={title}
        subtitle={t("standing.draft")}
        status={<FormStatus form={form} />}
        actions={
          <>
            <ArchiveButton form={form} title={title} namespace="circulars" />
            {writes && <SendButton form={form} />}
          </>
        }
      />
      <Alert color="gray" icon={<IconInfoCircle size={18} aria-hidden />} mb="lg">
        {t("draftSays")}
      </Alert>
      <Section title={t("section.what")}>
        <Fields>
          <TextField form={form} field="title" label={t("field.title")} maxLength={300} startsHere={isNew && !document} wide />
          <CodeField
            form={form}
            field="category"
            label={t("field.category")}
            clearLabel={t("clear.category")}
            choices={circularCategories.map((value) => ({ value, label: t(`vocabulary:circularCategory.${value}`) }))}
          />
          <DayField form={form} field="answerBy" label={t("field.answerBy")} description={t("field.answerByHelp")} clearLabel={t("clear.date")} />
          <CountriesField
            form={form}
            set="countries"
            label={t("field.countries")}
            description={t("field.countriesHelp")}
            placeholder={t("allCountries")}
            wide
          />
        </Fields>
      </Section>
      <Section title={t("section.body")}>
        <NarrativeField target={form.target} text="body" record={form.record} label={null} ariaLabel={t("field.body")} minRows={8} readOnly={!writes} />
      </Section>
      <Section title={t("section.public")}>
        <Fields>
          <TextField
            form={form}
            field="publicSummary"
            label={t("field.publicSummary")}
            description={t("field.publicSummaryHelp")}
            maxLength={8000}
            multiline
            wide
          />
        </Fields>
      </Section>
      <Section title={t("section.links")}>
        <Fields>
          <RecordReferenceField form={form} field="about" kind="outcome" label={t("field.about")} description={t("field.aboutHelp")} />
          <RecordReferenceField
            form={form}
            field="follows"
            kind="circular"
            label={t("field.follows")}
            description={t("field.followsHelp")}
            fits={({ status, id }) => status === "sent" && id !== form.target.id}
          />
        </Fields>
      </Section>
    </Page>
  );
}
