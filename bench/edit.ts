/** From a keystroke to the disk: one edit of one record, in a real renderer, among 20,000 records. */
import { interleaved, medianOf, quantile, ratio, type Report } from "./measure.ts";
import { openBenchPage } from "./page.ts";
import type { Surroundings } from "./run.ts";

const edits = 60;

export async function edit({ say }: Surroundings): Promise<Report> {
  const page = await openBenchPage(say);
  await page.call("prepare", 20_000);
  await page.call("openFilled");
  say("filled");
  let from = 0;
  const median = async (times: Promise<number[]>): Promise<{ median: number; p95: number }> => {
    const all = await times;
    return { median: quantile(all, 0.5), p95: quantile(all, 0.95) };
  };
  const watched = async (isOpen: boolean): Promise<{ median: number; p95: number }> => {
    await page.call("watchList", isOpen);
    const measured = await median(page.call("editOurs", edits, (from += edits)));
    await page.call("watchList", false);
    return measured;
  };
  const results = await interleaved(
    [
      { name: "Focal Desk edit", unit: "ms", run: () => watched(false) },
      { name: "Focal Desk edit, list of 20,000 open", unit: "ms", run: () => watched(true) },
      { name: "raw strict put", unit: "ms", run: () => median(page.call("editPlain", edits, (from += edits))) },
      { name: "raw Dexie put, same indexes", unit: "ms", run: () => median(page.call("editIndexed", edits, (from += edits))) },
    ],
    say,
  );
  await page.close();
  const of = (name: string): number => medianOf(results, `${name}: median`);
  return {
    results,
    ratios: [
      ratio("edit / raw strict put", of("Focal Desk edit") / of("raw strict put"), "<=", 2.5),
      ratio("edit with the list open / raw strict put", of("Focal Desk edit, list of 20,000 open") / of("raw strict put"), "<=", 2.5),
      ratio("edit / raw Dexie put, same indexes", of("Focal Desk edit") / of("raw Dexie put, same indexes"), "<=", 2.5),
    ],
    notes: [
      `${page.runtime}; each edit waits for the one before it. The raw put writes the same document, without index, in a transaction with strict durability.`,
    ],
  };
}
