import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { ProposalMenu, ProposalsOfOutcome } from "#renderer/features/marketplace/index.ts";
import { CarryButton, InTheRegions } from "#renderer/features/regions/index.ts";
import { AddTask } from "#renderer/features/tasks/index.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { InitiativeLinks } from "./follow-up-table.tsx";
import { AdoptButton, KeeperActions } from "./outcome-actions.tsx";
import { OutcomeForm } from "./outcome-form.tsx";
import classes from "./outcomes.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

export function OutcomeDetail({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation("outcomes");
  const opened = useRecordForm(id, "outcome", null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={`${t("empty.gone")} ${t("empty.goneNext")}`} />;
  return <Outcome form={opened.form} />;
}

function Outcome({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["outcomes", "vocabulary"]);
  const [parameters] = useSearchParams();
  const place = form.words("roundtable");
  const [isEditing, setEditing] = useState(parameters.has("edit") && form.permission("").allowed);
  const isDraft = form.document !== null && form.document.audience !== "network";
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={form.words("title") || t("unnamed")}
        subtitle={
          place
            ? [t(`vocabulary:roundtableNumber.${place}`), place === "all" || place === "forum" ? "" : t(`vocabulary:roundtable.${place}`)]
                .filter(Boolean)
                .join(": ")
            : undefined
        }
        status={<FormStatus form={form} />}
        actions={
          <>
            <ProposalMenu form={form} />
            {!isDraft && <CarryButton outcome={{ id: form.target.id, title: form.words("title") }} />}
            <AddTask about={{ id: form.target.id, title: form.words("title") || t("unnamed") }} />
            <AdoptButton form={form} />
            <KeeperActions form={form} isEditing={isEditing} onEdit={setEditing} />
          </>
        }
      />
      <WhoseRecord form={form} namespace="outcomes" />
      {isDraft && <p className={classes["draft"]}>{t("share.draft")}</p>}
      {isEditing ? <OutcomeForm form={form} /> : <OutcomeWords form={form} />}
      <InTheRegions outcome={form.target.id} />
      <FollowUps id={form.target.id} />
      <ProposalsOfOutcome id={form.target.id} />
    </Page>
  );
}

function OutcomeWords({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("outcomes");
  const source = form.words("source");
  return (
    <>
      <Section title={t("field.recommendation")} aside={<FieldConflict form={form} field="recommendation" />}>
        <p className={classes["recommendation"]}>{form.words("recommendation")}</p>
      </Section>
      {source === "" ? null : (
        <Section title={t("source")} aside={<FieldConflict form={form} field="source" />}>
          <blockquote className={classes["quote"]}>
            <p>{source}</p>
            <footer>{form.words("sourceTitle")}</footer>
          </blockquote>
        </Section>
      )}
      <Facts form={form} />
    </>
  );
}

function FieldConflict({ form, field }: { readonly form: RecordForm; readonly field: string }): ReactNode {
  return form.conflicts.has(field) ? <ConflictBadge record={form.target.id} field={field} /> : null;
}

function Facts({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["outcomes", "vocabulary"]);
  const coded = (values: readonly string[], words: string): string =>
    values.map((value) => t(`vocabulary:${words}.${value}`, { defaultValue: value })).join(comma());
  const one = (field: string): readonly string[] => (form.words(field) === "" ? [] : [form.words(field)]);
  const facts = [
    { field: "session", label: t("session"), value: coded(one("session"), "session") },
    { field: "level", label: t("level"), value: coded(one("level"), "level") },
    { field: "horizon", label: t("horizon"), value: coded(one("horizon"), "horizon") },
    { field: "actors", label: t("actors"), value: coded(form.elements("actors"), "actor") },
    { field: "themes", label: t("themes"), value: coded(form.elements("themes"), "theme") },
    { field: "horizontalIssues", label: t("horizontalIssues"), value: coded(form.elements("horizontalIssues"), "horizontalIssue") },
  ].filter((fact) => fact.value !== "");
  if (facts.length === 0) return null;
  return (
    <dl className={classes["facts"]}>
      {facts.map((fact) => (
        <div key={fact.field}>
          <dt>{fact.label}</dt>
          <dd>
            {fact.value} <FieldConflict form={form} field={fact.field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FollowUps({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation("outcomes");
  const watched = useList({ kind: "initiative", parent: id });
  if (watched.state !== "ready") return null;
  return (
    <Section title={t("followUps")}>
      {watched.value.length === 0 ? <p className={classes["quiet"]}>{t("noFollowUps")}</p> : <InitiativeLinks initiatives={watched.value} />}
    </Section>
  );
}
