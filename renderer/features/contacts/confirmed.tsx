import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FieldWarning } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { isOlderThanAYear } from "#shared/domain/contact/confirmed-on.ts";
import classes from "./contacts.module.css";

interface ConfirmedProps {
  readonly form: RecordForm;
  /** Today, `2007-07-12`. */
  readonly today: string;
}

/** Says that somebody looked at the whole contact today and that it holds. */
export function ConfirmButton({ form, today }: ConfirmedProps): ReactNode {
  const { t } = useTranslation("contacts");
  if (!form.document || !form.permission("confirmedOn").allowed || form.words("confirmedOn") === today) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconCheck size={16} aria-hidden />}
      disabled={form.conflicts.has("confirmedOn")}
      onClick={() => form.set("confirmedOn", today)}
    >
      {t("confirmed.button")}
    </Button>
  );
}

export function ConfirmedLine({ form, today }: ConfirmedProps): ReactNode {
  const { t, i18n } = useTranslation("contacts");
  const day = form.words("confirmedOn");
  if (!form.document || day === "") return null;
  const words = t("confirmed.on", { date: writtenDay(day, i18n.language) });
  return <p className={classes["line"]}>{isOlderThanAYear(day, today) ? <FieldWarning>{`${words} ${t("confirmed.old")}`}</FieldWarning> : words}</p>;
}
