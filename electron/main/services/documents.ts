/**
 * The documents of this profile: the bytes of what stands beside the records. The page names them by hash; it never sees a path.
 *
 *   <profile>/documents/           by hash (disk/document-store.ts)
 *   <profile>/opened-documents/    copies that were opened, read-only, under their own names; gone at the next start
 */
import { createReadStream } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, open, readFile, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { openDocumentStore, type Content, type DocumentStore } from "#disk/document-store.ts";
import { Refused } from "#electron/main/ipc/dispatch.ts";
import { replaceFile } from "#electron/main/services/files.ts";
import { largestAttachment } from "#shared/domain/attachment/attachment.ts";
import { isProgram, openingOf } from "#shared/domain/attachment/document-type.ts";
import type { Input, Output } from "#shared/ipc/contract.ts";
import { safeFileName } from "#shared/lib/file-name.ts";

export interface DocumentsSurroundings {
  readonly profile: string;
  /** Which files a person wants to keep; none when they think better of it. */
  choose(): Promise<readonly string[]>;
  /** Where a copy shall be, beginning at `proposed`; null when they think better of it. */
  whereTo(proposed: string): Promise<string | null>;
  /** The folder that is proposed first. */
  readonly folder: string;
  /** Opens a file with the system's program. @returns whether there is one */
  openWithSystem(path: string): Promise<boolean>;
  readonly couldNotWrite: (name: string) => string;
  readonly report: (message: string) => void;
  readonly now: () => number;
}

type TakenIn = Output<"documents.keep">;

export interface Documents {
  choose(): Promise<Output<"documents.choose">>;
  keep(file: Input<"documents.keep">): Promise<TakenIn>;
  held(input: Input<"documents.held">): Promise<Output<"documents.held">>;
  read(part: Input<"documents.read">): Promise<Output<"documents.read">>;
  take(part: Input<"documents.take">): Promise<Output<"documents.take">>;
  open(document: Input<"documents.open">): Promise<Output<"documents.open">>;
  saveCopy(document: Input<"documents.saveCopy">): Promise<Output<"documents.saveCopy">>;
  sweep(input: Input<"documents.sweep">): Promise<Output<"documents.sweep">>;
  erase(): Promise<void>;
}

/** A removed document can be put back as long; longer than the stack of what can be undone lives. */
const restMs = 7 * 86_400_000;
/** The profile's disk is the person's own: it says itself when it is full. */
const room = Infinity;

export function documentsOf(surroundings: DocumentsSurroundings): Documents {
  const { profile, report, now } = surroundings;
  const opened = join(profile, "opened-documents");
  let lastFolder = surroundings.folder;
  let opening: Promise<DocumentStore> | null = null;
  const store = (): Promise<DocumentStore> =>
    (opening ??= openDocumentStore(join(profile, "documents"), { room, now }).catch((error: unknown) => {
      opening = null;
      throw error;
    }));
  void clear(opened).catch((error: unknown) => report(`Opened documents of before could not be removed: ${String(error)}`));

  async function takeIn(path: string): Promise<TakenIn> {
    const name = safeFileName(basename(path));
    try {
      const { size } = await stat(path);
      // Told before any of it is read: a film of some gigabytes is refused at once.
      if (size > largestAttachment) return { state: "too-large", name };
      return await takeInPieces(name, createReadStream(path));
    } catch (error) {
      report(`A document could not be read: ${String(error)}`);
      return { state: "unreadable", name };
    }
  }

  async function takeInPieces(name: string, pieces: AsyncIterable<Uint8Array>): Promise<TakenIn> {
    const kept = await (await store()).keep(pieces, largestAttachment);
    if (kept.outcome === "kept") return { state: "kept", name, ...kept.content };
    return { state: kept.outcome === "full" ? "disk-full" : kept.outcome, name };
  }

  const wholeOf = async ({ hash, size }: Content): Promise<string | null> => (await store()).pathOf({ hash, size });

  return {
    async choose() {
      const files: TakenIn[] = [];
      for (const path of await surroundings.choose()) files.push(await takeIn(path));
      return { files };
    },
    keep: ({ name, bytes }) => takeInPieces(safeFileName(name), piecesOf(bytes)),
    async held({ contents }) {
      const kept = await store();
      const held: number[] = [];
      for (const content of contents) held.push(await kept.arrived(content));
      return { held };
    },
    async read({ hash, size, offset, length }) {
      return { bytes: await (await store()).read({ hash, size }, offset, length) };
    },
    async take({ hash, size, offset, bytes }) {
      return (await store()).take({ hash, size }, offset, bytes);
    },
    async open({ name, ...content }) {
      const safe = safeFileName(name);
      const way = openingOf(safe);
      if (way !== "opens") return { state: way };
      const whole = await wholeOf(content);
      if (whole === null) return { state: "not-here" };
      if (isProgram(await beginningOf(whole))) return { state: "program" };
      await mkdir(opened, { recursive: true, mode: 0o700 });
      const copy = join(await mkdtemp(join(opened, "d")), safe);
      await copyFile(whole, copy);
      // What is written into a copy would be lost: the program says that it cannot be.
      await chmod(copy, 0o400);
      return { state: (await surroundings.openWithSystem(copy)) ? "opened" : "nothing-opens-it" };
    },
    async saveCopy({ name, ...content }) {
      const whole = await wholeOf(content);
      if (whole === null) return { state: "not-here" };
      const chosen = await surroundings.whereTo(join(lastFolder, safeFileName(name)));
      if (chosen === null) return { state: "cancelled" };
      try {
        await replaceFile(chosen, await readFile(whole));
      } catch (error) {
        report(`A copy of a document could not be written: ${String(error)}`);
        throw new Refused(surroundings.couldNotWrite(basename(chosen)));
      }
      lastFolder = dirname(chosen);
      return { state: "saved", name: basename(chosen) };
    },
    async sweep({ named, resting }) {
      const [needed, removed] = [new Set(named), new Set(resting)];
      return { gone: await (await store()).sweep((hash) => (needed.has(hash) ? Infinity : removed.has(hash) ? restMs : 0)) };
    },
    async erase() {
      await clear(opened);
      await (await store()).erase();
    },
  };
}

/** As a file is read: main's other work has its turn between two pieces. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 262_144) yield bytes.subarray(at, at + 262_144);
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A copy that another program still has open stays until the next time. */
async function clear(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)));
}
