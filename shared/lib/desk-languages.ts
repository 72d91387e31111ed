/** The languages that the desk itself speaks, each in its own words, as people look for it. Questionnaires bring their own. */
export const deskLanguages = { en: "English", fr: "Français", es: "Español", ar: "العربية" } as const;
export type DeskLanguage = keyof typeof deskLanguages;

/** @returns which of them a locale such as `fr-BE` asks for; English where the desk does not speak it */
export function deskLanguageOf(locale: string): DeskLanguage {
  const language = locale.split("-")[0] ?? "";
  return Object.hasOwn(deskLanguages, language) ? (language as DeskLanguage) : "en";
}
