import { useEffect, useEffectEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { UndoEntry } from "#renderer/platform/desk/undo.ts";
import { quietChange } from "#renderer/platform/desk/quiet-change.ts";
import { valueFormatOf } from "#renderer/platform/desk/value-format.ts";
import { showUndo, usePutBack } from "#renderer/ui/undo-notice.tsx";

/** Ctrl+Z wherever no text is being written, and a short notice after a choice or a removal. Shows nothing itself. */
export function Undo(): ReactNode {
  const { t } = useTranslation("common");
  const { undo } = useDesk();
  const putBack = usePutBack();

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    // A text field has the browser's own undo.
    if (event.defaultPrevented || isText(event.target)) return;
    event.preventDefault();
    void putBack();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);

  const onChange = useEffectEvent((entry: UndoEntry) => {
    const quiet = quietChange(entry);
    if (!quiet) return;
    const format = valueFormatOf(entry.target.kind, { id: entry.target.id, parent: "" });
    const what = format.label(quiet.part);
    const value = quiet.type === "chosen" ? [format.value(quiet.part, quiet.value)].flat().join(", ") : "";
    showUndo({
      says:
        quiet.type === "removed"
          ? t("undo.removed")
          : value === "" || format.refers(quiet.part)
            ? t("undo.changed", { what })
            : t("undo.chosen", { what, value }),
      label: t("undo.label"),
      onUndo: () => void putBack(entry),
    });
  });
  useEffect(() => {
    const following = undo.pushed$().subscribe((entry) => onChange(entry));
    return () => following.unsubscribe();
  }, [undo]);
  return null;
}

const notText = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLInputElement && !target.readOnly && !notText.has(target.type);
}
