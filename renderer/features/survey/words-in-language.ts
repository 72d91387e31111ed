import "survey-core/i18n/arabic";
import "survey-core/i18n/french";
import "survey-core/i18n/russian";
import "survey-core/i18n/simplified-chinese";
import "survey-core/i18n/spanish";
import i18next from "i18next";
import { getLocaleStrings } from "survey-core";
import { giveSurveyWords } from "./survey-words.ts";

/** SurveyJS's small words in the form's language: the desk's where it has that language, else SurveyJS's own, else the desk's as they are. */
export function giveWordsIn(language: string): void {
  const base = language.split("-")[0] ?? language;
  const ours = (i18next.getResourceBundle(base, "survey") as { readonly words?: Readonly<Record<string, string>> } | undefined)?.words;
  const theirs = base === "en" ? undefined : (getLocaleStrings(base) as Readonly<Record<string, string>> | undefined);
  const words = ours ?? theirs ?? (i18next.t("survey:words", { returnObjects: true }) as unknown as Readonly<Record<string, string>>);
  giveSurveyWords(language, words, i18next.dir(language) === "rtl");
}
