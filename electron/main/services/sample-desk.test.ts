import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleDesk, type HubProcess, type SampleDesk } from "#electron/main/services/sample-desk.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sample-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sample = [
  { persona: "ministry-foreign-affairs", label: "Ministry of Foreign Affairs", invitation: "AAAA" },
  { persona: "secretariat", label: "Secretariat", invitation: "BBBB" },
];

interface Started extends HubProcess {
  readonly parameters: readonly string[];
  readonly wasEnded: () => boolean;
  readonly die: () => void;
}

function surroundings(greeting: (parameters: readonly string[], index: number) => Promise<string>) {
  const hubs: Started[] = [];
  const opened: [string, string][] = [];
  const moves: [string, string][] = [];
  const desk: SampleDesk = sampleDesk({
    profile: join(folder, "profile"),
    temporary: folder,
    startLimitMs: 200,
    startHub(parameters) {
      const listeners: (() => void)[] = [];
      let ended = false;
      const started: Started = {
        parameters,
        firstLine: greeting(parameters, hubs.length),
        end: () => void (ended = true),
        onEnd: (listener) => void listeners.push(listener),
        wasEnded: () => ended,
        die: () => listeners.forEach((listener) => listener()),
      };
      hubs.push(started);
      return started;
    },
    openDesk: (...desk) => void opened.push(desk),
    moved: async (...move) => void moves.push(move),
  });
  return { desk, hubs, opened, moves };
}

const at = (port: number): Promise<string> => Promise.resolve(JSON.stringify({ address: `ws://127.0.0.1:${port}/v1/sync`, sample }));

test("a profile without a sample starts nothing by being read", async () => {
  const { desk, hubs } = surroundings(() => at(4000));
  expect(await desk.read()).toEqual({ state: "none" });
  expect(hubs).toEqual([]);
});

test("however often it is asked for at once, one hub starts, with its data in the temporary folder", async () => {
  const { desk, hubs } = surroundings(() => at(4000));
  const [first, second] = await Promise.all([desk.start(), desk.start()]);
  expect(first).toEqual(second);
  expect(first).toEqual({ address: "ws://127.0.0.1:4000/v1/sync", personas: sample });
  expect(hubs).toHaveLength(1);
  expect(hubs[0]!.parameters).toEqual([
    "--port",
    "0",
    "--data",
    expect.stringContaining(join(folder, "focal-desk-sample-")),
    "--sample",
    "--sample-conflict",
    "--json",
  ]);
});

test("another desk opens with its own profile and invitation; an unknown person is refused", async () => {
  const { desk, opened } = surroundings(() => at(4000));
  await desk.start();
  await desk.open("secretariat");
  expect(opened).toEqual([[expect.stringMatching(/profiles.secretariat$/), "ws://127.0.0.1:4000/v1/sync#BBBB"]]);
  await expect(desk.open("minister")).rejects.toThrow("no such person");
});

test("a profile opened again starts its hub on the same data and port", async () => {
  const first = surroundings(() => at(4000));
  await first.desk.start();
  first.desk.end();
  expect(first.hubs[0]!.wasEnded()).toBe(true);
  const again = surroundings(() => Promise.resolve(JSON.stringify({ address: "ws://127.0.0.1:4000/v1/sync" })));
  expect(await again.desk.read()).toEqual({ state: "running", address: "ws://127.0.0.1:4000/v1/sync", personas: sample });
  expect(again.hubs[0]!.parameters.slice(0, 4)).toEqual(["--port", "4000", "--data", first.hubs[0]!.parameters[3]]);
  expect(again.moves).toEqual([]);
});

test("where the port is taken, it moves and says so", async () => {
  await surroundings(() => at(4000)).desk.start();
  const again = surroundings((parameters) => (parameters[1] === "0" ? at(5000) : Promise.reject(new Error("in use"))));
  expect(await again.desk.read()).toMatchObject({ state: "running", address: "ws://127.0.0.1:5000/v1/sync" });
  expect(again.moves).toEqual([["ws://127.0.0.1:4000/v1/sync", "ws://127.0.0.1:5000/v1/sync"]]);
});

test("a sample whose temporary folder is gone is lost, not silently begun anew", async () => {
  const first = surroundings(() => at(4000));
  await first.desk.start();
  await rm(join(first.hubs[0]!.parameters[3]!, ".."), { recursive: true });
  const again = surroundings(() => at(4000));
  expect(await again.desk.read()).toEqual({ state: "lost" });
  expect(again.hubs).toEqual([]);
});

test("a hub that does not greet in time is ended, and the next try is a new one", async () => {
  const { desk, hubs } = surroundings((_parameters, index) => (index === 0 ? new Promise(() => undefined) : at(4000)));
  await expect(desk.start()).rejects.toThrow("in time");
  expect(hubs[0]!.wasEnded()).toBe(true);
  expect(await desk.start()).toMatchObject({ address: "ws://127.0.0.1:4000/v1/sync" });
});

test("a hub that died is started again when it is asked for", async () => {
  const { desk, hubs } = surroundings(() => at(4000));
  await desk.start();
  hubs[0]!.die();
  await desk.start();
  expect(hubs).toHaveLength(2);
  expect(hubs[1]!.parameters.slice(0, 4)).toEqual(["--port", "4000", "--data", hubs[0]!.parameters[3]]);
});
