import { Button, Checkbox } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Deadline } from "#shared/domain/deadlines/deadlines.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { deadlinePath } from "./deadline-path.ts";
import { editsToMark } from "./task-edits.ts";
import lines from "#renderer/ui/lines.module.css";
import { localToday } from "#renderer/platform/local-now.ts";
import classes from "./tasks.module.css";

/** One date, with what it is of, whose it is, and for a task the box that marks it as done. */
export function DeadlineLine({ deadline, late }: { readonly deadline: Deadline; readonly late: boolean }): ReactNode {
  const { t, i18n } = useTranslation("tasks");
  const { person, records } = useDesk();
  const scope = useOwnScope();
  const nameOf = usePersonNames();
  const { kind, record, title, of, day, endDay, done } = deadline;
  const path = deadlinePath(deadline, person.country !== null);
  const whose = deadline.person === "" ? deadline.ministry : nameOf(deadline.person).name;
  const days = [day, endDay > day ? endDay : ""].filter(Boolean).map((one) => writtenDay(one, i18n.language));
  const name = title || t("unnamed");
  const write = (to: boolean): void => void records.edit({ id: asRecordId(record.id), kind: "task", scope }, editsToMark(to, localToday()));
  function mark(to: boolean): void {
    write(to);
    const id = `done-${record.id}`;
    notifications.hide(id);
    if (!to) return;
    const undo = (): void => {
      notifications.hide(id);
      write(false);
    };
    notifications.show({
      id,
      closeButtonProps: { "aria-label": t("common:close") },
      message: (
        <div className={classes["notice"]}>
          <span>{t("doneNotice", { title: name })}</span>
          <Button size="compact-sm" variant="light" onClick={undo}>
            {t("undo")}
          </Button>
        </div>
      ),
    });
  }
  const inside = (
    <>
      {late && <IconAlertTriangle size={16} className={classes["late"]} aria-hidden />}
      <span className={lines["name"]} dir="auto">
        {name}
      </span>
      <span className={classes["what"]} title={of || undefined}>
        {[t(`kind.${kind}`), of, whose].filter(Boolean).join(" · ")}
      </span>
      {days.length > 0 && <span className={classes["day"]}>{days.join(" – ")}</span>}
    </>
  );
  return (
    <li className={classes["entry"]} data-kind={kind}>
      <span className={classes["box"]}>
        {kind === "task" && (
          <Checkbox aria-label={t("markDoneNamed", { title: name })} checked={done} onChange={(event) => mark(event.currentTarget.checked)} />
        )}
      </span>
      {path === null ? (
        <span className={lines["line"]}>{inside}</span>
      ) : (
        <Link className={lines["line"]} to={path}>
          {inside}
        </Link>
      )}
    </li>
  );
}
