import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { UndoEntry } from "#renderer/platform/desk/undo.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import { valueFormatOf } from "#renderer/platform/desk/value-format.ts";
import classes from "#renderer/ui/undo-notice.module.css";

const notice = "undo";

/** One short notice at a time: what was changed, and a way back. */
export function showUndo({ says, label, onUndo }: { readonly says: string; readonly label: string; readonly onUndo: () => void }): void {
  notifications.hide(notice);
  notifications.show({
    id: notice,
    message: (
      <div className={classes["notice"]}>
        <span>{says}</span>
        <Button size="compact-sm" variant="light" onClick={onUndo}>
          {label}
        </Button>
      </div>
    ),
  });
}

/** Puts a change back, the latest when none is given, and says what came of it. */
export function usePutBack(): (change?: UndoEntry | null) => Promise<void> {
  const { t } = useTranslation("common");
  const { undo, records } = useDesk();
  const titleOf = useRecordTitle();
  return useCallback(
    async (change) => {
      notifications.hide(notice);
      const say = (message: string): void => void notifications.show({ id: notice, message });
      try {
        const done = await undo.putBack(change ?? undefined);
        if (done.outcome === "nothing") return say(t("undo.nothing"));
        const { target, parts } = done.entry;
        const opened = await records.open(target.id);
        const title = opened ? titleOf(opened.document) : "";
        if (done.outcome === "changed-since") return say(t("undo.changedSince", { title }));
        const format = valueFormatOf(target.kind, { id: target.id, parent: opened?.document.parent ?? "" });
        say(t("undo.put", { what: [...new Set(parts.map((part) => format.label(part.name)))].join(", "), title }));
      } catch {
        say(t("undo.failed"));
      }
    },
    [undo, records, t, titleOf],
  );
}
