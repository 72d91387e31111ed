/** Cold start of the real application with 20,000 records, beside an empty window of the same Electron. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { bundle } from "#build/bundle.ts";
import { decideHubWrites } from "#hub/merge/write-as-hub.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { limits } from "#shared/sync/protocol.ts";
import { launchDesk, launchEmpty } from "./desk.ts";
import { startBenchHub } from "./hub.ts";
import { interleaved, medianOf, ratio, type Report } from "./measure.ts";
import { prepareRuntime, type Runtime } from "./page.ts";
import { contactEdits, contactId, scope } from "./people.ts";
import type { Surroundings } from "./run.ts";

const count = 20_000;
const fillLimitMs = 600_000;

export async function start({ say }: Surroundings): Promise<Report> {
  await bundle(say);
  const runtime = await prepareRuntime(say);
  const folder = await mkdtemp(join(tmpdir(), "focal-desk-bench-"));
  const profile = join(folder, "desk");
  await fillProfile(runtime, folder, profile, say);
  say("a desk holds 20,000 records; the hub is gone");
  const desk = async (): Promise<Record<string, number>> => {
    const began = performance.now();
    const app = await launchDesk(runtime, folder, profile);
    const page = await app.firstWindow();
    await page.locator("nav a").first().waitFor();
    const usable = performance.now();
    await page.locator('nav a[href$="/contacts"]').click();
    await page.locator('[role="option"]').first().waitFor();
    const listed = performance.now();
    await app.close();
    return { usable: usable - began, "contacts shown": listed - began };
  };
  const empty = async (): Promise<number> => {
    const began = performance.now();
    const app = await launchEmpty(runtime, folder);
    const page = await app.firstWindow();
    await page.locator("p").waitFor();
    const shown = performance.now();
    await app.close();
    return shown - began;
  };
  const results = await interleaved(
    [
      { name: "Focal Desk", unit: "ms", run: desk },
      { name: "empty window", unit: "ms", run: empty },
    ],
    say,
    5,
  );
  runtime.end();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const window = medianOf(results, "empty window");
  return {
    results,
    ratios: [
      ratio("usable / empty window", medianOf(results, "Focal Desk: usable") / window, "<=", 1.5),
      ratio("contacts shown / empty window", medianOf(results, "Focal Desk: contacts shown") / window, "<=", 1.5),
    ],
    notes: [
      `Electron ${runtime.version}, both driven by Playwright, which costs both the same. Usable: the navigation is there and answers. Contacts shown: the list of ${count} was opened and its first rows are there.`,
      "The desk starts without its hub, as on a journey.",
    ],
  };
}

async function fillProfile(runtime: Runtime, folder: string, profile: string, say: (line: string) => void): Promise<void> {
  const { storage, address, close, inviteFocalPoint } = await startBenchHub(folder);
  for (let from = 0; from < count; from += limits.page) {
    const writes = Array.from({ length: limits.page }, (_unused, at) => ({ id: contactId(from + at), kind: "contact", scope, edits: contactEdits(from + at) }));
    await storage.merge(
      writes.map((write) => write.id),
      (load, children, history) => decideHubWrites(writes, { at: Date.now(), kindOf }, load, children, history),
    );
  }
  const invitation = await inviteFocalPoint();
  say("the hub is filled");
  const app = await launchDesk(runtime, folder, profile, ["--enrol", `${address}#${invitation}`]);
  const page = await app.firstWindow();
  const enrol = page.getByRole("button", { name: /enrol/i });
  await Promise.race([
    enrol
      .first()
      .click({ timeout: 60_000 })
      .catch(() => undefined),
    page.locator("nav a").first().waitFor({ timeout: 60_000 }),
  ]);
  await page.locator("nav a").first().waitFor({ timeout: 60_000 });
  const limit = Date.now() + fillLimitMs;
  for (let held = 0; held < count; held = await countRecords(page)) {
    if (Date.now() > limit) throw new Error(`Only ${held} records had arrived after ten minutes.`);
    await page.waitForTimeout(1_000);
  }
  await app.close();
  await close();
}

/** Read from the page's own database, so that nothing of the application has to say it. */
function countRecords(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => (name ?? "").endsWith("--records"));
    if (!found?.name) return 0;
    const database = await new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open(found.name as string);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error ?? new Error("not opened"));
    });
    const held = await new Promise<number>((done) => {
      const request = database.transaction("docs").objectStore("docs").count();
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(0);
    });
    database.close();
    return held;
  });
}
