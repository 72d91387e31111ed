import { Button, Loader } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import classes from "#renderer/ui/states.module.css";

/** Nothing here: a sentence and a next step. */
export function EmptyState({
  sentence,
  action,
}: {
  readonly sentence: string;
  readonly action?: { readonly label: string; readonly to?: string; readonly onClick?: () => void };
}): ReactNode {
  return (
    <div className={classes["state"]}>
      <p>{sentence}</p>
      {action?.to && (
        <Button component={Link} to={action.to} variant="light">
          {action.label}
        </Button>
      )}
      {action?.onClick && (
        <Button onClick={action.onClick} variant="light">
          {action.label}
        </Button>
      )}
    </div>
  );
}

/** Shows itself only when the wait is long enough to be noticed. */
export function LoadingState({ sentence }: { readonly sentence?: string }): ReactNode {
  const { t } = useTranslation("common");
  return (
    <div className={`${classes["state"]} ${classes["late"]}`} role="status" aria-label={sentence ?? t("loading")}>
      <Loader size="sm" />
      {sentence && <p>{sentence}</p>}
    </div>
  );
}

/** What happened, what is safe, what to do next. */
export function ErrorState({ sentence, retry }: { readonly sentence: string; readonly retry?: () => void }): ReactNode {
  const { t } = useTranslation("common");
  return (
    <div className={classes["state"]} role="alert">
      <p className={classes["error"]}>{sentence}</p>
      {retry && (
        <Button onClick={retry} variant="default">
          {t("tryAgain")}
        </Button>
      )}
    </div>
  );
}
