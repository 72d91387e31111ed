import papaparse from "papaparse";
import type { JsonValue } from "#shared/lib/json.ts";
import type { SampleRecord } from "../sample/sample-record.ts";
import { knownProcessesCsv } from "./known-processes.ts";
import { processId } from "./process.ts";

/** What a process is called where there is room for one word; it is not in the table. */
const shortNames: Readonly<Record<string, string>> = {
  budapest: "Budapest",
  soderkoping: "Söderköping",
  "5plus5": "5+5",
  bali: "Bali",
  colombo: "Colombo",
  rabat: "Rabat",
  aueu: "AU–EU",
  prague: "Prague",
  almaty: "Almaty",
  khartoum: "Khartoum",
};

/** Members that are no country: the table names them in its note. */
const unions: Readonly<Record<string, readonly string[]>> = { aueu: ["African Union", "European Union"] };

interface Line {
  readonly id: string;
  readonly name: string;
  readonly since: string;
  /** ISO 3166-1 alpha-3, a space between two. */
  readonly members: string;
  readonly observers: string;
  readonly confidence: string;
  readonly note: string;
}

/**
 * The records that a table of regional processes makes. The table knows since when a process is, and not since when each member is: their days
 * stay empty, and each member is as sure as its process.
 * @param csv columns id, name, since, members, observers, confidence, note
 */
export function readProcesses(csv: string): readonly SampleRecord[] {
  return papaparse.parse<Line>(csv, { header: true, skipEmptyLines: true }).data.map((line) => ({
    id: processId(line.id),
    kind: "process",
    scope: "forum",
    fields: {
      name: line.name,
      acronym: shortNames[line.id] ?? line.id.toUpperCase(),
      since: line.since === "" ? null : Number(line.since),
      confidence: line.confidence,
      note: line.note,
      ...rowsOf(line),
    },
  }));
}

function rowsOf(line: Line): Record<string, JsonValue> {
  const row = (country: string, name: string, role: string): JsonValue => ({ country, name, role, from: "", to: "", confidence: line.confidence });
  const codes = (cell: string): readonly string[] => cell.split(" ").filter((code) => code !== "");
  return Object.fromEntries([
    ...codes(line.members).map((code) => [`member.${code}`, row(code, "", "member")]),
    ...codes(line.observers).map((code) => [`member.${code}`, row(code, "", "observer")]),
    ...(unions[line.id] ?? []).map((name) => [`member.${name.toLowerCase().replaceAll(" ", "-")}`, row("", name, "member")]),
  ]);
}

export const knownProcesses: readonly SampleRecord[] = readProcesses(knownProcessesCsv);
