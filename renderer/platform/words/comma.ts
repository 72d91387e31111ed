import i18next from "i18next";

/** Stands between things in a row. Arabic has its own, with a mark that keeps a figure after a name in Latin letters on its side. */
export function comma(language: string = i18next.language ?? "en"): string {
  return language.split("-")[0] === "ar" ? "،\u200f " : ", ";
}
