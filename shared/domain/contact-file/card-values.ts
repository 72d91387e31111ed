/** The value of a property as people read it: transfer encoding, character set, escaped signs, parts. */
import { strToU8 } from "fflate";
import { fromBase64 } from "#shared/lib/base64.ts";
import { codePageOf, decodeLabelled, fromCodePage, type CodePage } from "#shared/workbook/code-page.ts";
import { fromUtf8 } from "#shared/workbook/text-encoding.ts";
import type { CardProperty } from "./card-lines.ts";

// oxlint-disable-next-line no-control-regex -- the point is to name every ASCII letter
const isAscii = (raw: string): boolean => /^[\x00-\x7f]*$/.test(raw);

/** The texts of one file. */
export class CardTexts {
  readonly #bytes: Uint8Array;
  /** Whether the file was in UTF-16, where a CHARSET says nothing about what stands in the file. */
  readonly #isUnicode: boolean;
  #page: CodePage | undefined;

  constructor(bytes: Uint8Array, isUnicode: boolean) {
    this.#bytes = bytes;
    this.#isUnicode = isUnicode;
  }

  /** The whole value, unescaped. */
  text(property: CardProperty): string {
    return unescaped(this.#decoded(property, property.value));
  }

  /** The parts between semicolons, unescaped: of ORG. */
  parts(property: CardProperty): string[] {
    return this.#written(property).map(unescaped);
  }

  /** The parts of N and ADR, each of which may be several texts with commas between. In 2.1 a comma is a comma. */
  lists(property: CardProperty, version: string): string[][] {
    return this.#written(property).map((part) => (version.startsWith("2") ? [unescaped(part)] : separated(part, ",").map(unescaped)));
  }

  /** Texts that are separated by commas: of NICKNAME and CATEGORIES. */
  list(property: CardProperty): string[] {
    return separated(this.#decoded(property, property.value), ",").map((part) => unescaped(part).trim());
  }

  /** The values of a parameter, in small letters: `TYPE=work,voice`, `TYPE="work,voice"`, `;WORK;VOICE`. */
  types(property: CardProperty): Set<string> {
    const written = [...(property.parameters.get("TYPE") ?? []), ...(property.parameters.get("") ?? [])];
    return new Set(written.flatMap((one) => one.replaceAll('"', "").toLowerCase().split(",")).map((one) => one.trim()));
  }

  /** A parameter that is a text, such as LABEL (RFC 6868). */
  parameter(property: CardProperty, name: string): string {
    const written = property.parameters.get(name)?.[0] ?? "";
    const signs: Readonly<Record<string, string>> = { "^n": "\n", "^N": "\n", "^^": "^", "^'": '"' };
    return unescaped(this.#fromBytes(written.replace(/^"|"$/g, ""), "")).replaceAll(/\^[nN^']/g, (sign) => signs[sign] ?? sign);
  }

  #written(property: CardProperty): string[] {
    const parts = separated(property.value, ";").map((part) => this.#decoded(property, part));
    // Some programs encode the semicolons between the parts as well.
    return parts.length === 1 ? separated(parts[0] as string, ";") : parts;
  }

  #decoded(property: CardProperty, raw: string): string {
    const { parameters } = property;
    const encoding = [...(parameters.get("ENCODING") ?? []), ...(parameters.get("") ?? [])].map((one) => one.replaceAll('"', "").toUpperCase());
    const charset = parameters.get("CHARSET")?.[0] ?? "";
    if (encoding.includes("QUOTED-PRINTABLE")) return this.#fromBytes(fromQuotedPrintable(raw), charset, true);
    if (encoding.includes("BASE64") || encoding.includes("B")) return this.#fromBytes(rawBase64(raw), charset, true);
    return this.#fromBytes(raw, charset);
  }

  #fromBytes(raw: string, charset: string, isEncoded = false): string {
    // ISO 2022 says in ASCII letters what it means.
    if (isAscii(raw) && !raw.includes("\u001b")) return raw;
    const bytes = Uint8Array.from(raw, (sign) => sign.charCodeAt(0));
    const isLabelled = charset !== "" && (isEncoded || !this.#isUnicode);
    // What says that it is UTF-8 and is not was changed on its way.
    const labelled = isLabelled && !/^"?utf-?8"?$/i.test(charset) ? decodeLabelled(bytes, charset) : null;
    return labelled ?? fromUtf8(bytes) ?? fromCodePage(bytes, this.#codePage());
  }

  #codePage(): CodePage {
    this.#page ??= codePageOf(linesNotInUtf8(this.#bytes));
    return this.#page;
  }
}

/** Enough to tell a language by. */
const sampleLength = 100_000;

function linesNotInUtf8(bytes: Uint8Array): Uint8Array {
  const sample: number[] = [];
  let start = 0;
  let isPlain = true;
  for (let at = 0; at <= bytes.length && sample.length < sampleLength; at += 1) {
    const byte = bytes[at];
    if (byte !== undefined && byte !== 0x0a && byte !== 0x0d) {
      if (byte >= 0x80) isPlain = false;
      continue;
    }
    const line = bytes.subarray(start, Math.min(at, start + sampleLength));
    if (!isPlain || line.includes(0x3d)) sample.push(...unlabelled(line, isPlain));
    start = at + 1;
    isPlain = true;
  }
  return Uint8Array.from(sample);
}

/** What of a line tells in which character set the file is: nothing of a line that says it itself, and nothing of UTF-8. */
function unlabelled(line: Uint8Array, isPlain: boolean): readonly number[] {
  const raw = String.fromCharCode(...line.subarray(0, 2_000));
  if (/^[^:]*;CHARSET=(?!"?utf-?8)/i.test(raw)) return [];
  if (!isPlain) return fromUtf8(line) === null ? [...line.subarray(0, 2_000)] : [];
  // Quoted-printable is a text in disguise.
  const decoded = fromQuotedPrintable(raw);
  if (isAscii(decoded)) return [];
  const bytes = Uint8Array.from(decoded, (sign) => sign.charCodeAt(0));
  return fromUtf8(bytes) === null ? [...bytes] : [];
}

/** RFC 2045, 6.7. What is not encoded as it should be stays as it is. */
function fromQuotedPrintable(raw: string): string {
  return raw.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))).replace(/=$/, "");
}

function rawBase64(raw: string): string {
  const digits = raw.replaceAll(/[^A-Za-z0-9+/]/g, "");
  try {
    return Array.from(fromBase64(digits.padEnd(Math.ceil(digits.length / 4) * 4, "=")), (byte) => String.fromCharCode(byte)).join("");
  } catch {
    return raw;
  }
}

/** Between signs that no backslash protects. */
function separated(text: string, mark: string): string[] {
  if (!text.includes("\\")) return text.split(mark);
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === mark) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** A backslash before another letter is a backslash. */
function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(/\\([nN,;:\\"])/g, (_, sign: string) => (sign === "n" || sign === "N" ? "\n" : sign));
}

/** @returns the file's bytes in UTF-8, where it was in UTF-16 */
export function utf8Of(text: string): Uint8Array {
  return strToU8(text);
}
