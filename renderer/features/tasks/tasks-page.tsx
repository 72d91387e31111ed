import { Button, Checkbox, SegmentedControl, Select } from "@mantine/core";
import { IconCalendarDown, IconPlus } from "@tabler/icons-react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams, useSearchParams } from "react-router";
import { deadlineGroups, deadlineKinds, groupDeadlines, isWhose, type Deadline, type Whose } from "#shared/domain/deadlines/deadlines.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { CalendarDialog } from "./calendar-dialog.tsx";
import { DeadlineLine } from "./deadline-line.tsx";
import { readerOf, spanOf, useDeadlines } from "./deadlines-here.ts";
import { TaskDetail } from "./task-detail.tsx";
import lines from "#renderer/ui/lines.module.css";
import { localToday } from "#renderer/platform/local-now.ts";
import classes from "./tasks.module.css";

export function TasksPage(): ReactNode {
  const { id } = useParams();
  const [parameters] = useSearchParams();
  if (id === "new") return <StartNew />;
  return id ? <TaskDetail key={id} id={id} isNew={parameters.has("new")} /> : <Deadlines />;
}

/** Each one that is started has an id of its own; nothing is written until its first field is. */
function StartNew(): ReactNode {
  const [id] = useState(() => `task.${crypto.randomUUID()}`);
  return <Navigate replace to={`/tasks/${id}?new`} />;
}

interface Choice {
  readonly whose: Whose;
  readonly kind: string | null;
  readonly done: boolean;
}

const setting = "tasks-choice";
const first: Choice = { whose: "ministry", kind: null, done: false };
/** More than these are not drawn at once: nobody reads a thousand lines. */
const shownAtMost = 100;

/** Everything that has a date, whatever it is part of: what is overdue, near, later, and what has no date yet. */
function Deadlines(): ReactNode {
  const { t } = useTranslation("tasks");
  const desk = useDesk();
  const scope = useOwnScope();
  const { person, actor, store } = desk;
  const watched = useDeadlines();
  const [choice, setChoice] = useState(first);
  const [saving, setSaving] = useState(false);
  const [today] = useState(localToday);
  useEffect(() => void store.settings.read<Choice>(setting, first).then(setChoice), [store]);
  const choose = (next: Partial<Choice>): void => {
    const chosen = { ...choice, ...next };
    setChoice(chosen);
    void store.settings.write(setting, chosen);
  };
  const fitting = useMemo(() => {
    const reader = readerOf(desk);
    const all = watched.state === "ready" ? watched.value : [];
    return all.filter((one) => isWhose(one, reader, choice.whose) && (choice.kind === null || one.kind === choice.kind));
  }, [watched, desk, choice.whose, choice.kind]);
  const groups = useMemo(
    () =>
      groupDeadlines(
        fitting.filter(({ done }) => !done),
        spanOf(today),
      ),
    [fitting, today],
  );
  const done = useMemo(() => fitting.filter((one) => one.done).sort((left, right) => (left.day < right.day ? 1 : -1)), [fitting]);
  const mayAdd = mayCreate(actor, { kind: "task", scope, audience: "internal" }).allowed;
  const dated = [...groups.overdue, ...groups.week, ...groups.later];
  const isEmpty = dated.length + groups.undated.length === 0;

  return (
    <Page>
      <PageHead
        title={t("heading")}
        actions={
          <>
            <Button variant="default" disabled={dated.length === 0} leftSection={<IconCalendarDown size={16} aria-hidden />} onClick={() => setSaving(true)}>
              {t("calendar.open")}
            </Button>
            {mayAdd && (
              <Button component={Link} to="/tasks/new" leftSection={<IconPlus size={16} aria-hidden />}>
                {t("new")}
              </Button>
            )}
          </>
        }
      />
      <div className={classes["filters"]}>
        <SegmentedControl
          aria-label={t("whose.label")}
          value={choice.whose}
          data={(["mine", "ministry", "all"] as const).map((value) => ({ value, label: t(`whose.${value}`, { context: person.role }) }))}
          onChange={(value) => choose({ whose: value as Whose })}
        />
        <Select
          aria-label={t("kindLabel")}
          placeholder={t("anyKind")}
          clearable
          clearButtonProps={{ "aria-label": t("anyKind") }}
          value={choice.kind}
          data={deadlineKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => choose({ kind })}
        />
        <Checkbox label={t("showDone")} checked={choice.done} onChange={(event) => choose({ done: event.currentTarget.checked })} />
      </div>
      {watched.state === "failed" ? <ErrorState sentence={t("failed")} /> : watched.state === "loading" ? <LoadingState /> : null}
      {watched.state === "ready" && isEmpty ? (
        <EmptyState
          sentence={t(choice.whose === "all" && choice.kind === null ? "empty.none" : "empty.notFound")}
          {...(mayAdd ? { action: { label: t("new"), to: "/tasks/new" } } : {})}
        />
      ) : null}
      {deadlineGroups.map((group) => (
        <Group key={group} title={t(`group.${group}`)} deadlines={groups[group]} late={group === "overdue"} />
      ))}
      {choice.done && <Group title={t("group.done")} deadlines={done} late={false} />}
      {saving && <CalendarDialog deadlines={dated} onClose={() => setSaving(false)} />}
    </Page>
  );
}

function Group({ title, deadlines, late }: { readonly title: string; readonly deadlines: readonly Deadline[]; readonly late: boolean }): ReactNode {
  const { t } = useTranslation("tasks");
  const [all, setAll] = useState(false);
  if (deadlines.length === 0) return null;
  const shown = all ? deadlines : deadlines.slice(0, shownAtMost);
  return (
    <Section title={title} aside={<span className={classes["quiet"]}>{t("count", { count: deadlines.length })}</span>}>
      <ul className={lines["list"]} aria-label={title}>
        {shown.map((one) => (
          <DeadlineLine key={one.id} deadline={one} late={late} />
        ))}
      </ul>
      {shown.length < deadlines.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t("showAll", { count: deadlines.length })}
        </Button>
      )}
    </Section>
  );
}
