/** `npm test`: unit, contract and simulation tests, then the end-to-end tests in real windows. `--only unit` or `--only e2e` runs one part. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "#build/steps.ts";
import { closingLine, playwrightTally, sum, vitestTally, type Tally } from "#build/tally.ts";

const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;
const folder = await mkdtemp(join(tmpdir(), "focal-desk-test-"));
try {
  const tallies: Tally[] = [];
  if (only !== "e2e") tallies.push(await unit(join(folder, "unit.json")));
  if (only !== "unit") tallies.push(await endToEnd(join(folder, "e2e.json")));
  const total = sum(tallies);
  console.log(closingLine(total));
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function unit(report: string): Promise<Tally> {
  const code = await runProgram("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  return vitestTally(await json(report), code);
}

async function endToEnd(report: string): Promise<Tally> {
  const code = await runProgram("playwright", ["test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return playwrightTally(await json(report), code);
}

/** A runner that fell over before it wrote its report still has its exit code. */
async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8").catch(() => "null")) as unknown;
}
