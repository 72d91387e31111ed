/** SurveyJS's own small words, from the desk's language files: `survey:words` holds them under SurveyJS's names. */
import { getLocaleStrings, setupLocale } from "survey-core";

/**
 * @param language as in the document's `lang`; what its words lack is said in English
 * @param words texts by SurveyJS's names; `{0}` in them is SurveyJS's own placeholder
 */
export function giveSurveyWords(language: string, words: Readonly<Record<string, string>>, rightToLeft: boolean): void {
  const english = getLocaleStrings("en") as Readonly<Record<string, string>>;
  setupLocale({ localeCode: language, strings: { ...english, ...words }, nativeName: language, englishName: language, rtl: rightToLeft });
}
