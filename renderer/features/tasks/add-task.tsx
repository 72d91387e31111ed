import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheckbox } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { mayCreate } from "#shared/domain/permissions.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useMinistries } from "#renderer/platform/desk/use-ministries.ts";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { editsToAdd } from "./task-edits.ts";
import { usePeopleChoices } from "./use-people-choices.ts";
import classes from "./tasks.module.css";

export interface AddTaskProps {
  /** The record that the task is about. */
  readonly about: { readonly id: string; readonly title: string };
}

/** *Add a task* on a record's page. Shows nothing to who may not add one. */
export function AddTask({ about }: AddTaskProps): ReactNode {
  const { t } = useTranslation("tasks");
  const { actor } = useDesk();
  const scope = useOwnScope();
  const [open, setOpen] = useState(false);
  if (!mayCreate(actor, { kind: "task", scope, audience: "internal" }).allowed) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconCheckbox size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t("add.open")}
      </Button>
      {open && <AddTaskDialog about={about} onClose={() => setOpen(false)} />}
    </>
  );
}

function AddTaskDialog({ about, onClose }: AddTaskProps & { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation("tasks");
  const { records } = useDesk();
  const scope = useOwnScope();
  const ministries = useMinistries();
  const people = usePeopleChoices();
  const [task, setTask] = useState({ title: "", due: "", ministry: "", person: "", note: "" });
  const put = (field: keyof typeof task, value: string | null): void => setTask({ ...task, [field]: value ?? "" });

  async function add(): Promise<void> {
    const id = asRecordId(`task.${crypto.randomUUID()}`);
    await records.edit({ id, kind: "task", scope }, editsToAdd({ ...task, about: about.id }));
    notifications.show({ closeButtonProps: { "aria-label": t("common:close") }, message: t("add.done", { title: task.title.trim() }) });
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t("add.title", { title: about.title })} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form
        className={classes["dialog"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (task.title.trim() !== "") void add();
        }}
      >
        <TextInput label={t("field.title")} value={task.title} maxLength={300} data-autofocus onChange={(event) => put("title", event.currentTarget.value)} />
        <TextInput type="date" label={t("field.due")} value={task.due} onChange={(event) => put("due", event.currentTarget.value)} />
        {ministries.length > 0 && (
          <Select
            label={t("field.ministry")}
            data={ministries}
            value={task.ministry || null}
            searchable
            clearable
            clearButtonProps={{ "aria-label": t("clear.ministry") }}
            onChange={(value) => put("ministry", value)}
          />
        )}
        <Select
          label={t("field.person")}
          data={[...people]}
          value={task.person || null}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("clear.person") }}
          onChange={(value) => put("person", value)}
        />
        <Textarea
          label={t("field.note")}
          value={task.note}
          maxLength={8000}
          autosize
          minRows={2}
          onChange={(event) => put("note", event.currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={task.title.trim() === ""}>
            {t("add.confirm")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
