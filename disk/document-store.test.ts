import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openDocumentStore, type Content, type DocumentStore } from "./document-store.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "focal-desk-documents-"));
  folders.push(folder);
  return folder;
}
const opened = async (folder: string, room = 1_000_000): Promise<DocumentStore> => openDocumentStore(folder, { room, now: Date.now });
const contentOf = (bytes: Uint8Array): Content => ({ hash: createHash("sha256").update(bytes).digest("hex"), size: bytes.length });
const files = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map(({ name }) => name);

describe("the bytes of documents", () => {
  it("come in parts and go out as they came, also to a store that was opened again in the middle", async () => {
    const folder = await temporary();
    const bytes = randomBytes(1_000);
    const content = contentOf(bytes);
    const first = await opened(folder);
    expect(await first.take(content, 0, bytes.subarray(0, 400))).toEqual({ outcome: "taken", arrived: 400 });
    expect(await first.read(content, 0, 100)).toBeNull();
    const again = await opened(folder);
    expect(await again.arrived(content)).toBe(400);
    expect(await again.take(content, 400, bytes.subarray(400))).toEqual({ outcome: "taken", arrived: 1_000 });
    expect(Buffer.concat([(await again.read(content, 0, 600))!, (await again.read(content, 600, 600))!])).toEqual(bytes);
    expect(await files(folder)).toEqual([content.hash]);
  });

  it("are taken only where they go on, so that a part sent twice does no harm", async () => {
    const store = await opened(await temporary());
    const bytes = randomBytes(100);
    const content = contentOf(bytes);
    await store.take(content, 0, bytes.subarray(0, 40));
    expect(await store.take(content, 0, bytes.subarray(0, 40))).toEqual({ outcome: "elsewhere", arrived: 40 });
    expect(await store.take(content, 60, bytes.subarray(60))).toEqual({ outcome: "elsewhere", arrived: 40 });
    await store.take(content, 40, bytes.subarray(40));
    expect(await store.take(content, 0, bytes)).toEqual({ outcome: "elsewhere", arrived: 100 });
  });

  it("are thrown away when they are not what their hash says, or more than they should be", async () => {
    const folder = await temporary();
    const store = await opened(folder);
    const content = contentOf(randomBytes(100));
    await store.take(content, 0, randomBytes(50));
    expect(await store.take(content, 50, randomBytes(50))).toEqual({ outcome: "wrong-content" });
    expect(await store.arrived(content)).toBe(0);
    expect(await store.take(content, 0, randomBytes(101))).toEqual({ outcome: "wrong-content" });
    expect(await files(folder)).toEqual([]);
    expect(await store.read(content, 0, 100)).toBeNull();
  });

  it("of one content are taken one after another, whoever sends them", async () => {
    const store = await opened(await temporary());
    const bytes = randomBytes(100);
    const content = contentOf(bytes);
    const answers = await Promise.all([store.take(content, 0, bytes.subarray(0, 60)), store.take(content, 0, bytes.subarray(0, 60))]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(["taken", "elsewhere"]);
    await store.take(content, 60, bytes.subarray(60));
    expect(Buffer.from((await store.read(content, 0, 100))!)).toEqual(bytes);
  });

  it("take no more room than there is, counting what is there at the start and what was thrown away", async () => {
    const folder = await temporary();
    const first = randomBytes(60);
    await (await opened(folder, 100)).take(contentOf(first), 0, first);
    const store = await opened(folder, 100);
    const second = randomBytes(50);
    expect(await store.take(contentOf(second), 0, second)).toEqual({ outcome: "full" });
    const third = randomBytes(40);
    expect(await store.take({ ...contentOf(second), size: 40 }, 0, third)).toEqual({ outcome: "wrong-content" });
    expect(await store.take(contentOf(third), 0, third)).toEqual({ outcome: "taken", arrived: 40 });
  });

  it("that nobody went on with are thrown away at a start, and others are not", async () => {
    const folder = await temporary();
    await mkdir(join(folder, "aa"));
    const old = join(folder, "aa", "aa1.part");
    await writeFile(old, "half");
    await utimes(old, new Date(0), new Date(0));
    await writeFile(join(folder, "aa", "aa2.part"), "half");
    await opened(folder);
    expect(await files(folder)).toEqual(["aa2.part"]);
  });

  it("of a whole are kept under the hash of what was read, once, and nothing half stays", async () => {
    const folder = await temporary();
    const store = await opened(folder);
    const bytes = randomBytes(200_000);
    const content = contentOf(bytes);
    expect(await store.keep(pieces(bytes), 200_000)).toEqual({ outcome: "kept", content });
    expect(await store.keep(pieces(bytes), 200_000)).toEqual({ outcome: "kept", content });
    expect(await files(folder)).toEqual([content.hash]);
    expect(await readFile((await store.pathOf(content))!)).toEqual(bytes);
    expect(await store.pathOf({ ...content, size: 7 })).toBeNull();
    expect(await store.keep(pieces(randomBytes(200_001)), 200_000)).toEqual({ outcome: "too-large" });
    expect(await store.keep(pieces(new Uint8Array()), 200_000)).toEqual({ outcome: "empty" });
    await expect(store.keep(broken(), 200_000)).rejects.toThrow("unplugged");
    expect(await files(folder)).toEqual([content.hash]);
  });

  it("that arrived in part are whole when the same document is read in here", async () => {
    const folder = await temporary();
    const store = await opened(folder);
    const bytes = randomBytes(100);
    const content = contentOf(bytes);
    await store.take(content, 0, bytes.subarray(0, 40));
    await store.keep(pieces(bytes), 100);
    expect(await store.arrived(content)).toBe(100);
    expect(await files(folder)).toEqual([content.hash]);
  });

  it("that no record needs go after their grace, counted from when that was first said; what is needed again stays", async () => {
    const folder = await temporary();
    let now = Date.now();
    const store = await openDocumentStore(folder, { room: 1_000_000, now: () => now });
    const [one, other, half, withdrawn] = [randomBytes(10), randomBytes(11), randomBytes(12), randomBytes(13)];
    for (const bytes of [one, other, withdrawn]) await store.keep(pieces(bytes), 100);
    await store.take(contentOf(half), 0, half.subarray(0, 5));
    const needing =
      (...needed: readonly Uint8Array[]) =>
      (hash: string): number =>
        needed.some((bytes) => contentOf(bytes).hash === hash) ? Infinity : hash === contentOf(withdrawn).hash ? 0 : 1_000;
    // Its record may be being written.
    expect(await store.sweep(needing(one, other, half))).toEqual([]);
    now += 3_601_000;
    expect(await store.sweep(needing(one))).toEqual([contentOf(withdrawn).hash]);
    now += 999;
    expect(await store.sweep(needing(one))).toEqual([]);
    expect(await store.sweep(needing(one, other))).toEqual([]);
    now += 1;
    expect(await store.sweep(needing(one))).toEqual([contentOf(half).hash]);
    expect(await store.arrived(contentOf(other))).toBe(11);
    now += 1_000;
    expect(await store.sweep(needing(one))).toEqual([contentOf(other).hash]);
    expect(await files(folder)).toEqual([contentOf(one).hash]);
    await store.erase();
    expect(await files(folder)).toEqual([]);
  });
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield randomBytes(10);
  throw new Error("unplugged");
}
