import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { editsToCarryBack } from "./relay-edits.ts";
import { useToday } from "./use-processes.ts";
import classes from "./regions.module.css";

/** What a meeting agreed, in its own words, on its way to the Forum. */
export function CarryBackDialog({ meeting, onClose }: { readonly meeting: RecordForm; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(["regions", "common"]);
  const { records } = useDesk();
  const navigate = useNavigate();
  const today = useToday();
  const [title, setTitle] = useState("");
  const [source, setSource] = useState(meeting.words("outcome"));
  const [failed, setFailed] = useState(false);
  const { id, scope } = meeting.target;

  async function carry(): Promise<void> {
    const relay = asRecordId(`relay.${crypto.randomUUID()}`);
    try {
      await records.edit({ id: relay, kind: "relay", scope }, editsToCarryBack({ title: title.trim(), source: source.trim(), meeting: id }, today));
    } catch {
      return setFailed(true);
    }
    await navigate(`/regions/relay/${relay}`);
  }

  return (
    <Modal opened onClose={onClose} title={t("carryBack.action")} closeButtonProps={{ "aria-label": t("common:cancel") }}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void carry();
        }}
      >
        <p className={classes["quiet"]}>{t("carryBack.says")}</p>
        <TextInput label={t("field.title")} value={title} maxLength={300} required data-autofocus onChange={(event) => setTitle(event.currentTarget.value)} />
        <Textarea
          label={t("field.source")}
          description={t("field.sourceHelp")}
          value={source}
          maxLength={8000}
          minRows={3}
          required
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        {failed ? <p role="alert">{t("notSaved")}</p> : null}
        <div className={classes["buttons"]}>
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button type="submit" disabled={title.trim() === "" || source.trim() === ""}>
            {t("carryBack.make")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
