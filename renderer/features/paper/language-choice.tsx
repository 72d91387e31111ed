import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { languageName, languagesOf } from "./paper-words.ts";

/** The reader's language where the questionnaire has it, else the one it is written in first. */
export function firstLanguage(definition: Questionnaire, reader: string): string {
  const languages = languagesOf(definition);
  return languages.find((one) => one === reader) ?? languages.find((one) => one.split("-")[0] === reader.split("-")[0]) ?? languages[0] ?? "en";
}

interface LanguageChoiceProps {
  readonly definition: Questionnaire;
  readonly value: string;
  readonly onChange: (language: string) => void;
}

/** In which of its languages the questionnaire is printed; nothing to choose when there is one. */
export function LanguageChoice({ definition, value, onChange }: LanguageChoiceProps): ReactNode {
  const { t, i18n } = useTranslation("paper");
  const languages = languagesOf(definition);
  if (languages.length < 2) return null;
  return (
    <Select
      label={t("export.language")}
      data={languages.map((language) => ({ value: language, label: languageName(language, i18n.language) }))}
      value={value}
      allowDeselect={false}
      onChange={(language) => language && onChange(language)}
    />
  );
}
