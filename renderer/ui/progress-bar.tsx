import type { ReactNode } from "react";
import classes from "#renderer/ui/progress-bar.module.css";

/** How far something is. The numbers stand beside it: nothing is said by the bar alone. */
export function ProgressBar({ done, of }: { readonly done: number; readonly of: number }): ReactNode {
  return (
    <span className={classes["bar"]} aria-hidden>
      <span style={{ inlineSize: `${of === 0 ? 0 : (100 * done) / of}%` }} />
    </span>
  );
}
