/** The letters of a PDF as Chromium writes it: plain objects, deflated contents, each font with the table that says which letters its signs are. */
import { inflateSync } from "node:zlib";

/** @returns a line for each text that is drawn, page by page, in the order in which it is drawn */
export function pdfText(file: Buffer): string {
  const objects = objectsOf(file);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [number, { head }] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
    if (table !== undefined) fonts.set(number, lettersOf(objects.get(table)?.stream ?? ""));
  }
  return [...objects.values()]
    .filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
    .map((page) => {
      const named = new Map(
        [...dictionary(page.head, "Font", objects).matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name = "", font = ""]) => [name, fonts.get(font)]),
      );
      const contents = [...(/\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(page.head)?.[1] ?? "").matchAll(/(\d+) 0 R/g)].map(
        ([, at = ""]) => objects.get(at)?.stream ?? "",
      );
      return drawn(contents.join("\n"), named);
    })
    .join("\n");
}

interface PdfObject {
  readonly head: string;
  /** "" without one. */
  readonly stream: string;
}

function objectsOf(file: Buffer): ReadonlyMap<string, PdfObject> {
  const text = file.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const from = found.index + found[0].length;
    const head = text.slice(from, text.indexOf("endobj", from)).split(/>>\s*stream\r?\n/, 1)[0] ?? "";
    const [begins = ""] = /^>>\s*stream\r?\n/.exec(text.slice(from + head.length, from + head.length + 20)) ?? [];
    const start = from + head.length + begins.length;
    const bytes = begins === "" ? Buffer.alloc(0) : file.subarray(start, start + Number(/\/Length (\d+)/.exec(head)?.[1]));
    const isReadable = begins !== "" && head.includes("/FlateDecode") && !/\/(Image|FontFile\d?)\b/.test(head);
    objects.set(found[1] as string, { head, stream: (isReadable ? inflateSync(bytes) : bytes).toString("latin1") });
  }
  return objects;
}

/** Of a page, wherever it stands: in the page, or in an object of its own. */
function dictionary(head: string, name: string, objects: ReadonlyMap<string, PdfObject>): string {
  const elsewhere = /\/Resources (\d+) 0 R/.exec(head)?.[1];
  const resources = elsewhere === undefined ? head : (objects.get(elsewhere)?.head ?? "");
  return new RegExp(`/${name}\\s*<<([^>]*)>>`).exec(resources)?.[1] ?? "";
}

/** From four hexadecimal digits to letters. */
function lettersOf(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, block = ""] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, sign = "", hex = ""] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) letters.set(sign.toUpperCase(), fromUtf16(hex));
  }
  for (const [, block = ""] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = "", last = "", hex = ""] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let at = Number.parseInt(first, 16); at <= Number.parseInt(last, 16); at++) {
        const letter = (Number.parseInt(hex, 16) + at - Number.parseInt(first, 16)).toString(16).padStart(4, "0");
        letters.set(at.toString(16).padStart(4, "0").toUpperCase(), fromUtf16(letter));
      }
    }
  }
  return letters;
}

const fromUtf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string> | undefined>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let text = "";
  for (const [, name, shown] of content.matchAll(/\/(\S+) [\d.]+ Tf|((?:\[[^\]]*\]|<[^>]*>)\s*T[jJ])|\bET\b/g)) {
    if (name !== undefined) font = fonts.get(name);
    else if (shown === undefined) text += "\n";
    else
      for (const [, hex = ""] of shown.matchAll(/<([^>]*)>/g)) text += (hex.toUpperCase().match(/\w{4}/g) ?? []).map((sign) => font?.get(sign) ?? "").join("");
  }
  // "ﬀ" is drawn as one sign.
  return text.normalize("NFKC");
}
