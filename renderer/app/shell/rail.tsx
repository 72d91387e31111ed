import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { useOverdueCount } from "#renderer/features/tasks/index.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useOfSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { railOf } from "#renderer/app/shell/rail-table.ts";
import classes from "#renderer/app/shell/shell.module.css";

export function Rail({ folded, onFold }: { readonly folded: boolean; readonly onFold: (() => void) | undefined }): ReactNode {
  const { t } = useTranslation("app");
  const { actor } = useDesk();
  const places = railOf(actor.role, actor.processes.length > 0);
  const decisions = useOfSyncStatus((status) => status.decisions);
  const wayTo = useWayBack(places.map(({ path }) => path));
  const Fold = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes["rail"]} aria-label={t("rail.label")}>
      <div className={classes["name"]} aria-hidden={folded}>
        {folded ? "" : t("name")}
      </div>
      {places.map(({ path, label, icon: Icon }) => (
        <Tooltip key={path} label={t(label)} disabled={!folded} position="right">
          <NavLink to={wayTo(path)} className={classes["place"]!} aria-label={folded ? t(label) : undefined}>
            <Icon size={20} stroke={1.6} aria-hidden />
            {!folded && <span>{t(label)}</span>}
            {path === "/today" && !folded && <Mark count={decisions} title={t("pill.attention", { count: decisions })} />}
            {path === "/tasks" && !folded && <OverdueMark />}
          </NavLink>
        </Tooltip>
      ))}
      {onFold && (
        <ActionIcon className={classes["fold"]} onClick={onFold} aria-label={t(folded ? "rail.unfold" : "rail.fold")}>
          <Fold size={20} stroke={1.6} />
        </ActionIcon>
      )}
    </nav>
  );
}

function Mark({ count, title }: { readonly count: number; readonly title: string }): ReactNode {
  return count === 0 ? null : (
    <span className={classes["mark"]} title={title}>
      {count}
    </span>
  );
}

/** The window opens first: what is overdue has waited longer than that. */
const patienceMs = 1_500;

function OverdueMark(): ReactNode {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return isReady ? <OverdueCount /> : null;
}

function OverdueCount(): ReactNode {
  const { t } = useTranslation("app");
  const count = useOverdueCount();
  return <Mark count={count} title={t("rail.overdue", { count })} />;
}

const left = new Map<string, string>();

/** A place opens where the person left it; from inside, its entry leads to its beginning. */
function useWayBack(paths: readonly string[]): (path: string) => string {
  const { pathname, search } = useLocation();
  const inside = paths.find((path) => pathname === path || pathname.startsWith(`${path}/`));
  useEffect(() => {
    // What was only begun is begun anew another time.
    if (inside) left.set(inside, new URLSearchParams(search).has("new") ? inside : pathname + search);
  }, [inside, pathname, search]);
  return (path) => (path === inside ? path : (left.get(path) ?? path));
}
