import { Button, Modal, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "#renderer/ui/return-dialog.module.css";

interface ReturnDialogProps {
  readonly title: string;
  /** Who reads the reason, and how long. */
  readonly about: string;
  /** On the button that does it. */
  readonly action: string;
  readonly onClose: () => void;
  /** Resolves once it is saved on this device. */
  readonly onReturn: (reason: string) => Promise<void>;
}

/** Nothing goes back without a reason. Shown as long as it is there: a form of many questions keeps none in stock. */
export function ReturnDialog({ title, about, action, onClose, onReturn }: ReturnDialogProps): ReactNode {
  const { t } = useTranslation("common");
  const [reason, setReason] = useState("");
  const [failed, setFailed] = useState(false);
  const words = reason.trim();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (words !== "") onReturn(words).then(onClose, () => setFailed(true));
        }}
      >
        <Textarea
          label={t("reason")}
          description={about}
          value={reason}
          maxLength={2_000}
          autosize
          minRows={3}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
          {...(failed ? { error: t("failedToSave") } : {})}
        />
        <div className={classes["buttons"]}>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={words === ""}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
