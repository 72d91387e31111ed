/** What kinds of documents are known by their names, and which are opened from here. */
import { extensionOf } from "#shared/lib/file-name.ts";

/** Opened by the system's own program. Nothing that runs, or that a browser would run: those are saved by who knows what they are. */
const mediaTypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  eml: "message/rfc822",
  gif: "image/gif",
  heic: "image/heic",
  ics: "text/calendar",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  md: "text/markdown",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  msg: "application/vnd.ms-outlook",
  odp: "application/vnd.oasis.opendocument.presentation",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odt: "application/vnd.oasis.opendocument.text",
  pdf: "application/pdf",
  png: "image/png",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  rtf: "application/rtf",
  tif: "image/tiff",
  tiff: "image/tiff",
  txt: "text/plain",
  vcf: "text/vcard",
  webp: "image/webp",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};

/** They start a program on one system or another, or make one start. */
const running: ReadonlySet<string> = new Set(
  (
    "apk app appimage application appref-ms bat bin cmd com command cpl deb desktop dll dmg docm dotm exe gadget hta htm html img inf iso jar jnlp js jse " +
    "lnk msc msi msix msp mst pif pkg pl potm ppam ppsm pptm ps1 ps1xml psc1 py pyw rb reg rpm run scf scr settingcontent-ms sh shtml sldm svg sys " +
    "url vb vbe vbs vhd vhdx website ws wsf wsh xht xhtml xlam xll xlsm xltm"
  ).split(" "),
);

export function mediaTypeOf(name: string): string {
  const extension = extensionOf(name);
  return Object.hasOwn(mediaTypes, extension) ? (mediaTypes[extension] as string) : "application/octet-stream";
}

/** `program`: it could run, and is never opened from here. `unknown`: nobody can say what opening it would do. */
export type Opening = "opens" | "program" | "unknown";

export function openingOf(name: string): Opening {
  const extension = extensionOf(name);
  if (running.has(extension)) return "program";
  return Object.hasOwn(mediaTypes, extension) ? "opens" : "unknown";
}

/** Whether the bytes are a program's, whatever its name says: Windows, Linux, macOS, a script. */
export function isProgram(beginning: Uint8Array): boolean {
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => beginning[at] === byte);
  return (
    begins(0x4d, 0x5a) ||
    begins(0x7f, 0x45, 0x4c, 0x46) ||
    begins(0x23, 0x21) ||
    begins(0xca, 0xfe, 0xba, 0xbe) ||
    begins(0xfe, 0xed, 0xfa, 0xce) ||
    begins(0xfe, 0xed, 0xfa, 0xcf) ||
    begins(0xce, 0xfa, 0xed, 0xfe) ||
    begins(0xcf, 0xfa, 0xed, 0xfe)
  );
}
