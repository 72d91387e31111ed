import { Button, Modal, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "#renderer/features/intake/intake.module.css";

interface ReturnDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onReturn: (reason: string) => Promise<void>;
}

/** Nothing goes back without a reason: it is what the country reads. */
export function ReturnDialog({ opened, onClose, onReturn }: ReturnDialogProps): ReactNode {
  const { t } = useTranslation("intake");
  const [reason, setReason] = useState("");
  const [failed, setFailed] = useState(false);
  function send(): void {
    onReturn(reason.trim()).then(
      () => {
        setReason("");
        setFailed(false);
        onClose();
      },
      () => setFailed(true),
    );
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t("returnTitle")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <p className={classes["quiet"]}>{t("returnAbout")}</p>
      <Textarea
        label={t("reason")}
        value={reason}
        maxLength={2_000}
        minRows={4}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
        {...(failed ? { error: t("failedToSave") } : {})}
      />
      <div className={classes["buttons"]}>
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button disabled={reason.trim() === ""} onClick={send}>
          {t("returnNow")}
        </Button>
      </div>
    </Modal>
  );
}
