/**
 * The bytes of documents, beside the database: one file for each content, named by its SHA-256.
 *
 *   <folder>/ab/ab12….part   what has arrived so far, from the first byte on; its length is where the next part begins
 *   <folder>/ab/ab12…        the whole: written, flushed, its hash checked, then renamed; never half of one
 *
 * Invariants: a file under its own name holds what the name says; what is half there can be gone on with after any cut; parts of one
 * content are taken one after another, whoever sends them.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface DocumentStore {
  /** Where the next part begins, in bytes from the start; the size when the whole is here. */
  arrived(content: Content): Promise<number>;
  /** Takes the next part; the whole is checked with the last one. */
  take(content: Content, offset: number, bytes: Uint8Array): Promise<Taken>;
  /** Up to `length` bytes from `offset` on; null when the whole is not here. */
  read(content: Content, offset: number, length: number): Promise<Uint8Array | null>;
}

export interface Content {
  /** 64 hexadecimal digits. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

export type Taken =
  | { readonly outcome: "taken"; readonly arrived: number }
  /** The part does not follow what is here: go on from `arrived`. */
  | { readonly outcome: "elsewhere"; readonly arrived: number }
  /** The whole is not what its hash says, or longer than its size; what had arrived is thrown away. */
  | { readonly outcome: "wrong-content" }
  /** There is no room for it. */
  | { readonly outcome: "full" };

export interface DocumentStoreOptions {
  /** Bytes that all documents together may take, half ones included. */
  readonly room: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is half there and was not gone on with for so long is thrown away. */
const forgottenAfterMs = 14 * 86_400_000;

export async function openDocumentStore(folder: string, { room, now }: DocumentStoreOptions): Promise<DocumentStore> {
  let used = await tidy(folder, now() - forgottenAfterMs);
  const turns = new Map<string, Promise<unknown>>();

  /** One after another for each content. */
  function inTurn<Value>(hash: string, work: () => Promise<Value>): Promise<Value> {
    const turn = (turns.get(hash) ?? Promise.resolve()).then(work, work);
    turns.set(hash, turn);
    const done = (): void => {
      if (turns.get(hash) === turn) turns.delete(hash);
    };
    turn.then(done, done);
    return turn;
  }

  const wholePath = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  const partPath = (hash: string): string => `${wholePath(hash)}.part`;

  async function arrived({ hash, size }: Content): Promise<number> {
    // A record may name the hash with another size: only a content of both is this one.
    return (await lengthOf(wholePath(hash))) === size ? size : Math.min((await lengthOf(partPath(hash))) ?? 0, size);
  }

  async function take(content: Content, offset: number, bytes: Uint8Array): Promise<Taken> {
    const { hash, size } = content;
    const before = await arrived(content);
    if (before === size || offset !== before) return { outcome: "elsewhere", arrived: before };
    if (offset + bytes.length > size) {
      await drop(partPath(hash));
      return { outcome: "wrong-content" };
    }
    if (used + bytes.length > room) return { outcome: "full" };
    // Taken before it is written: several contents come at once, and together they may not take more.
    used += bytes.length;
    try {
      await mkdir(dirname(wholePath(hash)), { recursive: true });
      await append(partPath(hash), offset, bytes);
    } catch (error) {
      used -= bytes.length;
      throw error;
    }
    const after = offset + bytes.length;
    if (after < size) return { outcome: "taken", arrived: after };
    if ((await hashOf(partPath(hash))) !== hash) {
      await drop(partPath(hash));
      return { outcome: "wrong-content" };
    }
    await rename(partPath(hash), wholePath(hash));
    await flushFolder(dirname(wholePath(hash)));
    return { outcome: "taken", arrived: size };
  }

  async function drop(path: string): Promise<void> {
    used -= (await lengthOf(path)) ?? 0;
    await rm(path, { force: true });
  }

  return {
    arrived: (content) => inTurn(content.hash, () => arrived(content)),
    take: (content, offset, bytes) => inTurn(content.hash, () => take(content, offset, bytes)),
    async read({ hash, size }, offset, length) {
      if ((await lengthOf(wholePath(hash))) !== size) return null;
      const file = await open(wholePath(hash), "r");
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

async function append(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, offset === 0 ? "w" : "r+", 0o600);
  try {
    await file.write(bytes, 0, bytes.length, offset);
    // Before it is said that it arrived: who was told so sends it no second time.
    await file.sync();
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest("hex");
}

async function lengthOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Throws away what nobody went on with. @returns the bytes of what stays */
async function tidy(folder: string, before: number): Promise<number> {
  await mkdir(folder, { recursive: true });
  let used = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(path);
    if (entry.name.endsWith(".part") && mtimeMs < before) await rm(path, { force: true });
    else used += size;
  }
  return used;
}

async function flushFolder(path: string): Promise<void> {
  // Windows cannot open a folder to flush it, and needs not.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
