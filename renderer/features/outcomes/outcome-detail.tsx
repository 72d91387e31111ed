import { Anchor, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBulb } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { viewOf } from "#shared/crdt/view.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { useOwnScope, useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { editsToAdopt } from "./adopt.ts";
import classes from "./outcomes.module.css";

export function OutcomeDetail({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation("outcomes");
  const opened = useRecordForm(id, "outcome", null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={`${t("empty.gone")} ${t("empty.goneNext")}`} />;
  return <Outcome form={opened.form} />;
}

function Outcome({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["outcomes", "vocabulary"]);
  const place = form.words("roundtable");
  const source = form.words("source");
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
        actions={<AdoptButton form={form} />}
      />
      <WhoseRecord form={form} namespace="outcomes" />
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
      <FollowUps id={form.target.id} />
    </Page>
  );
}

function FieldConflict({ form, field }: { readonly form: RecordForm; readonly field: string }): ReactNode {
  return form.conflicts.has(field) ? <ConflictBadge record={form.target.id} field={field} /> : null;
}

function Facts({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["outcomes", "vocabulary"]);
  const coded = (values: readonly string[], words: string): string =>
    values.map((value) => t(`vocabulary:${words}.${value}`, { defaultValue: value })).join(", ");
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
  const { t } = useTranslation(["outcomes", "vocabulary"]);
  const nameOf = useCountryName();
  const watched = useList({ kind: "initiative", parent: id });
  if (watched.state !== "ready") return null;
  return (
    <Section title={t("followUps")}>
      {watched.value.length === 0 ? <p className={classes["quiet"]}>{t("noFollowUps")}</p> : null}
      <ul className={classes["links"]}>
        {watched.value.map((initiative) => (
          <li key={initiative.id}>
            <Anchor component={Link} to={`/initiatives/${encodeURIComponent(initiative.id)}`}>
              {initiative.title || t("unnamedInitiative")}
            </Anchor>
            <span className={classes["quiet"]}>
              {[nameOf(countryOfScope(initiative.scope)), initiative.status && t(`vocabulary:initiativeStatus.${initiative.status}`)]
                .filter(Boolean)
                .join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AdoptButton({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("outcomes");
  const { actor, records } = useDesk();
  const scope = useOwnScope();
  const navigate = useNavigate();
  const { record } = form;
  if (!record || actor.country === null || !mayCreate(actor, { kind: "initiative", scope, audience: "secretariat" }).allowed) return null;

  async function adopt(): Promise<void> {
    if (!record) return;
    const id = asRecordId(`initiative.${crypto.randomUUID()}`);
    await records.edit({ id, kind: "initiative", scope }, editsToAdopt(viewOf(record)));
    notifications.show({ message: t("adopted", { title: form.words("title") || t("unnamed") }) });
    await navigate(`/initiatives/${id}`);
  }

  return (
    <Button leftSection={<IconBulb size={16} aria-hidden />} title={t("adoptHelp")} onClick={() => void adopt()}>
      {t("adopt")}
    </Button>
  );
}
