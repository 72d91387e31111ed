import { createInstance, type TFunction } from "i18next";
import arabic from "#electron/main/locales/ar.json" with { type: "json" };
import english from "#electron/main/locales/en.json" with { type: "json" };
import french from "#electron/main/locales/fr.json" with { type: "json" };
import spanish from "#electron/main/locales/es.json" with { type: "json" };

export async function loadLanguage(locale: string): Promise<TFunction> {
  const language = createInstance();
  return language.init({
    lng: locale,
    fallbackLng: "en",
    resources: { en: { translation: english }, fr: { translation: french }, es: { translation: spanish }, ar: { translation: arabic } },
    interpolation: { escapeValue: false },
  });
}
