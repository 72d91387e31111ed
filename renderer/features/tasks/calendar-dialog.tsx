import { Button, Checkbox, Modal } from "@mantine/core";
import { IconCalendarDown } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { writeCalendar } from "#shared/domain/deadlines/calendar.ts";
import type { Deadline } from "#shared/domain/deadlines/deadlines.ts";
import { savedAs, useMaking } from "#renderer/features/paper/index.ts";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { saveFile } from "#renderer/platform/save-file.ts";
import classes from "./tasks.module.css";

interface CalendarDialogProps {
  /** Those that have a day. */
  readonly deadlines: readonly Deadline[];
  readonly onClose: () => void;
}

/** What the list shows, as a file for any calendar program. */
export function CalendarDialog({ deadlines, onClose }: CalendarDialogProps): ReactNode {
  const { t } = useTranslation("tasks");
  const nameOf = usePersonNames();
  const [alarms, setAlarms] = useState(true);
  const { busy, make } = useMaking(onClose);

  const calendar = (): string =>
    writeCalendar({
      name: t("calendar.name"),
      stamp: `${new Date().toISOString().slice(0, 19)}Z`,
      alarms,
      events: deadlines.map(({ id, kind, title, of, day, endDay, person, ministry }) => ({
        uid: `${id}@focal-desk`,
        day,
        endDay,
        summary: title || t("unnamed"),
        description: [of, person === "" ? ministry : nameOf(person).name, t("calendar.from")].filter(Boolean).join("\n"),
        category: t(`kind.${kind}`),
      })),
    });

  return (
    <Modal opened onClose={onClose} title={t("calendar.title")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <div className={classes["dialog"]}>
        <p className={classes["quiet"]}>{t("calendar.says", { count: deadlines.length })}</p>
        <Checkbox label={t("calendar.alarms")} checked={alarms} onChange={(event) => setAlarms(event.currentTarget.checked)} />
        <div>
          <Button
            leftSection={<IconCalendarDown size={16} aria-hidden />}
            loading={busy}
            onClick={() => void make(async () => savedAs(await saveFile(t("calendar.name"), "ics", calendar())))}
          >
            {t("calendar.save")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
