import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Skipped } from "#shared/domain/contact-file/findings.ts";
import { Page } from "#renderer/ui/page.tsx";
import classes from "./exchange.module.css";

/** More than these nobody reads; how many there are is said. */
const shownAtMost = 500;

/** What in the file is in no contact, or not as it was written, and why. */
export function SkippedLines({ skipped, isTable }: { readonly skipped: readonly Skipped[]; readonly isTable: boolean }): ReactNode {
  const { t } = useTranslation("exchange");
  return (
    <Page>
      <ul className={classes["skipped"]}>
        {skipped.slice(0, shownAtMost).map(({ line, code, values }, at) => (
          <li key={at} dir="auto">
            {t(isTable ? "preview.row" : "preview.line", { line })} {t(`contactFile:skipped.${code}` as never, values as never) as unknown as string}
          </li>
        ))}
      </ul>
      {skipped.length > shownAtMost && <p className={classes["quiet"]}>{t("preview.moreSkipped", { count: skipped.length - shownAtMost })}</p>}
    </Page>
  );
}
