import type { ReactNode } from "react";
import classes from "#renderer/ui/page.module.css";

/** The head of a page or of a record: its name, where it is, and what can be done with it. */
export function PageHead({
  title,
  status,
  actions,
  subtitle,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <header className={classes["head"]}>
      <div className={classes["names"]}>
        <h1>{title}</h1>
        {subtitle && <div className={classes["subtitle"]}>{subtitle}</div>}
      </div>
      {status && <div className={classes["status"]}>{status}</div>}
      {actions && <div className={classes["actions"]}>{actions}</div>}
    </header>
  );
}

/** A page that scrolls by itself, no wider than can be read. `side` stands beside it, or under it where there is no room. */
export function Page({ children, side, wide = false }: { readonly children: ReactNode; readonly side?: ReactNode; readonly wide?: boolean }): ReactNode {
  const sheet = (
    <div className={classes["sheet"]} data-wide={wide || undefined}>
      {children}
    </div>
  );
  if (!side) return <div className={classes["page"]}>{sheet}</div>;
  return (
    <div className={classes["sided"]}>
      <div className={classes["both"]}>
        <div className={classes["main"]}>{sheet}</div>
        <div className={classes["side"]}>{side}</div>
      </div>
    </div>
  );
}

/** A titled part of a page. */
export function Section({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <section className={classes["section"]}>
      <div className={classes["sectionHead"]}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
