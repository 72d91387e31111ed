/**
 * The bytes of documents in a folder, at the hub and on a device: one file for each content, named by its SHA-256.
 *
 *   <folder>/ab/ab12….part      what has arrived so far, from the first byte on; its length is where the next part begins
 *   <folder>/ab/ab12…           the whole: written, flushed, its hash checked, then renamed; never half of one
 *   <folder>/ab/ab12….unnamed   no record names it; the file's time says since when
 *   <folder>/….new              a document that is being read in here, before its hash is known
 *
 * Invariants: a file under its own name holds what the name says; what is half there can be gone on with after any cut; parts of one
 * content are taken one after another, whoever sends them.
 */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface DocumentStore {
  /** Where the next part begins, in bytes from the start; the size when the whole is here. */
  arrived(content: Content): Promise<number>;
  /** Takes the next part; the whole is checked with the last one. */
  take(content: Content, offset: number, bytes: Uint8Array): Promise<Taken>;
  /** Up to `length` bytes from `offset` on; null when the whole is not here. */
  read(content: Content, offset: number, length: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Reads a whole document in, piece by piece, and gives its hash; nothing of it stays unless all of it does. */
  keep(pieces: AsyncIterable<Uint8Array>, largest: number): Promise<Kept>;
  /** The file that holds the whole, to be read only; null when the whole is not here. */
  pathOf(content: Content): Promise<string | null>;
  /**
   * Throws away what no record needs any more. What has just come in is spared: its record may be on its way.
   * @param graceOf how long a content stays from when this was first asked of it, in milliseconds; Infinity while a record needs it
   * @returns the hashes that were thrown away
   */
  sweep(graceOf: (hash: string) => number): Promise<readonly string[]>;
  /** Throws everything away. */
  erase(): Promise<void>;
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

export type Kept = { readonly outcome: "kept"; readonly content: Content } | { readonly outcome: "empty" | "too-large" | "full" };

export interface DocumentStoreOptions {
  /** Bytes that all documents together may take, half ones included. */
  readonly room: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is half there and was not gone on with for so long is thrown away. */
const forgottenAfterMs = 14 * 86_400_000;
const sparedMs = 3_600_000;

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
  const unnamedPath = (hash: string): string => `${wholePath(hash)}.unnamed`;

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
      if (!isDiskFull(error)) throw error;
      // Half a part would be taken for a whole one.
      await cutTo(partPath(hash), offset);
      return { outcome: "full" };
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

  /** Gives its name to what was read in whole; what has that name already is the same. */
  async function name(fresh: string, content: Content): Promise<void> {
    const { hash, size } = content;
    if ((await arrived(content)) === size) return rm(fresh, { force: true });
    await mkdir(dirname(wholePath(hash)), { recursive: true });
    await rename(fresh, wholePath(hash));
    await flushFolder(dirname(wholePath(hash)));
    used += size;
    await drop(partPath(hash));
  }

  async function keep(pieces: AsyncIterable<Uint8Array>, largest: number): Promise<Kept> {
    const fresh = join(folder, `${randomBytes(8).toString("hex")}.new`);
    const hash = createHash("sha256");
    let size = 0;
    const file = await open(fresh, "wx", 0o600);
    try {
      for await (const piece of pieces) {
        size += piece.length;
        if (size > largest) return { outcome: "too-large" };
        if (used + size > room) return { outcome: "full" };
        hash.update(piece);
        await file.write(piece);
      }
      if (size === 0) return { outcome: "empty" };
      await file.sync();
      const content = { hash: hash.digest("hex"), size };
      await inTurn(content.hash, () => name(fresh, content));
      return { outcome: "kept", content };
    } catch (error) {
      if (isDiskFull(error)) return { outcome: "full" };
      throw error;
    } finally {
      await file.close();
      await rm(fresh, { force: true });
    }
  }

  async function forget(hash: string): Promise<void> {
    await drop(wholePath(hash));
    await drop(partPath(hash));
    await rm(unnamedPath(hash), { force: true });
  }

  async function sweep(graceOf: (hash: string) => number): Promise<readonly string[]> {
    const hashes = new Set((await filesUnder(folder)).flatMap(({ name: file }) => /^[0-9a-f]{64}/.exec(file) ?? []));
    const gone: string[] = [];
    for (const hash of hashes) {
      await inTurn(hash, async () => {
        const grace = graceOf(hash);
        if (grace === Infinity) return rm(unnamedPath(hash), { force: true });
        const since = await changedAt(unnamedPath(hash));
        if (grace > 0 && since === null) return mark(unnamedPath(hash), now());
        const changed = (await changedAt(wholePath(hash))) ?? (await changedAt(partPath(hash))) ?? 0;
        if (now() - (since ?? 0) < grace || now() - changed < sparedMs) return;
        await forget(hash);
        gone.push(hash);
      });
    }
    return gone;
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
    keep,
    pathOf: async ({ hash, size }) => ((await lengthOf(wholePath(hash))) === size ? wholePath(hash) : null),
    sweep,
    async erase() {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      used = 0;
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

async function cutTo(path: string, length: number): Promise<void> {
  const file = await open(path, "r+").catch(() => null);
  await file?.truncate(length);
  await file?.close();
}

async function mark(path: string, at: number): Promise<void> {
  await writeFile(path, "");
  await utimes(path, at / 1000, at / 1000);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest("hex");
}

async function lengthOf(path: string): Promise<number | null> {
  return (await statOf(path))?.size ?? null;
}

async function changedAt(path: string): Promise<number | null> {
  return (await statOf(path))?.mtimeMs ?? null;
}

async function statOf(path: string): Promise<{ readonly size: number; readonly mtimeMs: number } | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function filesUnder(folder: string): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }));
}

/** Throws away what nobody went on with. @returns the bytes of what stays */
async function tidy(folder: string, before: number): Promise<number> {
  await mkdir(folder, { recursive: true });
  let used = 0;
  for (const { name, path } of await filesUnder(folder)) {
    const { size, mtimeMs } = await stat(path);
    if (name.endsWith(".new") || (name.endsWith(".part") && mtimeMs < before)) await rm(path, { force: true });
    else used += size;
  }
  return used;
}

function isDiskFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EDQUOT";
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
