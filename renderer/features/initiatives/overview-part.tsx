import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { horizons, initiativeStatuses, initiativeTypes, levels } from "#shared/domain/vocabulary/vocabulary.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { CountriesField } from "#renderer/ui/country-fields.tsx";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { Section } from "#renderer/ui/page.tsx";
import { CodeField, DayField, Fields, NamesField, TextField } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { useCoded } from "#renderer/ui/use-coded.ts";

/** What it is and who does it. */
export function OverviewPart({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("initiatives");
  const coded = useCoded();
  const { document } = form;
  const code = (field: "type" | "level" | "horizon" | "status", codes: readonly string[], words: string): ReactNode => (
    <CodeField form={form} field={field} label={t(`field.${field}`)} clearLabel={t(`clear.${field}`)} choices={coded(codes, words)} />
  );
  return (
    <>
      <Section title={t("section.what")}>
        <Fields>
          <TextField
            form={form}
            field="title"
            label={t("field.title")}
            maxLength={300}
            startsHere={isNew && !document}
            warning={(text) => (document && text.trim() === "" ? t("warning.title") : null)}
            wide
          />
          {code("type", initiativeTypes, "initiativeType")}
          {code("status", initiativeStatuses, "initiativeStatus")}
          <DayField form={form} field="startDate" label={t("field.startDate")} clearLabel={t("clear.date")} />
          <DayField form={form} field="endDate" label={t("field.endDate")} clearLabel={t("clear.date")} />
          {code("level", levels, "level")}
          {code("horizon", horizons, "horizon")}
        </Fields>
      </Section>
      <WhoSection form={form} />
      <Section title={t("section.narrative")}>
        <NarrativeField
          target={form.target}
          text="narrative"
          record={form.record}
          label={null}
          ariaLabel={t("field.narrative")}
          description={form.permission("narrative").allowed ? t("field.narrativeHelp") : undefined}
          minRows={6}
          readOnly={!form.permission("narrative").allowed}
        />
      </Section>
    </>
  );
}

const nothing: readonly RecordDocument[] = [];

function WhoSection({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("initiatives");
  const organisations = useList({ kind: "organisation" });
  const known = organisations.state === "ready" ? organisations.value : nothing;
  const names = useMemo(() => [...new Set(known.map((organisation) => organisation.title).filter(Boolean))], [known]);
  return (
    <Section title={t("section.who")}>
      <Fields>
        <TextField form={form} field="leadMinistry" label={t("field.leadMinistry")} maxLength={300} />
        <NamesField form={form} set="partners" label={t("field.partners")} description={t("field.partnersHelp")} maxLength={200} suggestions={names} />
        <CountriesField form={form} set="countries" label={t("field.countries")} wide />
      </Fields>
    </Section>
  );
}
