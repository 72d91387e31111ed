/**
 * Which records stand first in reading order, found in an index that only knows code units, without reading them all. The index is asked
 * for its first letters; they are put in reading order, and the titles of as many letters are read as it takes.
 *
 * A title that stands further back than its first letter (in Danish `Aa` after `Z`) waits for the letters before it, and so does `á` for
 * `A`: a title is certain once it comes before every letter that was not read yet.
 */
import { byTitle, sameInReadingOrder, type Titled } from "#renderer/platform/store/sorted-list.ts";

export interface TitleIndex {
  /** The first title that is `from` or comes after it in order of code units. */
  next(from: string): Promise<string | undefined>;
  /** Every entry whose title begins with `letter`, in any order; all without a title for "". */
  beginningWith(letter: string): Promise<readonly Titled[]>;
}

/** More first letters than this, and reading the list itself is no slower. */
const mostLetters = 150;

/** @returns the ids of the first `count` in reading order, or null when the index alone cannot say */
export async function firstTitles(index: TitleIndex, count: number): Promise<readonly string[] | null> {
  const letters: string[] = [];
  for (let title = await index.next(""); title !== undefined; title = await index.next(after(letters.at(-1) as string))) {
    const letter = title === "" ? "" : String.fromCodePoint(title.codePointAt(0) as number);
    // What reading order overlooks says nothing about the place, nor does a vowel that is read after the letter behind it.
    if (letter !== "" && (sameInReadingOrder(letter, "") || /\p{LOE}/u.test(letter))) return null;
    if (letters.push(letter) > mostLetters) return null;
  }
  const inOrder = letters.map((title): Titled => ({ id: "", title })).sort(byTitle);
  const first: string[] = [];
  const waiting: Titled[] = [];
  for (const [place, letter] of inOrder.entries()) {
    waiting.push(...(await index.beginningWith(letter.title)));
    waiting.sort(byTitle);
    const following = inOrder[place + 1];
    const uncertain = following ? waiting.findIndex((one) => byTitle(one, following) >= 0) : -1;
    first.push(...waiting.splice(0, uncertain < 0 ? waiting.length : uncertain).map(({ id }) => id));
    if (first.length >= count) break;
  }
  return first.slice(0, count);
}

/** Where the titles end that begin with the letter, in order of code units. */
export function after(letter: string): string {
  return letter === "" ? "\0" : letter.slice(0, -1) + String.fromCharCode(letter.charCodeAt(letter.length - 1) + 1);
}
