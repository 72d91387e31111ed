import { IconAlertTriangle, IconBuildingBank, IconClockHour4, IconDeviceFloppy, IconLoader2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RecordWord } from "#shared/sync/status.ts";
import { useRecordWord } from "#renderer/platform/desk/use-sync-status.ts";
import classes from "#renderer/ui/badges.module.css";

/** An amber mark, an icon and a word, that leads to the side-by-side view. Give `record` on a field or a head; leave it out on a list row. */
export function ConflictBadge({ record, field, count }: { readonly record?: string; readonly field?: string; readonly count?: number }): ReactNode {
  const { t } = useTranslation("common");
  const words = field === undefined && count !== undefined && count > 1 ? t("conflictCount", { count }) : t("conflict");
  const mark = (
    <>
      <IconAlertTriangle size={14} aria-hidden />
      <span>{words}</span>
    </>
  );
  if (!record) return <span className={classes["conflict"]}>{mark}</span>;
  const path = `/conflicts/${encodeURIComponent(record)}${field ? `?field=${encodeURIComponent(field)}` : ""}`;
  return (
    <Link className={classes["conflict"]} to={path} title={t("conflictHint")}>
      {mark}
    </Link>
  );
}

const icons: Record<RecordWord, typeof IconClockHour4> = {
  saving: IconLoader2,
  conflict: IconAlertTriangle,
  waiting: IconClockHour4,
  saved: IconDeviceFloppy,
  "with-the-secretariat": IconBuildingBank,
};

/** Where a record is: on this device, on its way, or with the secretariat. Shown on each record's head. */
export function RecordStatus({ document }: { readonly document: { readonly id: string; readonly unsent: 0 | 1; readonly conflicts: number } }): ReactNode {
  const { t } = useTranslation("common");
  const word = useRecordWord(document);
  if (word === "conflict") return <ConflictBadge record={document.id} count={document.conflicts} />;
  const Icon = icons[word];
  return (
    <span className={classes["status"]} data-word={word} data-testid="record-status" role="status">
      <Icon size={14} aria-hidden />
      {t(`record.${word}`)}
    </span>
  );
}
