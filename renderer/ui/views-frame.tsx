import type { ReactNode } from "react";
import { NavLink, Outlet } from "react-router";
import classes from "#renderer/ui/views-frame.module.css";

export interface FrameView {
  /** With a leading slash. */
  readonly path: string;
  readonly label: string;
  /** Its path begins the paths of the other views. */
  readonly end?: boolean;
}

/** The views of one place, named above whichever is open. A route's element, with the views as its children. */
export function ViewsFrame({ label, views }: { readonly label: string; readonly views: readonly FrameView[] }): ReactNode {
  return (
    <div className={classes["frame"]}>
      <nav className={classes["views"]} aria-label={label}>
        {views.map(({ path, label: name, end }) => (
          <NavLink key={path} to={path} end={end ?? false} className={classes["view"] ?? ""}>
            {name}
          </NavLink>
        ))}
      </nav>
      <div className={classes["content"]}>
        <Outlet />
      </div>
    </div>
  );
}
