import bold from "@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-600-normal.woff2";
import regular from "@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2";

/** Only Arabic letters are taken from it, so that it stands first in every list of faces; the space and all else are the system's. */
const unicodeRange = "U+0600-06FF, U+0750-077F, U+0870-08FF, U+200C-200D, U+FB50-FDFF, U+FE70-FEFC";

export const arabicFace = "Desk Arabic";

/** The same Arabic on every system, also for a name inside a text of another language. A file is read when its first letter is shown. */
export function addArabicFace({ fonts }: Document): void {
  fonts.add(new FontFace(arabicFace, `url("${regular}") format("woff2")`, { weight: "400", display: "swap", unicodeRange }));
  fonts.add(new FontFace(arabicFace, `url("${bold}") format("woff2")`, { weight: "500 700", display: "swap", unicodeRange }));
}
