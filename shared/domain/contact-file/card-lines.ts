/**
 * A vCard file as properties, line by line. Bytes, not text: a file may be sewn together from several in several character sets, and a line
 * may be folded in the middle of a letter, so nothing is decoded before its line is whole. Inside this folder a "raw" text has one letter
 * for each byte.
 *
 *   a line that begins with white space goes on the line before it (2.1 keeps that white space, 3.0 and 4.0 do not)
 *   a quoted-printable line that ends with = goes on in the next
 *   base64 goes on while lines look like base64, indented or not, to an empty line (2.1)
 */

export interface CardProperty {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** What stands before the full stop in `item1.TEL`, in small letters, or "". */
  readonly group: string;
  /** In capitals. */
  readonly name: string;
  /** By name in capitals. What stands without a name, as in `TEL;WORK:`, is under "". Raw. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** Raw. Empty where the content is a picture, a sound or a key. */
  readonly value: string;
  /** Whether there is content, also where it is left out. */
  readonly isFilled: boolean;
  readonly isTooLong: boolean;
}

export type CardLine =
  | { readonly kind: "property"; readonly property: CardProperty }
  | { readonly kind: "other"; readonly line: number; readonly text: string };

/** Of one property, in bytes. */
const longest = 1_000_000;
/** Their content is never read. */
const contentLeftOut = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-IMAGE|X-PHOTO)(?=[;:])/i;
const isBoundary = (text: string): boolean => /^\s*(?:BEGIN|END)\s*:\s*VCARD\s*$/i.test(text);

export class CardLines {
  readonly #bytes: Uint8Array;
  #at = 0;
  /** Of the line that begins at `#at`. */
  #number = 1;
  /** The next of each of the signs that end a line, from `#at` on. */
  #feed = -1;
  #return = -1;
  /** Whether continuation lines keep their white space: set by whoever reads the VERSION. */
  keepsFoldedSpace = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @returns null at the end of the file. Blank lines are passed over. */
  next(): CardLine | null {
    for (;;) {
      if (this.#at >= this.#bytes.length) return null;
      const line = this.#number;
      const first = this.#take();
      if (first.trim() === "") continue;
      const { text, isTooLong } = this.#whole(first);
      const property = propertyOf(text, line, isTooLong);
      return property ? { kind: "property", property } : { kind: "other", line, text };
    }
  }

  #whole(first: string): { readonly text: string; readonly isTooLong: boolean } {
    if (isBoundary(first)) return { text: first, isTooLong: false };
    const pieces = [first];
    let length = first.length;
    let last = first;
    let isContinued = false;
    const header = headerOf(first);
    const isLeftOut = contentLeftOut.test(first);
    const isBase64 = /[;=](?:BASE64|B)(?=[;:]|$)/i.test(header);
    let isQuoted = /QUOTED-PRINTABLE/i.test(header);
    while (this.#at < this.#bytes.length) {
      const isFolded = this.#isSpace(this.#bytes[this.#at] as number);
      const isSoft = isQuoted && last.endsWith("=");
      if (isSoft) {
        if (isBoundary(this.#peek())) break;
        pieces[pieces.length - 1] = last.slice(0, -1);
        last = this.#take();
      } else if (isFolded && isLeftOut) {
        // Most of an address book is pictures.
        this.#pass();
        isContinued = true;
        continue;
      } else if (isFolded) {
        const next = this.#take();
        if (next.trim() === "") {
          // A blank line with spaces in it ends base64, and continues nothing else.
          if (isBase64) break;
          continue;
        }
        last = this.keepsFoldedSpace && !isBase64 && !/^[ \t]{2}/.test(next) && !/[ \t]$/.test(last) ? next : next.slice(1);
      } else if (isBase64 && /^[A-Za-z0-9+/]+={0,2}\s*$/.test(this.#peek())) last = this.#take();
      else break;
      isContinued = true;
      length += last.length;
      if (!isLeftOut && length <= longest) pieces.push(last);
      // The parameters themselves may be folded.
      if (!isQuoted && pieces.length < 5 && !first.includes(":")) isQuoted = /QUOTED-PRINTABLE/i.test(headerOf(pieces.join("")));
    }
    return { text: isLeftOut && isContinued ? `${first}…` : pieces.join(""), isTooLong: !isLeftOut && length > longest };
  }

  #isSpace(byte: number): boolean {
    return byte === 0x20 || byte === 0x09;
  }

  /** The next line without its end, which may be CRLF, LF, CR or a CRLF whose CR is there twice. */
  #take(): string {
    const text = this.#peek();
    this.#pass();
    return text;
  }

  #pass(): void {
    const bytes = this.#bytes;
    const end = this.#end();
    let next = end;
    while (bytes[next] === 0x0d && next < end + 3) next += 1;
    this.#at = bytes[next] === 0x0a ? next + 1 : Math.min(end + 1, bytes.length);
    this.#number += 1;
  }

  #peek(): string {
    const bytes = this.#bytes;
    // Where files were put one after the other, a mark of UTF-8 stands at the beginning of each.
    const from = bytes[this.#at] === 0xef && bytes[this.#at + 1] === 0xbb && bytes[this.#at + 2] === 0xbf ? this.#at + 3 : this.#at;
    return rawOf(bytes.subarray(from, Math.min(this.#end(), from + longest + 1)));
  }

  /** Of the line that begins at `#at`. */
  #end(): number {
    if (this.#feed < this.#at) this.#feed = this.#next(0x0a);
    if (this.#return < this.#at) this.#return = this.#next(0x0d);
    return Math.min(this.#feed, this.#return);
  }

  #next(sign: number): number {
    const found = this.#bytes.indexOf(sign, this.#at);
    return found < 0 ? this.#bytes.length : found;
  }
}

/** One letter for each byte. */
function rawOf(bytes: Uint8Array): string {
  const step = 4_096;
  if (bytes.length <= step) return String.fromCharCode(...bytes);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += step) parts.push(String.fromCharCode(...bytes.subarray(at, at + step)));
  return parts.join("");
}

function headerOf(text: string): string {
  const colon = text.indexOf(":");
  return colon < 0 ? text : text.slice(0, colon + 1);
}

/** @returns null when the text has no name before a colon */
function propertyOf(text: string, line: number, isTooLong: boolean): CardProperty | null {
  const start = /^\s*(?:([A-Za-z0-9_-]+)\.)*([A-Za-z0-9_-]+)[ \t]*(?=[;:])/.exec(text.slice(0, 300));
  if (!start) return null;
  const read = parametersFrom(text, start[0].length, true) ?? parametersFrom(text, start[0].length, false);
  if (!read) return null;
  const isLeftOut = contentLeftOut.test(text.trimStart());
  const value = text.slice(read.end + 1);
  return {
    line,
    group: (start[1] ?? "").toLowerCase(),
    name: (start[2] as string).toUpperCase(),
    parameters: read.parameters,
    value: isLeftOut ? "" : value,
    isFilled: value.trim() !== "" || isTooLong,
    isTooLong,
  };
}

/** @param isQuoting whether quotes protect `;` and `:`; a quote that never ends protects nothing */
function parametersFrom(text: string, from: number, isQuoting: boolean): { readonly parameters: Map<string, string[]>; readonly end: number } | null {
  const parameters = new Map<string, string[]>();
  let at = from;
  while (text[at] === ";") {
    let end = at + 1;
    let isQuoted = false;
    while (end < text.length && (isQuoted || (text[end] !== ";" && text[end] !== ":"))) {
      if (isQuoting && text[end] === '"') isQuoted = !isQuoted;
      end += 1;
    }
    if (end >= text.length) return null;
    const written = text.slice(at + 1, end);
    const equals = written.indexOf("=");
    const name = equals < 0 ? "" : written.slice(0, equals).trim().toUpperCase();
    const values = parameters.get(name) ?? [];
    values.push(written.slice(equals + 1).trim());
    parameters.set(name, values);
    at = end;
  }
  return text[at] === ":" ? { parameters, end: at } : null;
}
