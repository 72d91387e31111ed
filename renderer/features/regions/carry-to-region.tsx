import { Button, Modal, Select } from "@mantine/core";
import { IconArrowForwardUp } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { processScope } from "#shared/domain/process/process.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { dayOf } from "./regions-waiting.ts";
import { editsToCarry } from "./relay-edits.ts";
import { useDeskRecords } from "./use-regions-waiting.ts";
import { useProcesses, useToday, type Process } from "./use-processes.ts";
import classes from "./regions.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

export interface CarriedOutcome {
  readonly id: string;
  readonly title: string;
}

/** On an outcome's page, for those who take part in a regional process. */
export function CarryButton({ outcome }: { readonly outcome: CarriedOutcome }): ReactNode {
  const { t } = useTranslation("regions");
  const processes = useOwnProcesses();
  const [opened, setOpened] = useState(false);
  if (processes.length === 0) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconArrowForwardUp size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t("carry.action")}
      </Button>
      {opened ? <CarryDialog outcome={outcome} processes={processes} onClose={() => setOpened(false)} /> : null}
    </>
  );
}

/** The processes to which the person may carry something. */
function useOwnProcesses(): readonly Process[] {
  const { actor } = useDesk();
  const found = useProcesses();
  if (found.state !== "ready") return [];
  return found.processes.filter(({ key }) => mayCreate(actor, { kind: "relay", scope: processScope(key), audience: "network" }).allowed);
}

interface CarryDialogProps {
  readonly outcome: CarriedOutcome;
  readonly processes: readonly Process[];
  /** Id of the process that is chosen from the beginning. */
  readonly process?: string;
  readonly onClose: () => void;
}

export function CarryDialog({ outcome, processes, process, onClose }: CarryDialogProps): ReactNode {
  const { t, i18n } = useTranslation(["regions", "common"]);
  const { records } = useDesk();
  const navigate = useNavigate();
  const today = useToday();
  const { meetings, relays } = useDeskRecords();
  const [chosen, setChosen] = useState(process ?? (processes.length === 1 ? processes[0]!.id : null));
  const [meeting, setMeeting] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const to = processes.find(({ id }) => id === chosen);
  const before = to && relays.find((relay) => relay.parent === outcome.id && relay.scope === processScope(to.key));

  async function carry(): Promise<void> {
    if (!to) return;
    const id = asRecordId(`relay.${crypto.randomUUID()}`);
    try {
      await records.edit({ id, kind: "relay", scope: processScope(to.key) }, editsToCarry(outcome, meeting ?? "", today));
    } catch {
      return setFailed(true);
    }
    await navigate(`/regions/relay/${id}`);
  }

  return (
    <Modal opened onClose={onClose} title={t("carry.action")} closeButtonProps={{ "aria-label": t("common:cancel") }}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void carry();
        }}
      >
        <p className={classes["quiet"]}>{t("carry.says", { title: outcome.title })}</p>
        <Select
          label={t("column.process")}
          data={processes.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          required
          searchable
          allowDeselect={false}
          data-autofocus={to === undefined || undefined}
          onChange={(next) => {
            setChosen(next);
            setMeeting(null);
          }}
        />
        <Select
          label={t("field.meeting")}
          description={t("carry.meetingHelp")}
          clearable
          data={meetings
            .filter(({ parent }) => parent === chosen)
            .map((one) => ({
              value: one.id,
              label: [one.title || t("meeting.unnamed"), dayOf(one) && writtenDay(dayOf(one), i18n.language)].filter(Boolean).join(comma()),
            }))}
          value={meeting}
          onChange={setMeeting}
        />
        {before ? (
          <p>
            {t("carry.before")}{" "}
            <Link className={classes["link"]} to={`/regions/relay/${encodeURIComponent(before.id)}`}>
              {before.title || t("relay.unnamed")}
            </Link>
          </p>
        ) : null}
        {failed ? <p role="alert">{t("notSaved")}</p> : null}
        <div className={classes["buttons"]}>
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button type="submit" data-autofocus={process !== undefined || undefined} disabled={!to || before !== undefined}>
            {t("carry.make")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
