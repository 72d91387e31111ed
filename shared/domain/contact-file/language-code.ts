/** Languages as address books write them, in small letters of BCP 47. */
import { tagOf } from "../xlsform/languages.ts";
import { foldWords } from "../vocabulary/search.ts";
import { languages } from "../vocabulary/vocabulary.ts";

/** Those in which address books come: the names of languages in them are known. */
const namingLanguages = ["en", "fr", "de", "es", "pt", "ar", "ru"];
let byName: ReadonlyMap<string, string> | undefined;

/** @param written a code, or the name of a language in one of several languages. @returns the code, or the words where nobody knows the language */
function languageCode(written: string): string {
  const words = written.trim();
  const folded = foldWords(words);
  return (names().get(folded) ?? tagOf(words) ?? words).replace(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*$/, (tag) => tag.replaceAll("_", "-").toLowerCase());
}

/** `en, fr`, `English; French`, `anglais et français`. */
export function languageCodes(written: string): string[] {
  // Codes alone need nothing between them.
  const parts = /^[A-Za-z]{2}(\s+[A-Za-z]{2})+$/.test(written.trim()) ? written.trim().split(/\s+/) : undefined;
  return (parts ?? written.split(separators)).map(languageCode).filter((code) => code !== "");
}

const separators = /:::|[,;/|+&\n]|\s+(?:and|et|und|y|e|و)\s+/u;

/** @returns the part that a contact keeps (`fr` of `fr-ca`), or null when it is no language of the desk's form */
export function contactLanguage(code: string): string | null {
  const [language = ""] = code.split("-");
  return /^[a-z]{2,3}$/.test(language) ? language : null;
}

function names(): ReadonlyMap<string, string> {
  if (!byName) {
    const known = new Map<string, string>();
    for (const naming of namingLanguages) {
      const display = new Intl.DisplayNames([naming], { type: "language", fallback: "none" });
      for (const code of languages) {
        const name = display.of(code);
        if (name && !known.has(foldWords(name))) known.set(foldWords(name), code);
      }
    }
    byName = known;
  }
  return byName;
}
