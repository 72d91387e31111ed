import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, useLocation } from "react-router";
import { useRole } from "#renderer/platform/desk/desk.tsx";
import classes from "./regions.module.css";

/** The views of the regional processes, above whichever is open. */
export function RegionsFrame(): ReactNode {
  const { t } = useTranslation("regions");
  const role = useRole();
  const { pathname } = useLocation();
  // What belongs to a process's desk stands with the processes.
  const open = /^\/regions\/(meeting|relay)\//.test(pathname) ? "processes" : pathname.split("/")[2];
  const views = ["country", "processes", "matrix", "map", ...(role === "secretariat" ? ["outcomes"] : [])];
  return (
    <div className={classes["frame"]}>
      <nav className={classes["views"]} aria-label={t("views")}>
        {views.map((view) => (
          <Link key={view} to={`/regions/${view}`} className={classes["view"]} aria-current={view === open ? "page" : undefined}>
            {t(`view.${view}`, { context: role })}
          </Link>
        ))}
      </nav>
      <div className={classes["content"]}>
        <Outlet />
      </div>
    </div>
  );
}
