/** The desk's own words, one namespace for each file: `renderer/locales/<language>/<namespace>.json`. */
import i18next from "i18next";
import contactFile from "#shared/domain/contact-file/sentences.json" with { type: "json" };
import xlsform from "#shared/domain/xlsform/sentences.json" with { type: "json" };
import workbook from "#shared/workbook/sentences.json" with { type: "json" };
import { deskLanguageOf, type DeskLanguage } from "#shared/lib/desk-languages.ts";

type Words = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, Words>>;

const english = import.meta.glob<Words>("../../locales/en/*.json", { eager: true, import: "default" });

/** The other languages are read when they are spoken, each at once. */
const others: Readonly<Record<Exclude<DeskLanguage, "en">, () => Promise<Files>>> = {
  fr: async () => (await import("#renderer/locales/fr.ts")).words,
  es: async () => (await import("#renderer/locales/es.ts")).words,
  ar: async () => (await import("#renderer/locales/ar.ts")).words,
};

/** What readers of files say stands beside their codes, because the commands say it too; another language has it in files of these names. */
const saidByReaders = { contactFile, xlsform, workbook };

export async function wordsOf(language: DeskLanguage): Promise<Readonly<Record<string, Words>>> {
  return language === "en" ? { ...saidByReaders, ...byNamespace(english) } : byNamespace(await others[language]());
}

/** @returns the desk's language in which a text in `language` is best accompanied, its words at hand; null where the desk does not speak it */
export async function speak(language: string): Promise<DeskLanguage | null> {
  const ours = deskLanguageOf(language);
  if (ours !== language.split("-")[0]) return null;
  if (!i18next.hasResourceBundle(ours, "common")) {
    for (const [namespace, words] of Object.entries(await wordsOf(ours))) i18next.addResourceBundle(ours, namespace, words);
  }
  return ours;
}

/** The digits that a keyboard writes and the calendar that a record is kept in, as on the screens of the United Nations: some countries' Arabic has others. */
export function formatsIn(locale: string): string {
  return deskLanguageOf(locale) === "ar" ? new Intl.Locale(locale, { calendar: "gregory", numberingSystem: "latn" }).toString() : locale;
}

function byNamespace(files: Files): Record<string, Words> {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.slice(path.lastIndexOf("/") + 1, -".json".length), words]));
}
