import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { change, Device, set } from "#hub/test/device.ts";
import { hubVersion } from "#hub/version.ts";

// Processes of their own take their time to start on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const cleaning: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "focal-desk-main-"));
  cleaning.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

function run(...parameters: string[]) {
  const child = spawn(process.execPath, [main, ...parameters], { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<{ code: number | null; complaint: string }>((done) => child.once("close", (code) => done({ code, complaint })));
  cleaning.push(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const firstLine = new Promise<string>((done, failed) => {
    createInterface({ input: child.stdout }).once("line", done);
    void ended.then((end) => failed(new Error(`The hub ended: ${end.complaint}`)));
  });
  firstLine.catch(() => undefined);
  return {
    child,
    ended,
    greeting: async () => JSON.parse(await firstLine) as { address: string; invitation: string | null; sample?: { persona: string; invitation: string }[] },
  };
}

it("keeps what it answered for when it is killed at that moment", async () => {
  const data = await folder();
  const first = run("--port", "0", "--data", data, "--json");
  const { address, invitation } = await first.greeting();
  const identity = await Device.enrol(address, invitation as string);
  const { device } = await Device.open(address, identity);
  const ids = Array.from({ length: 50 }, (_unused, at) => `outcome.${at}`);
  const results = await device.push(...ids.map((id) => change(identity, { id, kind: "outcome", scope: "forum" }, [set("title", id)]).delta));
  first.child.kill("SIGKILL");
  expect(results.every((result) => result.outcome === "merged")).toBe(true);
  await first.ended;

  const second = run("--port", "0", "--data", data, "--json");
  const again = await second.greeting();
  expect(again.invitation).toBeNull();
  const { device: back } = await Device.open(again.address, identity);
  expect((await back.pullAll("forum")).records.map((record) => record.id)).toEqual(expect.arrayContaining(ids));
  second.child.kill("SIGTERM");
  expect((await second.ended).code).toBe(0);
});

it("greets with the sample people", async () => {
  const { greeting } = run("--port", "0", "--data", await folder(), "--json", "--sample");
  const { sample, invitation } = await greeting();
  expect(invitation).toBeNull();
  expect(sample?.map((one) => one.persona)).toEqual(["ministry-foreign-affairs", "ministry-labour", "secretariat", "ministry-labour-validator"]);
});

it("ends with one sentence when it cannot start", async () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [[], "needs a folder"],
    [["--data", main, "--port", "0"], "cannot be opened"],
    [["--data", join(main, "below"), "--port", "0"], "cannot be used"],
    [["--data", await folder(), "--port", "x"], "not a port"],
    [["--dance"], "--dance"],
  ];
  const ends = await Promise.all(wrong.map(([parameters]) => run(...parameters).ended));
  ends.forEach(({ code, complaint }, at) => {
    expect(complaint).toContain(wrong[at]?.[1]);
    expect(complaint.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });
});

it("knows the version of the package", () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  expect(hubVersion).toBe(version);
});
