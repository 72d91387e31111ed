import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { notifications } from "@mantine/notifications";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { startWithKnownProcesses } from "./start-known.ts";
import { useProcesses, type Process } from "./use-processes.ts";
import classes from "./regions.module.css";

/** What a view shows while the processes load, fail, or are none yet. */
export function WithProcesses({ children }: { readonly children: (processes: readonly Process[]) => ReactNode }): ReactNode {
  const { t } = useTranslation("regions");
  const found = useProcesses();
  if (found.state === "loading") return <LoadingState />;
  if (found.state === "failed") return <ErrorState sentence={t("failed")} />;
  return found.processes.length === 0 ? <NoProcesses /> : children(found.processes);
}

/** The secretariat starts with the processes that are known; the others wait for it. */
export function NoProcesses(): ReactNode {
  const { t } = useTranslation("regions");
  const { actor } = useDesk();
  const start = useStartKnown();
  if (actor.role !== "secretariat") return <EmptyState sentence={`${t("empty.none")} ${t("empty.noneNext")}`} />;
  return (
    <div className={classes["start"]}>
      <p>{t("empty.none")}</p>
      <p>{t("start.says")}</p>
      <Button variant="light" loading={start.busy} onClick={start.start}>
        {t("start.action")}
      </Button>
    </div>
  );
}

function useStartKnown(): { readonly busy: boolean; readonly start: () => void } {
  const { t } = useTranslation("regions");
  const { records } = useDesk();
  const [busy, setBusy] = useState(false);
  async function start(): Promise<void> {
    setBusy(true);
    try {
      const count = await startWithKnownProcesses(records);
      notifications.show({ message: t("start.done", { count }) });
    } catch {
      notifications.show({ color: "red", message: t("start.failed") });
    } finally {
      setBusy(false);
    }
  }
  return { busy, start: () => void start() };
}
