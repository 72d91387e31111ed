/**
 * The parts of a zip file, checked before they are inflated: the directory says what there is, the inflated size is capped while it
 * grows (sizes in a directory may lie), and a checksum that does not fit is damage, not text.
 */
import { Inflate } from "fflate";
import { Unreadable, type WorkbookLimits } from "./workbook.ts";

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly compressed: number;
  readonly size: number;
  readonly at: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

/** @returns the entries that `wanted` accepts, inflated, by name */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limits: WorkbookLimits): Map<string, Uint8Array> {
  const entries = directoryOf(bytes, limits).filter((entry) => wanted(entry.name));
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > limits.inflatedBytes) throw new Unreadable("unpacks-too-large");
  const parts = new Map<string, Uint8Array>();
  let left = limits.inflatedBytes;
  for (const entry of entries) {
    if (entry.isEncrypted) throw new Unreadable("password");
    const part = inflated(bytes, entry, left);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

export function namesIn(bytes: Uint8Array, limits: WorkbookLimits): string[] {
  return directoryOf(bytes, limits).map((entry) => entry.name);
}

function directoryOf(bytes: Uint8Array, limits: WorkbookLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) throw new Unreadable("damaged");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // A directory of the newer, larger kind belongs to files far beyond the limits.
  if (count === 0xffff || at === 0xffffffff) throw new Unreadable("too-large");
  if (count > limits.entries) throw new Unreadable("unpacks-too-large");
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw new Unreadable("damaged");
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw new Unreadable("damaged");
    entries.push({
      name: String.fromCharCode(...bytes.subarray(at + 46, at + 46 + Math.min(nameLength, 500))).replaceAll("\\", "/"),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** The end record stands before a comment of at most 65,535 bytes. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) if (view.getUint32(at, true) === endSignature) return at;
  return null;
}

function inflated(bytes: Uint8Array, entry: Entry, limit: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSignature) throw new Unreadable("damaged", entry.name);
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(from, from + entry.compressed);
  if (packed.length < entry.compressed) throw new Unreadable("damaged", entry.name);
  if (entry.method !== 0 && entry.method !== 8) throw new Unreadable("damaged", entry.name);
  const part = entry.method === 0 ? packed.slice() : inflate(packed, entry, limit);
  if (part.length > limit) throw new Unreadable("unpacks-too-large", entry.name);
  if (part.length !== entry.size || checksumOf(part) !== entry.checksum) throw new Unreadable("damaged", entry.name);
  return part;
}

/** Fed in small pieces: one byte may become a thousand, and the cap must hold before they are all there. */
function inflate(packed: Uint8Array, entry: Entry, limit: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  const step = 4_096;
  try {
    for (let at = 0; at < packed.length && length <= limit; at += step) stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch {
    throw new Unreadable("damaged", entry.name);
  }
  if (length > limit) throw new Unreadable("unpacks-too-large", entry.name);
  const part = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    part.set(piece, at);
    at += piece.length;
  }
  return part;
}

const checksumTable = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as zip files use it. */
function checksumOf(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (checksumTable[(value ^ byte) & 0xff] as number);
  return (value ^ 0xffffffff) >>> 0;
}
