/**
 * Reads a Yjs update (version 1) without Yjs, before Yjs may touch it. Yjs believes the run lengths it reads and loops over them, so a
 * crafted update of a few bytes can hold the hub for minutes. Every loop here consumes bytes, so it ends. What our texts never contain
 * (nested types, embeds, formats, gaps) is refused.
 *
 *   update   clients · for each: runs · client · clock · runs…  then deletions: clients · for each: client · ranges · (clock · length)…
 */
import { rootText } from "#shared/crdt/text.ts";

export interface TextRun {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Letters that a text may ever have had, deleted ones included. */
const longestHistory = 20_000_000;

/** @returns the runs of letters that the update brings, or null when it is damaged or not a plain text */
export function scanTextUpdate(bytes: Uint8Array): readonly TextRun[] | null {
  const read = new Reader(bytes);
  try {
    const runs: TextRun[] = [];
    for (let clients = read.count(); clients > 0; clients--) {
      const count = read.count();
      const client = read.number();
      let clock = read.number();
      for (let run = 0; run < count; run++) {
        const length = readRun(read);
        if (length < 1 || clock + length > longestHistory) return null;
        runs.push({ client, clock, length });
        clock += length;
      }
    }
    for (let clients = read.count(); clients > 0; clients--) {
      read.number();
      for (let ranges = read.count(); ranges > 0; ranges--) if (read.number() + read.number() > longestHistory) return null;
    }
    return read.isAtEnd() ? runs : null;
  } catch (error) {
    if (error instanceof Damaged) return null;
    throw error;
  }
}

const collected = 0;
const deletedContent = 1;
const stringContent = 4;

function readRun(read: Reader): number {
  const info = read.byte();
  const content = info & 31;
  if (content === collected) return read.number();
  const hasOrigin = (info & 0x80) !== 0;
  const hasRightOrigin = (info & 0x40) !== 0;
  if (hasOrigin) read.identifier();
  if (hasRightOrigin) read.identifier();
  if (!hasOrigin && !hasRightOrigin) {
    if (read.number() !== 1 || read.text() !== rootText || (info & 0x20) !== 0) throw new Damaged();
  }
  if (content === deletedContent) return read.number();
  if (content === stringContent) return read.text().length;
  throw new Damaged();
}

class Damaged extends Error {}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Damaged();
    return byte;
  }
  number(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new Damaged();
      if (byte < 128) return value;
      factor *= 128;
    }
  }
  /** A number of things that each take at least a byte. */
  count(): number {
    const count = this.number();
    if (count > this.#bytes.length - this.#at) throw new Damaged();
    return count;
  }
  identifier(): void {
    this.number();
    this.number();
  }
  text(): string {
    const length = this.count();
    const end = this.#at + length;
    try {
      return decoder.decode(this.#bytes.subarray(this.#at, end));
    } catch {
      throw new Damaged();
    } finally {
      this.#at = end;
    }
  }
  isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
