import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Refused } from "#electron/main/ipc/dispatch.ts";
import { filesOf } from "./files.ts";

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "focal-desk-files-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode("a,b");
const filesAt = (choose: (proposed: string) => string | null, reports: string[] = []) =>
  filesOf({
    choose: (proposed) => Promise.resolve(choose(proposed)),
    folder,
    couldNotWrite: (name) => `No ${name}`,
    report: (message) => void reports.push(message),
  });

describe("saving a file", () => {
  test("what the page made is where the person chose, whole, and nothing else is there", async () => {
    await writeFile(join(folder, "Tally.csv"), "what was there before, longer than what comes");
    expect(await filesAt((proposed) => proposed).save({ name: "Tally", format: "csv", bytes })).toEqual({ state: "saved", name: "Tally.csv" });
    expect(await readFile(join(folder, "Tally.csv"), "utf8")).toBe("a,b");
    expect(await readdir(folder)).toEqual(["Tally.csv"]);
  });
  test("who thinks better of it has saved nothing", async () => {
    expect(await filesAt(() => null).save({ name: "Tally", format: "csv", bytes })).toEqual({ state: "cancelled" });
    expect(await readdir(folder)).toEqual([]);
  });
  test("a name without its extension gets it, and never writes over a file that nobody was asked about", async () => {
    await writeFile(join(folder, "mine.csv"), "kept");
    expect(await filesAt(() => join(folder, "mine")).save({ name: "Tally", format: "csv", bytes })).toEqual({ state: "saved", name: "mine (2).csv" });
    expect(await readFile(join(folder, "mine.csv"), "utf8")).toBe("kept");
  });
  test("the next file is proposed where the last one went", async () => {
    const elsewhere = join(folder, "elsewhere");
    await mkdir(elsewhere);
    const proposals: string[] = [];
    const files = filesAt((proposed) => {
      proposals.push(proposed);
      return join(elsewhere, "one.csv");
    });
    await files.save({ name: "one", format: "csv", bytes });
    await files.save({ name: "two", format: "csv", bytes });
    expect(proposals).toEqual([join(folder, "one.csv"), join(elsewhere, "two.csv")]);
  });
  test("a file that cannot be written is an expected failure with a sentence; the log says why", async () => {
    const reports: string[] = [];
    const saving = filesAt(() => join(folder, "not", "there.csv"), reports).save({ name: "Tally", format: "csv", bytes });
    await expect(saving).rejects.toThrow(new Refused("No there.csv"));
    expect(reports.join()).toContain("ENOENT");
    expect(await readdir(folder)).toEqual([]);
  });
});
