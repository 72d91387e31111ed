import { Button, Modal } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "#renderer/platform/desk/use-command.ts";
import { sentencesOf } from "#renderer/ui/sentences.ts";
import { ProcessesChoice } from "./processes-choice.tsx";
import classes from "#renderer/features/people/people.module.css";

export interface ChangedPerson {
  readonly person: string;
  readonly name: string;
  readonly country: string | null;
  readonly processes: readonly string[];
}

/** Gives a person the desks of regional processes, or takes them away: then what their device held of them is removed from it. */
export function ChangeProcesses({
  person,
  onClose,
  onChanged,
}: {
  readonly person: ChangedPerson;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}): ReactNode {
  const { t } = useTranslation(["people", "sync", "common"]);
  const ask = useCommand();
  const [processes, setProcesses] = useState(person.processes);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const taken = person.processes.filter((key) => !processes.includes(key));

  async function save(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const outcome = await ask("person.change", { person: person.person, processes: [...processes] });
    setBusy(false);
    if (!outcome.ok) return setProblem(outcome.code === "offline" ? t("offline") : sentencesOf(t as never, outcome.code));
    onChanged();
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t("processes.of", { name: person.name })} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ProcessesChoice country={person.country} value={processes} onChange={setProcesses} />
        {taken.length > 0 ? <p className={classes["quiet"]}>{t("processes.taken")}</p> : null}
        {problem ? (
          <p className={classes["problem"]} role="alert">
            {problem}
          </p>
        ) : null}
        <div className={classes["buttons"]}>
          <Button type="submit" loading={busy}>
            {t("processes.save")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
