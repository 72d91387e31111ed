import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { splittingQuestions, type Split } from "#shared/domain/tally/splits.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import { useChoice } from "#renderer/features/priorities/use-choice.ts";
import { splitText } from "#renderer/features/priorities/view-choices.ts";

interface SplitSelectProps {
  readonly definition: Questionnaire;
  readonly split: Split;
  readonly labels: Labels;
}

export function SplitSelect({ definition, split, labels }: SplitSelectProps): ReactNode {
  const { t } = useTranslation("priorities");
  const choose = useChoice();
  return (
    <Select
      label={t("split")}
      value={splitText(split)}
      allowDeselect={false}
      data={[
        { value: "all", label: t("splitBy.all") },
        { value: "region", label: t("splitBy.region") },
        { value: "sub-region", label: t("splitBy.sub-region") },
        { value: "development", label: t("splitBy.development") },
        ...splittingQuestions(definition).map((question) => ({ value: `question.${question.name}`, label: labels.title(question) })),
      ]}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
      onChange={(next) => choose("split", next === "all" ? null : next)}
    />
  );
}
