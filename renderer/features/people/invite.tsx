import { Button, CopyButton, Modal, Select, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "#shared/domain/permissions.ts";
import { ProcessesChoice } from "#renderer/features/people/processes-choice.tsx";
import { useCommand } from "#renderer/platform/desk/use-command.ts";
import { countryChoices } from "#renderer/ui/country-name.ts";
import { sentencesOf } from "#renderer/ui/sentences.ts";
import { When } from "#renderer/ui/when.tsx";
import classes from "#renderer/features/people/people.module.css";

const roles: readonly Role[] = ["focal-point", "validator", "official", "secretariat", "observer"];

/** Makes an invitation. Its code is shown once: the hub keeps only a mark by which it knows it again. */
export function Invite({ opened, onClose, onMade }: { readonly opened: boolean; readonly onClose: () => void; readonly onMade: () => void }): ReactNode {
  const { t, i18n } = useTranslation(["people", "sync"]);
  const ask = useCommand();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("focal-point");
  const [country, setCountry] = useState<string | null>(null);
  const [ministry, setMinistry] = useState("");
  const [processes, setProcesses] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<{ readonly invitation: string; readonly expires: number } | null>(null);
  const countries = countryChoices(i18n.language);
  const ofCountry = role !== "secretariat" && role !== "observer";
  // The secretariat has every desk without being given one.
  const hasDesks = role !== "secretariat" && (!ofCountry || country !== null);

  async function make(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const outcome = await ask("invitation.create", { name, role, country: ofCountry ? country : null, ministry, processes: hasDesks ? [...processes] : [] });
    setBusy(false);
    if (!outcome.ok) return setProblem(outcome.code === "offline" ? t("offline") : sentencesOf(t as never, outcome.code));
    setMade(outcome.output);
    onMade();
  }
  function close(): void {
    onClose();
    setMade(null);
    setName("");
    setMinistry("");
    setProcesses([]);
    setProblem(null);
  }

  return (
    <Modal opened={opened} onClose={close} title={t("invite")} closeButtonProps={{ "aria-label": t("close") }}>
      {made ? (
        <div className={classes["form"]}>
          <p>{t("madeSays", { name })}</p>
          <code className={classes["code"]} data-testid="invitation-code">
            {made.invitation}
          </code>
          <p className={classes["quiet"]}>
            {t("validUntil")} <When at={made.expires} />
          </p>
          <div className={classes["buttons"]}>
            <CopyButton value={made.invitation}>
              {({ copied, copy }) => (
                <Button leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={copy}>
                  {t(copied ? "common:copied" : "copyCode")}
                </Button>
              )}
            </CopyButton>
            <Button variant="default" onClick={close}>
              {t("close")}
            </Button>
          </div>
        </div>
      ) : (
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <TextInput
            label={t("name")}
            description={t("nameSays")}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            data-autofocus
          />
          <Select
            label={t("column.role")}
            data={roles.map((value) => ({ value, label: t(`app:role.${value}`) }))}
            value={role}
            allowDeselect={false}
            onChange={(value) => value && setRole(value as Role)}
          />
          {ofCountry && (
            <Select
              label={t("column.country")}
              data={countries}
              value={country}
              onChange={setCountry}
              searchable
              required
              limit={60}
              nothingFoundMessage={t("noCountry")}
            />
          )}
          <TextInput
            label={ofCountry ? t("column.ministry") : t("organisation")}
            value={ministry}
            maxLength={200}
            onChange={(event) => setMinistry(event.currentTarget.value)}
          />
          {hasDesks && <ProcessesChoice country={ofCountry ? country : null} value={processes} onChange={setProcesses} />}
          {problem && (
            <p className={classes["problem"]} role="alert">
              {problem}
            </p>
          )}
          <Button type="submit" loading={busy} disabled={!name.trim() || (ofCountry && !country)}>
            {t("make")}
          </Button>
        </form>
      )}
    </Modal>
  );
}
