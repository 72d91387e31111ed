import type { Measured, Report } from "./measure.ts";

export function table(name: string, machine: Readonly<Record<string, string | number>>, { results, ratios, notes }: Report): string {
  const width = Math.max(...[...results, ...ratios].map((row) => row.name.length));
  const line = (row: Measured): string =>
    `  ${row.name.padEnd(width)}  ${shown(row.median).padStart(10)} ${row.unit.padEnd(10)} (${shown(row.min)} to ${shown(row.max)})`;
  return [
    `${name}: ${Object.entries(machine)
      .map(([part, value]) => `${part} ${value}`)
      .join(", ")}`,
    ...results.map(line),
    "",
    ...ratios.map((row) => `  ${row.name.padEnd(width)}  ${shown(row.value).padStart(10)} target ${row.target}: ${row.reached ? "reached" : "not reached"}`),
    ...(notes.length > 0 ? ["", ...notes.map((note) => `  ${note}`)] : []),
    "",
  ].join("\n");
}

function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
