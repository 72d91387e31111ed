/** Contacts as a vCard file: RFC 6350 (4.0) or RFC 2426 (3.0), with CRLF and folded at 75 bytes. */
import type { Phone } from "../contact/phone.ts";
import { noteWithFurther, type ContactEntry } from "./contact-entry.ts";

export type CardVersion = "3.0" | "4.0";

export function writeCards(entries: readonly ContactEntry[], version: CardVersion): string {
  return entries.map((entry) => `${cardLines(entry, version).map(folded).join("\r\n")}\r\n`).join("");
}

function cardLines(entry: ContactEntry, version: CardVersion): string[] {
  const isLatest = version === "4.0";
  const isNamed = entry.nameFrom === "name";
  const lines = ["BEGIN:VCARD", `VERSION:${version}`];
  if (isLatest && entry.nameFrom === "organisation") lines.push("KIND:org");
  lines.push(`FN:${escaped(entry.fullName)}`);
  // 3.0 requires it. Which part of a name is the family's is not known here, so the name stays whole.
  if (!isLatest) lines.push(`N:;${isNamed ? escaped(entry.fullName) : ""};;;`);
  if (entry.organisation !== "" || entry.department !== "")
    lines.push(`ORG:${[entry.organisation, ...(entry.department === "" ? [] : [entry.department])].map(escaped).join(";")}`);
  if (entry.function !== "") lines.push(`TITLE:${escaped(entry.function)}`);
  lines.push(...entry.emails.map((email) => `EMAIL${isLatest ? "" : ";TYPE=INTERNET"}:${escaped(email)}`));
  lines.push(...entry.phones.map((phone) => `TEL;TYPE=${telephoneType(phone, isLatest)}:${escaped(phone.number)}`));
  lines.push(...entry.addresses.map((address) => `ADR:;;${escaped(address)};;;;`));
  lines.push(...entry.languages.map((language) => `${isLatest ? "LANG" : "X-LANGUAGE"}:${escaped(language)}`));
  const note = noteWithFurther(entry);
  if (note !== "") lines.push(`NOTE:${escaped(note)}`);
  if (entry.uid !== "") lines.push(`UID${isLatest && !/^[a-z][a-z0-9+.-]*:/i.test(entry.uid) ? ";VALUE=text" : ""}:${escaped(entry.uid)}`);
  return [...lines, "END:VCARD"];
}

function telephoneType({ type }: Phone, isLatest: boolean): string {
  if (type === "mobile") return isLatest ? "cell" : "CELL";
  return isLatest ? type : type.toUpperCase();
}

function escaped(text: string): string {
  return text.replaceAll(/[\\,;]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}

/** A letter is never cut: 74 bytes after the white space that says that a line goes on. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const sign of line) {
    const point = sign.codePointAt(0) ?? 0;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = "";
      bytes = 0;
    }
    part += sign;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}
