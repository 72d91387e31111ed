import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import contactFile from "#shared/domain/contact-file/sentences.json" with { type: "json" };
import xlsform from "#shared/domain/xlsform/sentences.json" with { type: "json" };
import workbook from "#shared/workbook/sentences.json" with { type: "json" };

const files = import.meta.glob<Record<string, unknown>>("../locales/*/*.json", { eager: true, import: "default" });

/** What readers of files say stands beside their codes, because the commands say it too; another language has it in files of these names. */
const saidByReaders = { contactFile, xlsform, workbook };

/** One namespace for each file: `renderer/locales/<language>/<namespace>.json`. */
export async function startTranslation(locale: string): Promise<void> {
  const resources: Record<string, Record<string, Record<string, unknown>>> = { en: { ...saidByReaders } };
  for (const [path, words] of Object.entries(files)) {
    const [, language, namespace] = /\/locales\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    if (language && namespace) (resources[language] ??= {})[namespace] = words;
  }
  await i18next.use(initReactI18next).init({
    resources: resources as never,
    // The reader's own way of writing dates and numbers goes with the language, where we have its words.
    lng: Object.hasOwn(resources, locale.split("-")[0] ?? "") ? locale : "en",
    fallbackLng: "en",
    defaultNS: "common",
    ns: Object.keys(resources["en"] ?? {}),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const followLanguage = (language: string): void => {
    document.documentElement.lang = language;
    document.documentElement.dir = i18next.dir(language);
  };
  followLanguage(i18next.language);
  i18next.on("languageChanged", followLanguage);
}
