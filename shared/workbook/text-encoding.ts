/**
 * Bytes of a text file as text. Programs save as UTF-8, as UTF-16 ("Unicode text") or in the code page of the machine, which nothing in the
 * file says: see `code-page.ts`.
 */
import { codePageOf, fromCodePage } from "./code-page.ts";

/** @returns null when the bytes are no text */
export function decodeText(bytes: Uint8Array): string | null {
  const utf16 = decodeUtf16(bytes);
  if (utf16 !== null) return utf16;
  if (bytes.subarray(0, 4_096).includes(0)) return null;
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return plain(fromUtf8(isMarked ? bytes.subarray(3) : bytes) ?? fromCodePage(bytes, codePageOf(bytes)));
}

/** @returns null when it is not UTF-16 */
export function decodeUtf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes.subarray(2), true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(bytes.subarray(2), false);
  const isLittle = utf16Order(bytes);
  return isLittle === null ? null : fromUtf16(bytes, isLittle);
}

/** @returns whether the low byte comes first, or null when it is not UTF-16 */
function utf16Order(bytes: Uint8Array): boolean | null {
  const head = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Latin letters in UTF-16 leave every second byte zero.
  if (odd > head.length / 4 && even < head.length / 20) return true;
  return even > head.length / 4 && odd < head.length / 20 ? false : null;
}

/** A text file has no control characters but tab, line ends and form feed. */
function plain(text: string): string | null {
  // oxlint-disable-next-line no-control-regex
  const controls = text.slice(0, 20_000).match(/[\u0000-\u0008\u000b\u000e-\u001f]/g)?.length ?? 0;
  return controls > 0 ? null : text;
}

/** So many arguments a function takes everywhere. */
const piece = 8_192;

/** One letter for each number. Letter by letter it would take seconds for a file of a few megabytes. */
function ofUnits(units: ArrayLike<number> & { subarray(from: number, to: number): Iterable<number> }): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += piece) parts.push(String.fromCharCode(...units.subarray(at, at + piece)));
  return parts.join("");
}

function fromUtf16(bytes: Uint8Array, isLittle: boolean): string {
  const units = new Uint16Array(bytes.length >> 1);
  for (let at = 0; at < units.length; at += 1) {
    const [first = 0, second = 0] = [bytes[2 * at], bytes[2 * at + 1]];
    units[at] = isLittle ? first | (second << 8) : second | (first << 8);
  }
  return ofUnits(units);
}

/** @returns null where the bytes are not well-formed UTF-8 (RFC 3629) */
export function fromUtf8(bytes: Uint8Array): string | null {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      units[length++] = first;
      at += 1;
      continue;
    }
    const more = first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : -1;
    if (more < 0 || at + more >= bytes.length) return null;
    let point = first & (0x3f >> more);
    for (let next = 1; next <= more; next += 1) {
      const byte = bytes[at + next] as number;
      if ((byte & 0xc0) !== 0x80) return null;
      point = (point << 6) | (byte & 0x3f);
    }
    const smallest = [0, 0x80, 0x800, 0x10000][more] as number;
    if (point < smallest || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null;
    if (point < 0x10000) units[length++] = point;
    else {
      units[length++] = 0xd800 + ((point - 0x10000) >> 10);
      units[length++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
    }
    at += more + 1;
  }
  return ofUnits(units.subarray(0, length));
}
