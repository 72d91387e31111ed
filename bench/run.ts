/** `npm run bench -- NAME [--json]`: Focal Desk and its peers side by side, from one run. */
import { arch, cpus, loadavg, platform, totalmem } from "node:os";
import type { Report } from "./measure.ts";
import { table } from "./table.ts";

export interface Surroundings {
  readonly say: (line: string) => void;
}
type Bench = (surroundings: Surroundings) => Promise<Report>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  merge: async () => (await import("./merge.ts")).merge,
  pull: async () => (await import("./pull.ts")).pull,
  edit: async () => (await import("./edit.ts")).edit,
  list: async () => (await import("./list.ts")).list,
  start: async () => (await import("./start.ts")).start,
  survey: async () => (await import("./survey.ts")).survey,
};

const parameters = process.argv.slice(2);
const asJson = parameters.includes("--json");
const names = parameters.filter((parameter) => !parameter.startsWith("--"));
const unknown = names.filter((name) => !Object.hasOwn(benches, name));

if (names.length === 0 || unknown.length > 0) {
  console.error(`npm run bench -- NAME [--json], where NAME is one of ${Object.keys(benches).join(", ")}.`);
  process.exitCode = 2;
} else {
  // Progress goes to the error stream: the output is the result alone.
  const say = (line: string): void => console.error(line);
  for (const name of names) {
    const bench = await (benches[name] as () => Promise<Bench>)();
    const report = await bench({ say: (line) => say(`${name}: ${line}`) });
    console.log(asJson ? JSON.stringify({ name, machine: machine(), ...report }) : table(name, machine(), report));
  }
}

function machine(): Record<string, string | number> {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.version,
    load: Math.round((loadavg()[0] as number) * 100) / 100,
  };
}
