import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet } from "react-router";
import { useRole } from "#renderer/platform/desk/desk.tsx";
import classes from "./regions.module.css";

/** The views of the regional processes, above whichever is open. */
export function RegionsFrame(): ReactNode {
  const { t } = useTranslation("regions");
  const role = useRole();
  const views = ["country", "processes", "matrix", "map", ...(role === "secretariat" ? ["outcomes"] : [])];
  return (
    <div className={classes["frame"]}>
      <nav className={classes["views"]} aria-label={t("views")}>
        {views.map((view) => (
          <NavLink key={view} to={`/regions/${view}`} className={classes["view"]!}>
            {t(`view.${view}`, { context: role })}
          </NavLink>
        ))}
      </nav>
      <div className={classes["content"]}>
        <Outlet />
      </div>
    </div>
  );
}
