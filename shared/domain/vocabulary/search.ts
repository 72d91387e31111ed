/**
 * Search as one types, over lists that are held in memory. Each text is folded once (no accents, no capitals); a search then looks for
 * every word anywhere in it. Measured on 20,000 contacts this costs a few milliseconds and needs no index that must be built first.
 */

// oxlint-disable-next-line no-control-regex -- the point is to name every ASCII letter
const plainLetters = /^[\x00-\x7f]*$/;

export function foldWords(text: string): string {
  const lower = text.toLowerCase();
  // Nearly all texts are plain, and normalising costs ten times what looking does.
  return plainLetters.test(lower) ? lower : withoutMarks(lower);
}

function withoutMarks(lower: string): string {
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replaceAll("œ", "oe")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("’", "'");
}

export function searchedWords(query: string): readonly string[] {
  return foldWords(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Every word is somewhere in the text, all of them folded. */
export function holdsEveryWord(words: readonly string[], text: string): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}

/** Folds a document's title and search words once for as long as the same object is in use. */
export interface Searched {
  readonly title: string;
  readonly search: string;
}
const folded = new WeakMap<Searched, string>();
export function foldedText(document: Searched): string {
  let text = folded.get(document);
  if (text === undefined) folded.set(document, (text = foldWords(`${document.title} ${document.search}`)));
  return text;
}
