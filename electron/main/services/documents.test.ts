import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { largestAttachment } from "#shared/domain/attachment/attachment.ts";
import type { Output } from "#shared/ipc/contract.ts";
import { documentsOf, type Documents, type DocumentsSurroundings } from "./documents.ts";

let folder: string;
let profile: string;
let now: number;
const launched: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "focal-desk-documents-"));
  profile = join(folder, "profile");
  now = Date.now();
  launched.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const documents = (over: Partial<DocumentsSurroundings> = {}): Documents =>
  documentsOf({
    profile,
    choose: () => Promise.resolve([]),
    whereTo: (proposed) => Promise.resolve(proposed),
    folder,
    openWithSystem: async (path) => launched.push(path) > 0,
    couldNotWrite: (name) => `No ${name}`,
    report: () => undefined,
    now: () => now,
    ...over,
  });

type Kept = Extract<Output<"documents.keep">, { state: "kept" }>;
async function kept(one: Documents, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Kept> {
  const answer = await one.keep({ name, bytes });
  if (answer.state !== "kept") throw new Error(answer.state);
  return answer;
}
const contentOf = ({ hash, size }: Kept): { hash: string; size: number } => ({ hash, size });
const filesIn = async (path: string): Promise<string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => entry.name);

describe("documents that a person keeps", () => {
  test("are whole on the disk when it is said, under their hash, also for the next start", async () => {
    const bytes = randomBytes(300_000);
    await writeFile(join(folder, "Note.pdf"), bytes);
    const { files } = await documents({ choose: () => Promise.resolve([join(folder, "Note.pdf")]) }).choose();
    const [file] = files as Kept[];
    expect(file).toMatchObject({ state: "kept", name: "Note.pdf", size: 300_000 });
    const again = documents();
    expect(await again.held({ contents: [contentOf(file!), { hash: "0".repeat(64), size: 5 }] })).toEqual({ held: [300_000, 0] });
    const { bytes: part } = await again.read({ ...contentOf(file!), offset: 100_000, length: 200_000 });
    expect(Buffer.compare(part!, bytes.subarray(100_000))).toBe(0);
  });

  test("are refused when they are too large, empty or no file, and nothing stays of them", async () => {
    await writeFile(join(folder, "film.mp4"), "");
    await truncate(join(folder, "film.mp4"), largestAttachment + 1);
    await writeFile(join(folder, "empty.txt"), "");
    const paths = ["film.mp4", "empty.txt", "gone.pdf", "."].map((name) => join(folder, name));
    const { files } = await documents({ choose: () => Promise.resolve(paths) }).choose();
    expect(files.map(({ state }) => state)).toEqual(["too-large", "empty", "unreadable", "unreadable"]);
    expect(await filesIn(join(profile, "documents"))).toEqual([]);
  });

  test("have names that are safe, whatever they were called", async () => {
    expect(await documents().keep({ name: "Note\u202efdp.exe", bytes: randomBytes(3) })).toMatchObject({ name: "Notefdp.exe" });
  });
});

describe("opening a document", () => {
  test("opens a copy under its own name that can only be read; the copy is gone at the next start, the document is not", async () => {
    const one = documents();
    const note = await kept(one, "Note.pdf", Buffer.from("%PDF-1.7"));
    expect(await one.open({ ...contentOf(note), name: "../Note.pdf" })).toEqual({ state: "opened" });
    const [copy] = launched as [string];
    expect(copy.startsWith(join(profile, "opened-documents"))).toBe(true);
    expect(await readFile(copy, "utf8")).toBe("%PDF-1.7");
    if (process.platform !== "win32") expect((await stat(copy)).mode & 0o777).toBe(0o400);
    const next = documents();
    await expect.poll(() => filesIn(join(profile, "opened-documents"))).toEqual([]);
    expect(await next.held({ contents: [contentOf(note)] })).toEqual({ held: [8] });
  });

  test("is refused for programs, by their name and by what they are, and for what nobody knows", async () => {
    const one = documents();
    const program = await kept(one, "setup.exe", Buffer.from("MZ\u0090"));
    expect(await one.open({ ...contentOf(program), name: "setup.exe" })).toEqual({ state: "program" });
    expect(await one.open({ ...contentOf(program), name: "setup.pdf" })).toEqual({ state: "program" });
    expect(await one.open({ ...contentOf(program), name: "Note\u202efdp.exe" })).toEqual({ state: "program" });
    expect(await one.open({ ...contentOf(program), name: "setup.xyz" })).toEqual({ state: "unknown" });
    expect(await one.open({ hash: "0".repeat(64), size: 3, name: "Note.pdf" })).toEqual({ state: "not-here" });
    expect(launched).toEqual([]);
  });

  test("says so when the system has no program for it", async () => {
    const one = documents({ openWithSystem: () => Promise.resolve(false) });
    const note = await kept(one, "Note.odt", randomBytes(3));
    expect(await one.open({ ...contentOf(note), name: "Note.odt" })).toEqual({ state: "nothing-opens-it" });
  });
});

test("a copy is where the person wants it, or nowhere", async () => {
  const one = documents({ whereTo: (proposed) => Promise.resolve(join(folder, `copy of ${proposed.slice(folder.length + 1)}`)) });
  const note = await kept(one, "Note.exe", Buffer.from("MZ"));
  expect(await one.saveCopy({ ...contentOf(note), name: "Note.exe" })).toEqual({ state: "saved", name: "copy of Note.exe" });
  expect(await readFile(join(folder, "copy of Note.exe"), "utf8")).toBe("MZ");
  expect(await documents({ whereTo: () => Promise.resolve(null) }).saveCopy({ ...contentOf(note), name: "Note.exe" })).toEqual({ state: "cancelled" });
  const nowhere = documents({ whereTo: () => Promise.resolve(join(folder, "not", "there.pdf")) });
  await expect(nowhere.saveCopy({ ...contentOf(note), name: "Note.pdf" })).rejects.toThrow("No there.pdf");
});

test("a removed document rests for a week, one whose record is gone goes at once, and a forgotten profile keeps none", async () => {
  const one = documents();
  const [named, resting, withdrawn] = [
    await kept(one, "a.pdf", randomBytes(3)),
    await kept(one, "b.pdf", randomBytes(3)),
    await kept(one, "c.pdf", randomBytes(3)),
  ];
  const sweep = (): Promise<Output<"documents.sweep">> => one.sweep({ named: [named.hash], resting: [resting.hash] });
  expect(await sweep()).toEqual({ gone: [] });
  now += 3_601_000;
  expect(await sweep()).toEqual({ gone: [withdrawn.hash] });
  now += 7 * 86_400_000 - 3_700_000;
  expect(await sweep()).toEqual({ gone: [] });
  now += 200_000;
  expect(await sweep()).toEqual({ gone: [resting.hash] });
  await one.erase();
  expect(await one.held({ contents: [contentOf(named)] })).toEqual({ held: [0] });
});
