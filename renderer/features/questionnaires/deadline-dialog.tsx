import { Button, Modal } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { DeadlineInput } from "./deadline-input.tsx";
import { setDeadline } from "./publishing.ts";
import classes from "./questionnaires.module.css";

/** Another day until which answers are due, or none. */
export function DeadlineDialog({ id, day, onClose }: { readonly id: string; readonly day: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation("questionnaires");
  const { records } = useDesk();
  const [next, setNext] = useState({ day, isPossible: true });
  const [hasFailed, setFailed] = useState(false);
  async function save(): Promise<void> {
    try {
      if (next.day !== day) await setDeadline(records, id, next.day);
      onClose();
    } catch {
      setFailed(true);
    }
  }
  return (
    <Modal opened onClose={onClose} title={t("changeDeadline")} closeButtonProps={{ "aria-label": t("closeDialog") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A day that has passed may stay; it cannot be chosen.
          if (next.isPossible || next.day === day) void save();
        }}
      >
        <DeadlineInput value={next.day} onChange={(chosen, isPossible) => setNext({ day: chosen, isPossible })} />
        {hasFailed && (
          <p className={classes["error"]} role="alert">
            {t("notSaved")}
          </p>
        )}
        <div className={classes["buttons"]}>
          <Button type="submit" disabled={!next.isPossible && next.day !== day}>
            {t("saveDeadline")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
