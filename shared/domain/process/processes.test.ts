import { describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import type { SampleRecord } from "../sample/sample-record.ts";
import { worldTiles } from "../regions/world-tiles.ts";
import { countOn, countriesOn, membershipsIn, type Membership } from "./memberships.ts";
import { knownProcessesCsv } from "./known-processes.ts";
import { processKind } from "./process.ts";
import { knownProcesses, readProcesses } from "./read-processes.ts";

const day = "2026-11-24";
const author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.a"), at: 0 };

function summaryOf(record: SampleRecord) {
  const edits = Object.entries(record.fields ?? {}).map(([field, value]): Edit => ({ type: "set", field, value }));
  return processKind.project(viewOf(applyEdits(emptyRecord(asRecordId(record.id), record.kind, asScope(record.scope)), author, edits))).summary;
}

const byId = new Map(knownProcesses.map((record) => [record.id, record]));
const membershipsOf = (id: string): readonly Membership[] => membershipsIn(summaryOf(byId.get(`process.${id}`)!));

describe("the table of regional processes", () => {
  it("makes a record of each line, with its year, its confidence and its note", () => {
    expect(knownProcesses).toHaveLength(knownProcessesCsv.trim().split("\n").length - 1);
    expect(byId.get("process.colombo")?.fields).toMatchObject({
      name: "Colombo Process",
      acronym: "Colombo",
      since: 2003,
      confidence: "high",
      note: "Cambodia joined later",
    });
    expect(byId.get("process.bali")?.fields).toMatchObject({
      confidence: "low",
      note: "about 45 members today; co-chairs Australia and Indonesia; core members only listed here",
    });
  });

  it("has every member as often as the table names it, each as sure as its process", () => {
    const rows = knownProcesses.flatMap(({ fields }) => Object.entries(fields ?? {}).filter(([field]) => field.startsWith("member.")));
    const lines = knownProcessesCsv.trim().split("\n").slice(1);
    const codes = lines.flatMap((line) => line.split(",").slice(3, 5)).flatMap((cell) => cell.match(/[A-Z]{3}/g) ?? []).length;
    expect(rows.filter(([field]) => /^member\.[A-Z]{3}$/.test(field)).length).toBe(codes);
    expect(codes).toBe(315);
    expect(countOn(membershipsOf("rabat"), day)).toEqual({ members: 56, observers: 1 });
    expect(countriesOn(membershipsOf("rabat"), day).get("DZA")).toMatchObject({ role: "observer", confidence: "medium" });
  });

  it("has unions as members by name, as the Chair named the AU and the EU", () => {
    expect(membershipsOf("aueu").map(({ country, name, role }) => [country, name, role])).toEqual([
      ["", "African Union", "member"],
      ["", "European Union", "member"],
    ]);
    expect(countOn(membershipsOf("aueu"), day)).toEqual({ members: 2, observers: 0 });
    expect(countriesOn(membershipsOf("aueu"), day).size).toBe(0);
  });

  it("names only countries that have a tile on the map", () => {
    const tiles = new Set(worldTiles.map((tile) => tile.country));
    const named = knownProcesses.flatMap(({ id }) => membershipsOf(id.slice("process.".length)).map((one) => one.country)).filter((code) => code !== "");
    expect(named.filter((code) => !tiles.has(code))).toEqual([]);
  });

  it("reads a line whose year and members are not known", () => {
    const [record] = readProcesses("id,name,since,members,observers,confidence,note\nnew,A new process,,,,low,\n");
    expect(record?.fields).toEqual({ name: "A new process", acronym: "NEW", since: null, confidence: "low", note: "" });
  });
});

describe("who belongs on a day", () => {
  const one = (country: string, role: Membership["role"], from = "", to = ""): Membership => ({ country, name: "", role, from, to, confidence: "high" });
  it("is who has joined and not left, and the stronger of two roles", () => {
    const members = [
      one("PHL", "member"),
      one("PHL", "chair", "2026-01-01", "2026-12-31"),
      one("EGY", "member", "", "2014-12-31"),
      one("KHM", "member", "2027-01-01"),
      one("AUS", "observer", "2026-11-24"),
    ];
    expect([...countriesOn(members, day)].map(([country, { role }]) => `${country} ${role}`)).toEqual(["PHL chair", "AUS observer"]);
    expect(countriesOn(members, "2027-06-01").get("PHL")?.role).toBe("member");
    expect(countriesOn(members, "2010-01-01").has("EGY")).toBe(true);
  });
});
