import { Anchor, NumberInput, Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { shownValue } from "#shared/crdt/record.ts";
import { processKey } from "#shared/domain/process/process.ts";
import { confidences } from "#shared/domain/vocabulary/vocabulary.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { CodeField, Fields, labelOf, lookOf, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { LiaisonDesk } from "./liaison-desk.tsx";
import { ProcessMembers } from "./process-members.tsx";
import { useTakesPart } from "./use-processes.ts";
import classes from "./regions.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

const newProcess = { audience: "network" } as const;

export function ProcessDetail({ id, isNew }: { readonly id: string; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("regions");
  const opened = useRecordForm(id, "process", isNew ? newProcess : null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={t("empty.gone")} />;
  return <Process form={opened.form} isNew={isNew} />;
}

/** Who belongs to the process, what it is, and its desk for those who take part. */
function Process({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("regions");
  const [parameters, setParameters] = useSearchParams();
  const key = processKey(form.target.id);
  const hasDesk = useTakesPart()(key) && form.document !== null;
  const parts = [...(hasDesk ? ["desk"] : []), "members", "about"];
  const asked = parameters.get("part") ?? "";
  const part = parts.includes(asked) ? asked : isNew ? "about" : (parts[0] ?? "members");
  const title = form.document?.title || t(form.document ? "unnamed" : "newProcess");
  const since = form.record ? shownValue(form.record, "since") : undefined;
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={title}
        subtitle={[form.words("acronym"), typeof since === "number" ? t("sinceYear", { year: since }) : ""].filter(Boolean).join(comma()) || undefined}
        status={<FormStatus form={form} />}
        actions={<ArchiveButton form={form} title={title} namespace="regions" />}
      />
      {form.document?.lifecycle === "archived" ? <p className={classes["quiet"]}>{t("archivedLine")}</p> : null}
      <Tabs
        value={part}
        keepMounted={false}
        mb={16}
        onChange={(next) =>
          setParameters((before) => {
            before.set("part", next ?? "members");
            return before;
          })
        }
      >
        <Tabs.List>
          {parts.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`part.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="desk" pt={16}>
          <LiaisonDesk process={key} />
        </Tabs.Panel>
        <Tabs.Panel value="members" pt={16}>
          <ProcessMembers form={form} />
        </Tabs.Panel>
        <Tabs.Panel value="about" pt={16}>
          <About form={form} startsHere={isNew && form.document === null} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function About({ form, startsHere }: { readonly form: RecordForm; readonly startsHere: boolean }): ReactNode {
  const { t } = useTranslation(["regions", "vocabulary"]);
  const locked = !form.permission("").allowed;
  const website = form.words("website");
  return (
    <>
      <WhoseRecord form={form} namespace="regions" />
      <Fields>
        <TextField form={form} field="name" label={t("field.name")} maxLength={300} startsHere={startsHere} wide />
        <TextField form={form} field="acronym" label={t("field.acronym")} maxLength={40} />
        <SinceField form={form} />
        <CodeField
          form={form}
          field="confidence"
          label={t("field.confidence")}
          description={t("field.confidenceHelp")}
          clearLabel={t("clear.confidence")}
          choices={confidences.map((value) => ({ value, label: t(`vocabulary:confidence.${value}`) }))}
        />
        <div>
          <TextField form={form} field="website" label={t("field.website")} maxLength={500} />
          {/^https:\/\/\S+$/.test(website) ? (
            <Anchor href={website} target="_blank" rel="noreferrer" size="sm">
              {t("openWebsite")}
            </Anchor>
          ) : null}
        </div>
        <TextField form={form} field="note" label={t("field.note")} maxLength={4000} multiline wide />
      </Fields>
      <div className={classes["narrative"]}>
        <NarrativeField target={form.target} text="description" record={form.record} label={t("field.description")} minRows={4} readOnly={locked} />
      </div>
    </>
  );
}

function SinceField({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("regions");
  const value = form.record ? shownValue(form.record, "since") : undefined;
  const locked = !form.permission("since").allowed;
  return (
    <NumberInput
      size="sm"
      variant={lookOf(locked)}
      label={labelOf({ form, field: "since", label: t("field.since") })}
      hideControls
      allowDecimal={false}
      thousandSeparator=""
      readOnly={locked || form.conflicts.has("since")}
      value={typeof value === "number" ? value : ""}
      onChange={(next) => {
        if (next === "") form.set("since", null);
        else if (typeof next === "number" && next >= 1900 && next <= 2200 && next !== value) form.set("since", next);
      }}
    />
  );
}
