import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { processKey, processScope } from "#shared/domain/process/process.ts";
import { meetingStatuses } from "#shared/domain/vocabulary/vocabulary.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, CodesField, DayField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { CarryBackDialog } from "./carry-back.tsx";
import { DeskPage, useProcessName } from "./desk-page.tsx";
import { RelayLines } from "./liaison-desk.tsx";
import { useDeskRecords } from "./use-regions-waiting.ts";
import classes from "./regions.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

export function MeetingPage(): ReactNode {
  const { id = "" } = useParams();
  const [parameters] = useSearchParams();
  return <OneMeeting key={id} id={id} process={parameters.get("new")} />;
}

function OneMeeting({ id, process }: { readonly id: string; readonly process: string | null }): ReactNode {
  const { t } = useTranslation("regions");
  const [draft] = useState(() => (process === null ? null : ({ audience: "network", scope: processScope(process) } as const)));
  const opened = useRecordForm(id, "meeting", draft);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={t("meeting.gone")} />;
  return <Meeting form={opened.form} isNew={draft !== null} />;
}

function Meeting({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary"]);
  const { actor } = useDesk();
  const [carrying, setCarrying] = useState(false);
  const outcomes = useList({ kind: "outcome" });
  const { relays } = useDeskRecords();
  const { id, scope } = form.target;
  const process = useProcessName(processKey(scope));
  const carried = relays.filter((relay) => relay.summary["meeting"] === id);
  const title = form.words("title") || t(form.document ? "meeting.unnamed" : "meeting.new");
  const mayCarry = form.document !== null && mayCreate(actor, { kind: "relay", scope, audience: "network" }).allowed;
  const readOnly = !form.permission("notes").allowed;
  const day = form.words("date");
  return (
    <DeskPage form={form}>
      <PageHead
        title={title}
        subtitle={[process, day === "" ? "" : writtenDay(day, i18n.language), form.words("place")].filter(Boolean).join(comma())}
        status={<FormStatus form={form} />}
        actions={
          <>
            {mayCarry ? (
              <Button leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setCarrying(true)}>
                {t("carryBack.action")}
              </Button>
            ) : null}
            <ArchiveButton form={form} title={title} namespace="regions" />
          </>
        }
      />
      {carrying ? <CarryBackDialog meeting={form} onClose={() => setCarrying(false)} /> : null}
      <WhoseRecord form={form} namespace="regions" />
      <Fields>
        <TextField form={form} field="title" label={t("field.title")} maxLength={300} startsHere={isNew && !form.document} wide />
        <DayField form={form} field="date" label={t("field.date")} clearLabel={t("clear.date")} />
        <DayField form={form} field="endDate" label={t("field.endDate")} clearLabel={t("clear.date")} />
        <TextField form={form} field="place" label={t("field.place")} maxLength={300} />
        <CodeField
          form={form}
          field="status"
          label={t("field.status")}
          whenEmpty="planned"
          choices={meetingStatuses.map((value) => ({ value, label: t(`vocabulary:meetingStatus.${value}`) }))}
        />
        <CodesField
          form={form}
          set="about"
          label={t("field.about")}
          choices={outcomes.state === "ready" ? outcomes.value.map((outcome) => ({ value: outcome.id, label: outcome.title || outcome.id })) : []}
          wide
        />
        <TextField form={form} field="outcome" label={t("field.meetingOutcome")} description={t("field.meetingOutcomeHelp")} maxLength={8000} multiline wide />
      </Fields>
      <div className={classes["narrative"]}>
        <NarrativeField target={form.target} text="agenda" record={form.record} label={t("field.agenda")} minRows={4} readOnly={readOnly} />
        <NarrativeField target={form.target} text="notes" record={form.record} label={t("field.notes")} minRows={4} readOnly={readOnly} />
      </div>
      {form.document ? (
        <Section title={t("meeting.carried")}>
          {carried.length === 0 ? <p className={classes["quiet"]}>{t("meeting.nothingCarried")}</p> : <RelayLines relays={carried} />}
        </Section>
      ) : null}
    </DeskPage>
  );
}
