import { TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { daysUntil } from "#renderer/ui/days-until.ts";
import { isPossibleDeadline } from "./publishing.ts";

interface DeadlineInputProps {
  readonly value: string;
  readonly onChange: (deadline: string, isPossible: boolean) => void;
}

/** A day to come, or nothing. */
export function DeadlineInput({ value, onChange }: DeadlineInputProps): ReactNode {
  const { t } = useTranslation("questionnaires");
  const [today] = useState(() => new Date());
  const possible = (deadline: string): boolean => isPossibleDeadline(deadline, daysUntil(deadline, today));
  return (
    <TextInput
      type="date"
      w={280}
      label={t("deadline")}
      description={t("deadlineSays")}
      value={value}
      error={possible(value) ? undefined : t("deadlinePassed")}
      onChange={(event) => onChange(event.currentTarget.value, possible(event.currentTarget.value))}
    />
  );
}
