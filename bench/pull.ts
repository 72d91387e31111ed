/** 20,000 records to an empty device, in a real renderer. */
import { join } from "node:path";
import { interleaved, medianOf, ratio, type Report } from "./measure.ts";
import { openBenchPage } from "./page.ts";
import { installPeers, peersFolder } from "./peers-install.ts";
import type { Surroundings } from "./run.ts";

const count = 20_000;
const pouchCount = 4_000;

export async function pull({ say }: Surroundings): Promise<Report> {
  await installPeers(say);
  const page = await openBenchPage(say);
  const bytes = await page.call("prepare", count);
  await page.addScript(join(peersFolder, "node_modules", "pouchdb", "dist", "pouchdb.min.js"));
  await page.call("preparePouch", pouchCount);
  say("prepared");
  const rate = (records: number, run: () => Promise<number>) => async () => records / ((await run()) / 1_000);
  const results = await interleaved(
    [
      { name: "Focal Desk store", unit: "records/s", run: rate(count, () => page.call("pullOurs")) },
      { name: "raw Dexie bulkAdd", unit: "records/s", run: rate(count, () => page.call("pullRaw")) },
      { name: "PouchDB replication", unit: "records/s", run: rate(pouchCount, () => page.call("pullPouch")), repetitions: 3 },
    ],
    say,
    5,
  );
  const parts = await page.call("pullParts");
  await page.close();
  return {
    results,
    ratios: [
      ratio("time of the store / raw Dexie", medianOf(results, "raw Dexie bulkAdd") / medianOf(results, "Focal Desk store"), "<=", 1.5),
      ratio("time of PouchDB / the store", medianOf(results, "Focal Desk store") / medianOf(results, "PouchDB replication"), ">=", 1),
    ],
    notes: [
      `${page.runtime}; ${count} contacts of ${Math.round(bytes)} bytes in pages of 500, strict durability. The store parses, merges, projects and writes; Dexie adds the finished documents under the same indexes.`,
      `PouchDB replicates ${pouchCount} documents from a database in the same page.`,
      `Of a pull of ${count}: ${Math.round(parts["parse"] ?? 0)} ms to parse the frames, ${Math.round(parts["project"] ?? 0)} ms to encode and project.`,
    ],
  };
}
