/**
 * Texts in the character sets that were in use before Unicode. A file that does not say which is guessed by its letters: in a text in Latin
 * letters those beyond ASCII stand alone between others; in Arabic and Cyrillic whole words are made of them, and then the most frequent
 * letters tell the two apart. Windows-1256 has the accents of French where Windows-1252 has them, so one guess holds for a file in both.
 */

/** Of the Encoding Standard, which every engine that the desk runs in has, and which no library of types for shared code names. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

const decoders = new Map<string, { decode(bytes: Uint8Array): string } | null>();

/**
 * @param label such as `iso-8859-1`, `windows-1256`, `Shift_JIS`, in any case
 * @returns bytes that stand for nothing become the replacement character; null for a character set that nobody knows
 */
export function decodeLabelled(bytes: Uint8Array, label: string): string | null {
  const decoder = decoderOf(
    label
      .trim()
      .replace(/^["']|["']$/g, "")
      .toLowerCase(),
  );
  return decoder === null ? null : decoder.decode(bytes);
}

export type CodePage = "windows-1252" | "windows-1256" | "windows-1251";

export function fromCodePage(bytes: Uint8Array, page: CodePage): string {
  return decoderOf(page)?.decode(bytes) ?? "";
}

/** Letters in a row, from the first that is not ASCII, that no language in Latin letters has. */
const longRun = 3;

/** The most frequent letters of Arabic in Windows-1256: alif, lam, ya, mim, nun, waw, ra, ta marbuta, ta, ba, dal, ʿayn, hamza on alif. */
const arabic = new Set([0xc7, 0xe1, 0xed, 0xe3, 0xe4, 0xe6, 0xd1, 0xc9, 0xca, 0xc8, 0xcf, 0xda, 0xc3, 0xcd, 0xd3]);
/** о е а и н т с р в л к м д п у я ы of Russian, small, in Windows-1251. */
const cyrillic = new Set([0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf1, 0xf0, 0xe2, 0xeb, 0xea, 0xec, 0xe4, 0xef, 0xf3, 0xff, 0xfb]);

/** @param bytes a text, or many of them, that is not UTF-8 */
export function codePageOf(bytes: Uint8Array): CodePage {
  let beyond = 0;
  let inRuns = 0;
  let run = 0;
  let score = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) {
      run += 1;
      beyond += 1;
      if (arabic.has(byte)) score += 1;
      if (cyrillic.has(byte)) score -= 1;
    } else {
      if (run >= longRun) inRuns += run;
      run = 0;
    }
  }
  if (inRuns * 3 < beyond || inRuns === 0) return "windows-1252";
  return score >= 0 ? "windows-1256" : "windows-1251";
}

function decoderOf(label: string): { decode(bytes: Uint8Array): string } | null {
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(label);
    } catch {
      decoder = null;
    }
    // A hostile file may name as many as it likes.
    if (decoders.size < 50) decoders.set(label, decoder);
  }
  return decoder;
}
