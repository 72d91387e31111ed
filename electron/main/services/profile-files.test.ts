import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCommandLine } from "#electron/main/services/command-line.ts";
import { writeDurably } from "#electron/main/services/durable-file.ts";
import { openLog } from "#electron/main/services/log-file.ts";
import { newerRuntimeOf } from "#electron/main/services/profile-guard.ts";
import { storeCanary } from "#electron/main/services/store-canary.ts";

let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "profile-"));
});
afterEach(() => rm(profile, { recursive: true }));

test("a write that fails leaves the old file and nothing beside it", async () => {
  const path = join(profile, "a.json");
  await writeDurably(path, { a: 1 });
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  await expect(writeDurably(path, circular)).rejects.toThrow();
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual({ a: 1 });
  expect(await readdir(profile)).toEqual(["a.json"]);
});

test("the canary remembers what the store held, until it is told otherwise", async () => {
  expect(await storeCanary(profile).read()).toEqual({ opened: false, records: 0 });
  await storeCanary(profile).write(12);
  expect(await storeCanary(profile).read()).toEqual({ opened: true, records: 12 });
  await storeCanary(profile).forget();
  expect(await storeCanary(profile).read()).toEqual({ opened: false, records: 0 });
});

test("a profile goes forward to a newer Chromium and never back", async () => {
  expect(await newerRuntimeOf(profile, "130.0.6723.137")).toBeNull();
  expect(await newerRuntimeOf(profile, "150.0.1.2")).toBeNull();
  expect(await newerRuntimeOf(profile, "130.0.6723.137")).toBe(150);
  expect(await newerRuntimeOf(profile, "150.9.9.9")).toBeNull();
});

test("the log turns over before it is too long, and keeps one file of the past", async () => {
  const log = openLog(profile, 300, () => new Date(0));
  for (let line = 0; line < 10; line += 1) log("warning", `line ${line}`);
  expect((await readdir(join(profile, "logs"))).sort()).toEqual(["focal-desk.log", "focal-desk.log.1"]);
  const newest = (await readFile(join(profile, "logs", "focal-desk.log"), "utf8")).trim().split("\n");
  expect(JSON.parse(newest.at(-1)!)).toEqual({ at: "1970-01-01T00:00:00.000Z", level: "warning", message: "line 9" });
});

test("the command line names a profile and an enrolment; what is malformed is ignored", () => {
  expect(readCommandLine(["electron", ".", "--profile", "a/b", "--enrol=wss://hub.example.org/v1/sync#CODE-1"])).toEqual({
    profile: resolve("a/b"),
    enrolment: { address: "wss://hub.example.org/v1/sync", invitation: "CODE-1" },
  });
  expect(readCommandLine(["electron", "."])).toEqual({ profile: null, enrolment: null });
  expect(readCommandLine(["--enrol", "file:///etc/passwd#x"]).enrolment).toBeNull();
  expect(readCommandLine(["--enrol"]).enrolment).toBeNull();
});
