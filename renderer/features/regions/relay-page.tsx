import { Anchor, Button, Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconGavel } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { viewOf } from "#shared/crdt/view.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { processKey } from "#shared/domain/process/process.ts";
import { relayState, relaySteps } from "#shared/domain/relay/relay.ts";
import { relayStates } from "#shared/domain/vocabulary/vocabulary.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, DayField, Fields, labelOf, lookOf, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { RecordReferenceField } from "#renderer/ui/record-reference-field.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { DeskPage, useProcessName } from "./desk-page.tsx";
import { editsForOutcome, editsToReach } from "./relay-edits.ts";
import { dayOf } from "./regions-waiting.ts";
import { RelaySteps } from "./relay-steps.tsx";
import { useDeskRecords } from "./use-regions-waiting.ts";
import { useToday } from "./use-processes.ts";
import classes from "./regions.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

export function RelayPage(): ReactNode {
  const { id = "" } = useParams();
  const { t } = useTranslation("regions");
  const opened = useRecordForm(id, "relay", null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={t("relay.gone")} />;
  return <Relay key={id} form={opened.form} />;
}

/** Something between the Forum and a region: what it is, how far it has come, what came of it. */
function Relay({ form }: { readonly form: RecordForm }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary"]);
  const { meetings } = useDeskRecords();
  const { scope } = form.target;
  const process = useProcessName(processKey(scope));
  const direction = form.words("direction");
  const title = form.words("title") || t("relay.unnamed");
  const readOnly = !form.permission("notes").allowed;
  return (
    <DeskPage form={form}>
      <PageHead
        title={title}
        subtitle={[process, direction === "" ? "" : t(`vocabulary:relayDirection.${direction}`)].filter(Boolean).join(": ")}
        status={<FormStatus form={form} />}
        actions={
          <>
            <MakeOutcomeButton form={form} process={process} />
            <ArchiveButton form={form} title={title} namespace="regions" />
          </>
        }
      />
      <WhoseRecord form={form} namespace="regions" />
      {form.document?.lifecycle === "archived" ? <p className={classes["quiet"]}>{t("archivedLine")}</p> : null}
      <Section title={t("relay.way")}>
        {form.record ? <RelaySteps steps={relaySteps(viewOf(form.record))} /> : null}
        <StateFields form={form} />
      </Section>
      <Section title={t("relay.what")}>
        <Fields>
          <TextField form={form} field="title" label={t("field.title")} maxLength={300} wide />
          <OutcomeField form={form} />
          <CodeField
            form={form}
            field="meeting"
            label={t("field.meeting")}
            clearLabel={t("clear.meeting")}
            searchable
            choices={meetings
              .filter((meeting) => meeting.scope === scope)
              .map((one) => ({
                value: one.id,
                label: [one.title || t("meeting.unnamed"), dayOf(one) && writtenDay(dayOf(one), i18n.language)].filter(Boolean).join(comma()),
              }))}
          />
          {direction === "to-forum" ? (
            <TextField form={form} field="source" label={t("field.source")} description={t("field.sourceHelp")} maxLength={8000} multiline wide />
          ) : null}
        </Fields>
        <div className={classes["narrative"]}>
          <NarrativeField target={form.target} text="notes" record={form.record} label={t("field.notes")} minRows={3} readOnly={readOnly} />
        </div>
      </Section>
    </DeskPage>
  );
}

/** A state takes the day on which it is chosen; the day can be corrected. */
function StateFields({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["regions", "vocabulary"]);
  const today = useToday();
  const state = relayState(form.words("state"));
  const locked = !form.permission("state").allowed;
  return (
    <Fields>
      <Select
        size="sm"
        variant={lookOf(locked)}
        label={labelOf({ form, field: "state", label: t("field.state") })}
        data={relayStates.map((value) => ({ value, label: t(`vocabulary:relayState.${value}`) }))}
        value={state}
        readOnly={locked || form.conflicts.has("state")}
        allowDeselect={false}
        onChange={(next) => {
          form.set("state", next ?? "proposed");
          if (next && form.words(`on.${next}`) === "") form.set(`on.${next}`, today);
        }}
      />
      <DayField form={form} field={`on.${state}`} label={t("field.stateOn")} clearLabel={t("clear.date")} />
      <TextField form={form} field="result" label={t("field.result")} description={t("field.resultHelp")} maxLength={8000} multiline wide />
    </Fields>
  );
}

/** The outcome at the Forum's end: a link for those who only read, a choice for the secretariat where a region brought something. */
function OutcomeField({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("regions");
  const { actor } = useDesk();
  const id = form.words("outcome");
  const outcome = useRecord(id || undefined);
  if (form.words("direction") === "to-forum" && actor.role === "secretariat") {
    return <RecordReferenceField form={form} field="outcome" label={t("field.outcome")} description={t("field.outcomeHelp")} kind="outcome" />;
  }
  return (
    <div>
      <div className={classes["label"]}>{labelOf({ form, field: "outcome", label: t("field.outcome") })}</div>
      {id === "" ? (
        <span className={classes["day"]}>{t("relay.noOutcome")}</span>
      ) : (
        <Anchor component={Link} to={`/outcomes/${encodeURIComponent(id)}`} dir="auto">
          {outcome.state === "ready" && outcome.document.title !== "" ? outcome.document.title : t("relay.outcomeNotHere")}
        </Anchor>
      )}
    </div>
  );
}

/** The secretariat makes an outcome of what a region brought; both name each other from then on. */
function MakeOutcomeButton({ form, process }: { readonly form: RecordForm; readonly process: string }): ReactNode {
  const { t, i18n } = useTranslation("regions");
  const { actor, records } = useDesk();
  const today = useToday();
  const meeting = useRecord(form.words("meeting") || undefined);
  const { record } = form;
  const mayMake = mayCreate(actor, { kind: "outcome", scope: "forum", audience: "network" }).allowed;
  if (!record || !mayMake || form.words("direction") !== "to-forum" || form.words("outcome") !== "" || form.conflicts.size > 0) return null;

  async function make(): Promise<void> {
    if (!record) return;
    // What the meeting is called stays at the desk; when it was and whose is what a reader needs to look it up.
    const day = meeting.state === "ready" ? dayOf(meeting.document) : "";
    const from = [process, day === "" ? "" : writtenDay(day, i18n.language)].filter(Boolean).join(comma());
    // Its id follows from what was brought: two who make it at once make one.
    const id = asRecordId(`outcome.${form.target.id}`);
    try {
      await records.edit({ id, kind: "outcome", scope: asScope("forum") }, editsForOutcome(viewOf(record), from));
      await records.edit(form.target, [{ type: "set", field: "outcome", value: id }, ...editsToReach("taken-up", today)]);
      notifications.show({ message: t("relay.outcomeMade") });
    } catch {
      notifications.show({ color: "red", message: t("notSaved") });
    }
  }

  return (
    <Button leftSection={<IconGavel size={16} aria-hidden />} title={t("relay.makeOutcomeHelp")} onClick={() => void make()}>
      {t("relay.makeOutcome")}
    </Button>
  );
}
