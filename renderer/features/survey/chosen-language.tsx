import { NativeSelect } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import { createContext, useContext, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import classes from "./question-help.module.css";

/** The language that the form around is in: what is inside SurveyJS's tree gets it by context. */
export const FormLanguage = createContext<string | null>(null);

export function useFormLanguage(): string {
  const { i18n } = useTranslation();
  return useContext(FormLanguage) ?? i18n.language;
}

const settingOf = (definition: Questionnaire): string => `survey-language:${definition.key}`;

/** The language a person chose for this questionnaire on this device, else the desk's own, else the one it was written in; null while it is read. */
export function useChosenLanguage(definition: Questionnaire): readonly [string | null, (language: string) => void] {
  const { i18n } = useTranslation();
  const { store } = useDesk();
  const key = settingOf(definition);
  const chosen = useObservable(() => store.settings.read$<string>(key, ""), key);
  const choose = (language: string): void => void store.settings.write(key, language);
  if (chosen.state === "loading") return [null, choose];
  return [languageOf(definition, chosen.state === "ready" ? chosen.value : "", i18n.language), choose];
}

function languageOf(definition: Questionnaire, chosen: string, own: string): string {
  const languages = definition.languages ?? [];
  if (languages.includes(chosen)) return chosen;
  const base = own.split("-")[0] ?? own;
  // One that does not say its languages is in that of its title: read from its own side, also on a desk that is read from the other.
  if (languages.length === 0) return Object.keys(definition.title).some((one) => one.split("-")[0] === base) ? own : (Object.keys(definition.title)[0] ?? own);
  return languages.find((one) => one === own) ?? languages.find((one) => one.split("-")[0] === base) ?? languages[0] ?? own;
}

export function LanguageSwitch({
  definition,
  language,
  onChange,
}: {
  readonly definition: Questionnaire;
  readonly language: string;
  readonly onChange: (language: string) => void;
}): ReactNode {
  const { t } = useTranslation("survey");
  const languages = definition.languages ?? [];
  if (languages.length < 2) return null;
  return (
    <div className={classes["languages"]}>
      <NativeSelect
        aria-label={t("language")}
        size="xs"
        leftSection={<IconLanguage size={16} aria-hidden />}
        value={language}
        data={languages.map((one) => ({ value: one, label: ownName(one) }))}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid="survey-language"
      />
    </div>
  );
}

/** A language by the name that its own speakers give it. */
function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
