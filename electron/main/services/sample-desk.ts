/**
 * "Try it with sample data": a hub on this machine's loopback with two ministries and the secretariat, and a desk for each.
 * The profile remembers its sample, so that the hub is there again, with the same data, when the profile is opened again.
 */
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Refused } from "#electron/main/ipc/dispatch.ts";
import { readDurably, writeDurably } from "#electron/main/services/durable-file.ts";
import type { Output } from "#shared/ipc/contract.ts";

export interface HubProcess {
  /** JSON: the hub's address and, with `--sample`, its invitations. */
  readonly firstLine: Promise<string>;
  end(): void;
  onEnd(ended: () => void): void;
}

export interface SampleSurroundings {
  readonly profile: string;
  readonly temporary: string;
  startHub(parameters: readonly string[]): HubProcess;
  openDesk(profile: string, enrolment: string): void;
  /** The hub came back under another address. */
  moved(from: string, to: string): Promise<void>;
  readonly startLimitMs?: number;
}

export interface SampleDesk {
  start(): Promise<Output<"sample.start">>;
  read(): Promise<Output<"sample.read">>;
  open(persona: string): Promise<void>;
  end(): void;
}

const personas = z.array(z.object({ persona: z.string(), label: z.string(), invitation: z.string() }));
const greetingSchema = z.object({ address: z.string(), sample: personas.optional() });
const storedSchema = z.object({ folder: z.string(), address: z.string(), personas });
type Sample = z.output<typeof storedSchema>;

export function sampleDesk(surroundings: SampleSurroundings): SampleDesk {
  const file = join(surroundings.profile, "sample.json");
  let hub: HubProcess | null = null;
  let running: Promise<Sample> | null = null;

  function once(begin: () => Promise<Sample>): Promise<Sample> {
    running ??= begin().catch((error: unknown) => {
      running = null;
      throw error;
    });
    return running;
  }

  async function begin(): Promise<Sample> {
    const before = await readDurably(file, storedSchema.parse);
    if (before && existsSync(before.folder)) return resume(before);
    const folder = await mkdtemp(join(surroundings.temporary, "focal-desk-sample-"));
    const greeting = await startHub(folder, "0");
    if (!greeting.sample) throw new Error("The sample hub named no sample people.");
    const sample = { folder, address: greeting.address, personas: greeting.sample };
    await writeDurably(file, sample);
    return sample;
  }

  async function resume(before: Sample): Promise<Sample> {
    // The devices know the hub by its address; another port only when something else took the old one.
    const greeting = await startHub(before.folder, new URL(before.address).port).catch(() => startHub(before.folder, "0"));
    if (greeting.address === before.address) return before;
    const sample = { ...before, address: greeting.address };
    await writeDurably(file, sample);
    await surroundings.moved(before.address, greeting.address);
    return sample;
  }

  async function startHub(folder: string, port: string): Promise<z.output<typeof greetingSchema>> {
    const started = surroundings.startHub(["--port", port, "--data", join(folder, "hub"), "--sample", "--sample-conflict", "--json"]);
    try {
      const greeting = greetingSchema.parse(JSON.parse(await within(surroundings.startLimitMs ?? 30_000, started.firstLine)));
      hub = started;
      started.onEnd(() => {
        if (hub !== started) return;
        hub = null;
        running = null;
      });
      return greeting;
    } catch (error) {
      started.end();
      throw error;
    }
  }

  return {
    async start() {
      const sample = await once(begin);
      return { address: sample.address, personas: sample.personas };
    },
    async read() {
      const before = await readDurably(file, storedSchema.parse);
      if (!before) return { state: "none" };
      if (!existsSync(before.folder)) return { state: "lost" };
      const sample = await once(begin);
      return { state: "running", address: sample.address, personas: sample.personas };
    },
    async open(persona) {
      const sample = await once(begin);
      const wanted = sample.personas.find((one) => one.persona === persona);
      if (!wanted) throw new Refused("The sample has no such person.");
      surroundings.openDesk(join(sample.folder, "profiles", persona), `${sample.address}#${wanted.invitation}`);
    },
    end() {
      hub?.end();
      hub = null;
    },
  };
}

function within<Value>(limitMs: number, promise: Promise<Value>): Promise<Value> {
  return new Promise((done, failed) => {
    const limit = setTimeout(() => failed(new Error("The sample hub did not start in time.")), limitMs);
    promise.then(done, failed).finally(() => clearTimeout(limit));
  });
}
