import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useEffect, type ReactNode } from "react";
import { Outlet } from "react-router";
import { useOfSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { Rail } from "#renderer/app/shell/rail.tsx";
import { Search } from "#renderer/app/shell/search.tsx";
import { TopBar } from "#renderer/app/shell/top-bar.tsx";
import classes from "#renderer/app/shell/shell.module.css";

export interface ShellProps {
  readonly setBadge?: (count: number) => void;
}

export function Shell({ setBadge }: ShellProps): ReactNode {
  const [folded, setFolded] = useLocalStorage({ key: "rail-folded", defaultValue: false, getInitialValueInEffect: false });
  const narrow = useMediaQuery("(max-width: 960px)", false, { getInitialValueInEffect: false });
  const decisions = useOfSyncStatus((status) => status.decisions);
  useEffect(() => setBadge?.(decisions), [decisions, setBadge]);

  return (
    <div className={classes["shell"]} data-folded={folded || narrow || undefined}>
      <Rail folded={folded || narrow} onFold={narrow ? undefined : () => setFolded(!folded)} />
      <TopBar />
      <main className={classes["main"]}>
        <Outlet />
      </main>
      <Search />
    </div>
  );
}
