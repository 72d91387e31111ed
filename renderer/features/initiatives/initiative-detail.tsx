import { Anchor } from "@mantine/core";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { audiences, horizons, horizontalIssues, initiativeStatuses, levels, roundtables, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, CodesField, DayField, Fields, NamesField, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import classes from "./initiatives.module.css";

const newInitiative = { audience: "secretariat" } as const;

export function InitiativeDetail({ id, isNew }: { readonly id: string; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("initiatives");
  const opened = useRecordForm(id, "initiative", isNew ? newInitiative : null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={`${t("empty.gone")} ${t("empty.goneNext")}`} />;
  return <InitiativeForm form={opened.form} isNew={isNew} />;
}

function InitiativeForm({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation(["initiatives", "vocabulary"]);
  const nameOf = useCountryName();
  const { document } = form;
  const title = document?.title || (document ? t("unnamed") : t("new"));
  const country = countryOfScope(form.target.scope);
  const subtitle = [country && nameOf(country), form.words("leadMinistry")].filter(Boolean).join(", ");
  const choices = (codes: readonly string[], words: string) => codes.map((code) => ({ value: code, label: t(`vocabulary:${words}.${code}`) }));
  const code = (field: "level" | "horizon" | "status", codes: readonly string[], words: string): ReactNode => (
    <CodeField form={form} field={field} label={t(`field.${field}`)} clearLabel={t(`clear.${field}`)} choices={choices(codes, words)} />
  );
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={title}
        subtitle={subtitle || undefined}
        status={<FormStatus form={form} />}
        actions={<ArchiveButton form={form} title={title} namespace="initiatives" />}
      />
      <WhoseRecord form={form} namespace="initiatives" />
      {document?.lifecycle === "archived" ? <p className={classes["line"]}>{t("archivedLine")}</p> : null}
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
          {code("status", initiativeStatuses, "initiativeStatus")}
          <DayField form={form} field="startDate" label={t("field.startDate")} clearLabel={t("clear.date")} />
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
      <Section title={t("section.context")}>
        <Fields>
          <CodesField form={form} set="themes" label={t("field.themes")} choices={choices(themes, "theme")} wide />
          <CodeField
            form={form}
            field="roundtable"
            label={t("field.roundtable")}
            clearLabel={t("clear.roundtable")}
            choices={roundtables.map((value) => ({ value, label: `${value}. ${t(`vocabulary:roundtable.${value}`)}` }))}
          />
          <CodesField form={form} set="horizontalIssues" label={t("field.horizontalIssues")} choices={choices(horizontalIssues, "horizontalIssue")} />
          <FollowUpField form={form} />
          {form.words("source") !== "" || form.conflicts.has("source") ? (
            <TextField form={form} field="source" label={t("field.source")} maxLength={4000} multiline wide />
          ) : null}
        </Fields>
      </Section>
      {country !== "" && form.permission("").allowed ? (
        <Section title={t("section.audience")}>
          <Fields>
            <CodeField
              form={form}
              field="audience"
              label={t("field.audience")}
              whenEmpty="secretariat"
              choices={choices(audiences, "audience")}
              lockedReason={t("audienceFocalPoint")}
            />
          </Fields>
        </Section>
      ) : null}
    </Page>
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
      </Fields>
    </Section>
  );
}

function FollowUpField({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("initiatives");
  const outcomes = useList({ kind: "outcome" });
  const known = outcomes.state === "ready" ? outcomes.value : nothing;
  const value = form.words("followUpOf");
  return (
    <div data-wide>
      <CodeField
        form={form}
        field="followUpOf"
        label={t("field.followUpOf")}
        choices={known.map((outcome) => ({ value: outcome.id, label: outcome.title || outcome.id }))}
        searchable
        placeholder={t("followUp.placeholder")}
        clearLabel={t("followUp.clear")}
      />
      {value !== "" ? (
        <Anchor component={Link} to={`/outcomes/${encodeURIComponent(value)}`} size="sm">
          {t("followUp.open")}
        </Anchor>
      ) : null}
    </div>
  );
}
