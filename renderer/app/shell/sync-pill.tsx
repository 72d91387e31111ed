import { Button, Popover, Switch } from "@mantine/core";
import { IconAlertTriangle, IconBuildingBank, IconClockHour4, IconDeviceFloppy, IconLoader2, IconPlugConnectedX, type Icon } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { SyncWord } from "#shared/sync/status.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useOfSyncStatus, useSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { sentencesOf } from "#renderer/ui/sentences.ts";
import { When } from "#renderer/ui/when.tsx";
import classes from "#renderer/app/shell/shell.module.css";

const icons: Record<SyncWord, Icon> = {
  saving: IconLoader2,
  attention: IconAlertTriangle,
  offline: IconPlugConnectedX,
  waiting: IconClockHour4,
  saved: IconDeviceFloppy,
  "with-the-secretariat": IconBuildingBank,
};

/** Where the person's work is, in one of a few words; a click says more. */
export function SyncPill(): ReactNode {
  const { t } = useTranslation("app");
  const { person } = useDesk();
  const word = useOfSyncStatus((status) => status.word);
  // Nobody is told how many edits are being saved: the number is another one at each letter.
  const count = useOfSyncStatus((status) => (status.word === "saving" ? 0 : status.count));
  const [open, setOpen] = useState(false);
  const Icon = icons[word];
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <button type="button" className={classes["pill"]} data-word={word} data-testid="sync-pill" onClick={() => setOpen(!open)} aria-expanded={open}>
          <Icon size={16} aria-hidden />
          <span role="status">{t(`pill.${word}`, { context: person.role, count })}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <More close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Only there while it is open. */
function More({ close }: { readonly close: () => void }): ReactNode {
  const { t, i18n } = useTranslation(["app", "sync"]);
  const { sync, person } = useDesk();
  const status = useSyncStatus();
  const { word, report } = status;
  const problem = report?.problem?.code;
  return (
    <div className={classes["pop"]}>
      {/* A problem that only a person ends speaks for itself, below. To the secretariat itself "with the secretariat" would say nothing: its own words stand under its role. */}
      {(word !== "attention" || status.decisions > 0) && <p>{t(`pillSays.${word}`, { context: person.role })}</p>}
      {problem && problem !== "offline" && i18n.exists(`sync:${problem}`) && <p className={classes["problem"]}>{sentencesOf(t as never, problem)}</p>}
      {status.conflicts > 0 && (
        <Button component={Link} to="/conflicts" onClick={close} variant="light">
          {t("pop.conflicts", { count: status.conflicts })}
        </Button>
      )}
      {status.refused > 0 && (
        <Button component={Link} to="/quarantine" onClick={close} variant="light">
          {t("pop.refused", { count: status.refused })}
        </Button>
      )}
      <dl className={classes["facts"]}>
        <dt>{t("pop.lastMet")}</dt>
        <dd>{report?.lastMet ? <When at={report.lastMet} alone /> : t("pop.never")}</dd>
        <dt>{t("pop.unsent")}</dt>
        <dd>{t("pop.unsentCount", { count: status.unsent })}</dd>
      </dl>
      <Switch
        label={t("pop.workOffline")}
        description={t("pop.workOfflineSays")}
        checked={status.workOffline}
        onChange={(event) => void sync.setWorkOffline(event.currentTarget.checked)}
      />
    </div>
  );
}
