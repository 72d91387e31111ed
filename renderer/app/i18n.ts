import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import contactFile from "#shared/domain/contact-file/sentences.json" with { type: "json" };
import xlsform from "#shared/domain/xlsform/sentences.json" with { type: "json" };
import workbook from "#shared/workbook/sentences.json" with { type: "json" };
import { deskLanguageOf, type DeskLanguage } from "#shared/lib/desk-languages.ts";

type Words = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, Words>>;

const english = import.meta.glob<Words>("../locales/en/*.json", { eager: true, import: "default" });

/** The other languages are read when they are spoken, each at once. */
const others: Readonly<Record<Exclude<DeskLanguage, "en">, () => Promise<Files>>> = {
  fr: async () => (await import("#renderer/locales/fr.ts")).words,
};

/** What readers of files say stands beside their codes, because the commands say it too; another language has it in files of these names. */
const saidByReaders = { contactFile, xlsform, workbook };

/** One namespace for each file: `renderer/locales/<language>/<namespace>.json`. */
export async function startTranslation(locale: string): Promise<void> {
  const language = deskLanguageOf(locale);
  const words = { ...saidByReaders, ...byNamespace(english) };
  const resources: Record<string, Record<string, Words>> = { en: words };
  if (language !== "en") resources[language] = byNamespace(await others[language]());
  await i18next.use(initReactI18next).init({
    resources: resources as never,
    // The reader's own way of writing dates and numbers goes with the language, where we have its words.
    lng: locale.split("-")[0] === language ? locale : language,
    fallbackLng: "en",
    defaultNS: "common",
    ns: Object.keys(words),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = i18next.language;
  document.documentElement.dir = i18next.dir(i18next.language);
}

function byNamespace(files: Files): Record<string, Words> {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.slice(path.lastIndexOf("/") + 1, -".json".length), words]));
}
