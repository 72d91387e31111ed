/** Names of files as every system takes them, and that do not look like another. */

/** Bytes of UTF-8 that a name keeps, so that with an extension and what a system adds it stays under the 255 that Linux takes. */
const longestName = 180;
/** They turn the order of what follows: `Note<U+202E>fdp.exe` would read `Noteexe.pdf`. And those that nobody sees. */
const turning = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const reserved = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(\.|$)/i;

/** A name without its extension. Windows refuses more letters than others, and a final dot or space. */
export function fileNameOf(name: string): string {
  const fitting = shortened(
    name
      .replace(turning, "")
      // oxlint-disable-next-line no-control-regex -- those are among what Windows refuses
      .replace(/[\x00-\x1f\x7f-\x9f<>:"/\\|?*]+/gu, " ")
      .replace(/\s+/gu, " ")
      .replace(/^[. ]+|[. ]+$/gu, ""),
  ).replace(/[. ]+$/u, "");
  return fitting === "" || reserved.test(fitting) ? `Focal Desk ${fitting}`.trim() : fitting;
}

/** A name with its extension, if it has one that could be one. */
export function safeFileName(name: string): string {
  const { stem, extension } = partsOf(name);
  return extension === "" ? fileNameOf(stem) : `${fileNameOf(stem)}.${extension}`;
}

/** In lower case, without its dot; "" without one. What decides by which program a file is opened. */
export function extensionOf(name: string): string {
  return partsOf(name).extension.toLowerCase();
}

function partsOf(name: string): { readonly stem: string; readonly extension: string } {
  // As Windows reads it: a final dot or space does not count.
  const plain = name.replace(turning, "").replace(/[. ]+$/u, "");
  const [, stem = plain, extension = ""] = /^(.*)\.([\p{L}\p{N}_+-]{1,16})$/su.exec(plain) ?? [];
  return { stem, extension };
}

function shortened(text: string): string {
  let bytes = 0;
  let kept = "";
  for (const letter of text.slice(0, 120)) {
    const code = letter.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    // Half of a letter that takes two is none.
    if (bytes > longestName || (code >= 0xd800 && code < 0xe000)) break;
    kept += letter;
  }
  return kept;
}
