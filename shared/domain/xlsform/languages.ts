/** Languages as people write them above a column, and the BCP 47 tags that the desk keeps texts under. */

/** The language of texts whose language no file says. */
export const undetermined = "und";

/** Names in use that are not the ones of the Unicode locale data. */
const otherNames: Readonly<Record<string, string>> = {
  anglais: "en",
  francais: "fr",
  arabe: "ar",
  espagnol: "es",
  castellano: "es",
  castilian: "es",
  "brazilian portuguese": "pt-BR",
  farsi: "fa",
  dari: "fa-AF",
  mandarin: "zh",
  "simplified chinese": "zh-Hans",
  "traditional chinese": "zh-Hant",
  chinois: "zh",
  russe: "ru",
  "haitian creole": "ht",
  kreyol: "ht",
  kiswahili: "sw",
  kinyarwanda: "rw",
  bangla: "bn",
  myanmar: "my",
  burmese: "my",
  sorani: "ckb",
  kurmanji: "kmr",
  tagalog: "tl",
  filipino: "fil",
  tigrigna: "ti",
  oromo: "om",
  "afaan oromo": "om",
  pashtu: "ps",
  punjabi: "pa",
  ingles: "en",
  arabic: "ar",
  tetum: "tet",
  "tok pisin": "tpi",
};

const twoLetters =
  "aa ab af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cs cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu ha he hi ho hr ht hu hy ia id ig is it iu ja jv ka kg ki kk kl km kn ko kr ks ku kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne nl nn no nr nv ny oc om or os pa pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt ty ug uk ur uz ve vi wa wo xh yi yo za zh zu ckb fil".split(
    " ",
  );

let byName: ReadonlyMap<string, string> | undefined;

function names(): ReadonlyMap<string, string> {
  if (!byName) {
    const english = new Intl.DisplayNames(["en"], { type: "language" });
    const known = new Map<string, string>();
    for (const tag of twoLetters) {
      const own = new Intl.DisplayNames([tag], { type: "language" });
      for (const name of [own.of(tag), english.of(tag)]) if (name) known.set(plain(name), tag);
    }
    for (const [name, tag] of Object.entries(otherNames)) known.set(plain(name), tag);
    byName = known;
  }
  return byName;
}

/** Without case and accents. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .trim()
    .toLowerCase();

/** @returns the tag in brackets, or of the name, or null when nobody knows the language */
export function tagOf(written: string): string | null {
  const inBrackets = /\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)\s*$/.exec(written)?.[1];
  if (inBrackets) return spelled(inBrackets);
  const known = names().get(plain(written));
  if (known) return known;
  return /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(written) &&
    (twoLetters.includes(written.slice(0, 2).toLowerCase()) || written.includes("-")) &&
    isTag(written)
    ? spelled(written)
    : null;
}

const isTag = (written: string): boolean => twoLetters.includes((written.split(/[-_]/)[0] ?? "").toLowerCase());

/** `FR_ca` as `fr-CA`. */
function spelled(tag: string): string {
  const [language = "", ...parts] = tag.replaceAll("_", "-").split("-");
  return [
    language.toLowerCase(),
    ...parts.map((part) => (part.length === 2 ? part.toUpperCase() : part.length === 4 ? part[0]?.toUpperCase() + part.slice(1).toLowerCase() : part)),
  ].join("-");
}

/** How an export writes a language: `French (fr)`, as ODK recommends. */
export function writtenAs(tag: string): string {
  let name: string | undefined;
  try {
    name = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(tag);
  } catch {
    name = undefined;
  }
  return name && !/[():]/.test(name) ? `${name} (${tag})` : `${tag} (${tag})`;
}

/** The languages of one file, in its order. A language that nobody knows gets one of the tags that are kept for local use (qaa to qtz). */
export class LanguageTable {
  readonly #tags = new Map<string, string>();
  /** What a column without a language is written in. */
  #plain = undetermined;
  #unknown = 0;

  constructor(defaultLanguage: string) {
    if (defaultLanguage !== "") this.#plain = this.tag(defaultLanguage);
  }

  /** Where every column says the same language, what says none is in it as well. */
  takeOnlyLanguage(): void {
    const [only, ...others] = new Set(this.#tags.values());
    if (only !== undefined && others.length === 0) this.#plain = only;
  }

  tag(written: string): string {
    if (written === "") return this.#plain;
    let tag = this.#tags.get(written);
    if (tag === undefined) {
      tag = tagOf(written) ?? `qa${String.fromCharCode(97 + (this.#unknown++ % 26))}`;
      this.#tags.set(written, tag);
    }
    return tag;
  }

  /** As written, in the file's order. */
  get written(): readonly string[] {
    return [...this.#tags.keys()];
  }
}
