import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage } from "#renderer/platform/choose-language.ts";
import { deskLanguages, type DeskLanguage } from "#shared/lib/desk-languages.ts";

const system = "system";

/** @param chosen null while the desk follows the system */
export function LanguageChoice({ chosen }: { readonly chosen: string | null }): ReactNode {
  const { t } = useTranslation("settings");
  return (
    <Select
      maw={360}
      label={t("language.label")}
      description={t("language.says")}
      value={chosen ?? system}
      allowDeselect={false}
      data={[{ value: system, label: t("language.system") }, ...Object.entries(deskLanguages).map(([value, label]) => ({ value, label }))]}
      onChange={(value) => value && void chooseLanguage(value === system ? null : (value as DeskLanguage))}
    />
  );
}
