/** `npm run check`: everything that must hold besides the end-to-end tests. `--static` leaves the unit tests to `npm test`. */
import { join } from "node:path";
import { sourcesUnder, violationsOf } from "#build/boundaries.ts";
import { root } from "#build/paths.ts";
import { runProgram } from "#build/steps.ts";

const isStatic = process.argv.includes("--static");
const steps: readonly (readonly [name: string, run: () => Promise<number>])[] = [
  ["format", () => runProgram("oxfmt", ["--check", "."])],
  ["types", () => runProgram("tsc", ["-b"])],
  ["boundaries", boundaries],
  ["lint", () => runProgram("oxlint", ["--type-aware", "--deny-warnings"])],
  ["unused code", () => runProgram("knip", ["--no-progress"])],
  ...(isStatic ? [] : [["unit tests", () => runProgram("vitest", ["run"])] as const]),
];

const failed: string[] = [];
for (const [name, run] of steps) {
  console.log(`\n── ${name}`);
  if ((await run()) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? "\nEverything that was checked holds." : `\nThese checks failed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function boundaries(): Promise<number> {
  const violations = (await sourcesUnder(root)).flatMap(violationsOf);
  for (const { path, imported, rule } of violations) console.log(`${path} imports ${imported}: ${rule}.`);
  // A check that cannot fail checks nothing: every file of the fixture breaks a rule and must be caught.
  const fixture = await sourcesUnder(join(root, "test", "fixtures", "boundaries"), ".ts.txt");
  const missed = fixture.filter(({ path, text }) => violationsOf({ path: path.replace(/\.txt$/, ""), text }).length === 0);
  for (const { path } of missed) console.log(`test/fixtures/boundaries/${path} should be refused and is not.`);
  if (fixture.length === 0) console.log("test/fixtures/boundaries is empty.");
  return violations.length + missed.length === 0 && fixture.length > 0 ? 0 : 1;
}
