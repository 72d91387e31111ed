import "survey-core/i18n/arabic";
import "survey-core/i18n/french";
import "survey-core/i18n/russian";
import "survey-core/i18n/simplified-chinese";
import "survey-core/i18n/spanish";
import { NativeSelect } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import i18next from "i18next";
import { createContext, useContext, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { getLocaleStrings } from "survey-core";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { giveSurveyWords } from "./survey-words.ts";
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

/** SurveyJS's small words in the form's language: the desk's where it has that language, else SurveyJS's own, else the desk's as they are. */
export function giveWordsIn(language: string): void {
  const base = language.split("-")[0] ?? language;
  const ours = (i18next.getResourceBundle(base, "survey") as { readonly words?: Readonly<Record<string, string>> } | undefined)?.words;
  const theirs = base === "en" ? undefined : (getLocaleStrings(base) as Readonly<Record<string, string>> | undefined);
  const words = ours ?? theirs ?? (i18next.t("survey:words", { returnObjects: true }) as unknown as Readonly<Record<string, string>>);
  giveSurveyWords(language, words, i18next.dir(language) === "rtl");
}
