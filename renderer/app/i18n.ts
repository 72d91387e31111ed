import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { deskLanguageOf } from "#shared/lib/desk-languages.ts";
import { formatsIn, wordsOf } from "#renderer/platform/words/desk-words.ts";

export async function startTranslation(locale: string): Promise<void> {
  const language = deskLanguageOf(locale);
  const english = await wordsOf("en");
  const resources = { en: english, ...(language === "en" ? {} : { [language]: await wordsOf(language) }) };
  await i18next.use(initReactI18next).init({
    resources: resources as never,
    // The reader's own way of writing dates and numbers goes with the language, where we have its words.
    lng: formatsIn(locale.split("-")[0] === language ? locale : language),
    fallbackLng: "en",
    defaultNS: "common",
    ns: Object.keys(english),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = new Intl.Locale(i18next.language).baseName;
  document.documentElement.dir = i18next.dir(i18next.language);
}
