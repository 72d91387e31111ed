import { IconAlertTriangle, IconBuildingBank, IconClockHour4, IconDeviceFloppy, IconLoader2 } from "@tabler/icons-react";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RecordWord } from "#shared/sync/status.ts";
import { useRole } from "#renderer/platform/desk/desk.tsx";
import { useRecordWord, type Placed } from "#renderer/platform/desk/use-sync-status.ts";
import classes from "#renderer/ui/badges.module.css";

interface ConflictBadgeProps {
  readonly record?: string;
  readonly field?: string;
  readonly count?: number;
  /** The number alone, where there is no room for the word. */
  readonly brief?: boolean;
}

/** An amber mark, an icon and a word, that leads to the side-by-side view. Give `record` on a field or a head; leave it out on a list row. */
export function ConflictBadge({ record, field, count, brief = false }: ConflictBadgeProps): ReactNode {
  const { t } = useTranslation("common");
  const words = field === undefined && count !== undefined && count > 1 ? t("conflictCount", { count }) : t("conflict");
  if (brief) {
    return (
      <span className={classes["conflict"]} role="img" aria-label={words} title={words}>
        <IconAlertTriangle size={14} aria-hidden />
        <span aria-hidden>{count}</span>
      </span>
    );
  }
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

/** What the mark says in turn while a person works: a head keeps room for the longest, so that nothing moves when it changes. */
const settled = ["saving", "waiting", "saved", "with-the-secretariat"] as const;

/** Where a record is: on this device, on its way, or with the secretariat. Shown on each record's head. */
export function RecordStatus({ document }: { readonly document: Placed }): ReactNode {
  const { t } = useTranslation("common");
  const word = useRecordWord(document);
  const role = useRole();
  if (word === "conflict") return <ConflictBadge record={document.id} count={document.conflicts} />;
  const Icon = icons[word];
  const say = (one: RecordWord): string => t(`record.${one}`, { context: role });
  const longest = Math.max(...settled.map((one) => say(one).length));
  return (
    <span
      className={classes["status"]}
      style={{ "--longest-status": `${longest}ch` } as CSSProperties}
      data-word={word}
      data-testid="record-status"
      role="status"
    >
      <Icon size={14} aria-hidden />
      {say(word)}
    </span>
  );
}
