import { Anchor, Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowLeft, IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import { useMinistries } from "#renderer/platform/desk/use-ministries.ts";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, DayField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { localToday } from "#renderer/platform/local-now.ts";
import { editsToMark } from "./task-edits.ts";
import { usePeopleChoices } from "./use-people-choices.ts";
import classes from "./tasks.module.css";

const newTask = { audience: "internal" } as const;

export function TaskDetail({ id, isNew }: { readonly id: string; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("tasks");
  const opened = useRecordForm(id, "task", isNew ? newTask : null);
  if (opened.state !== "ready") {
    return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={t("empty.gone")} action={{ label: t("back"), to: "/tasks" }} />;
  }
  return <TaskForm form={opened.form} isNew={isNew} />;
}

function TaskForm({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("tasks");
  const ministries = useMinistries();
  const people = usePeopleChoices();
  const { document } = form;
  const title = document?.title || (document ? t("unnamed") : t("new"));
  const done = document?.status === "done";
  const about = form.words("about");
  return (
    <Page side={<RecordSide record={form.document} />}>
      <div className={classes["back"]}>
        <Button component={Link} to="/tasks" variant="subtle" leftSection={<IconArrowLeft className={classes["arrow"]} size={16} aria-hidden />}>
          {t("back")}
        </Button>
      </div>
      <PageHead
        title={title}
        subtitle={done ? t("isDone") : undefined}
        status={<FormStatus form={form} />}
        actions={
          <>
            <ArchiveButton form={form} title={title} namespace="tasks" />
            {document && (
              <Button
                variant={done ? "default" : "filled"}
                disabled={form.conflicts.has("status") || !form.permission("status").allowed}
                leftSection={done ? <IconArrowBackUp size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
                onClick={() => void form.editing.edit(...editsToMark(!done, localToday()))}
              >
                {t(done ? "reopen" : "markDone")}
              </Button>
            )}
          </>
        }
      />
      <Section title={t("section.what")}>
        <Fields>
          <TextField form={form} field="title" label={t("field.title")} maxLength={300} startsHere={isNew && !document} wide />
          <DayField form={form} field="due" label={t("field.due")} clearLabel={t("clear.due")} />
          <CodeField
            form={form}
            field="ministry"
            label={t("field.ministry")}
            description={t("field.ministryHelp")}
            choices={ministries.map((value) => ({ value, label: value }))}
            searchable
            clearLabel={t("clear.ministry")}
          />
          <CodeField form={form} field="person" label={t("field.person")} choices={people} searchable clearLabel={t("clear.person")} />
          <TextField form={form} field="note" label={t("field.note")} maxLength={8000} multiline wide />
        </Fields>
      </Section>
      {about !== "" && (
        <Section title={t("field.about")}>
          <About id={about} />
        </Section>
      )}
    </Page>
  );
}

function About({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation("common");
  const titleOf = useRecordTitle();
  const opened = useRecord(id);
  if (opened.state !== "ready") return opened.state === "loading" ? null : <p className={classes["quiet"]}>{t("recordNotHere")}</p>;
  const path = linkTo(opened.document);
  const title = titleOf(opened.document);
  return path === null ? (
    <p>{title}</p>
  ) : (
    <Anchor component={Link} to={path}>
      {title}
    </Anchor>
  );
}
