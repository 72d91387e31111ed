import { expect, it } from "vitest";
import type { Membership } from "#shared/domain/process/memberships.ts";
import { countryRows, filterRows, stepOf } from "./country-rows.ts";

const one = (country: string, role: Membership["role"], to = ""): Membership => ({ country, name: "", role, from: "", to, confidence: "high" });
const processes = [
  { id: "process.colombo", memberships: [one("PHL", "member"), one("BGD", "chair"), one("AUS", "observer")] },
  { id: "process.bali", memberships: [one("PHL", "member"), one("HKG", "member"), one("EGY", "member", "2014-12-31")] },
];
const rows = countryRows(processes, "2026-11-24");
const row = (country: string) => rows.find((found) => found.country === country);

it("has a row for every member of the United Nations, the observer states, and whoever else belongs to a process", () => {
  expect(rows).toHaveLength(193 + 2 + 1);
  expect(row("HKG")?.roles.size).toBe(1);
  expect(row("FRA")?.roles.size).toBe(0);
});

it("holds by process what each country is, and nobody who left", () => {
  expect([...(row("PHL")?.roles ?? [])].map(([process, { role }]) => `${process} ${role}`)).toEqual(["process.colombo member", "process.bali member"]);
  expect(row("AUS")?.roles.get("process.colombo")?.role).toBe("observer");
  expect(row("EGY")?.roles.size).toBe(0);
});

it("is filtered by region, sub-region and by whether a country belongs to a process", () => {
  const countries = (region: string | null, inProcess: boolean) => filterRows(rows, { region, inProcess }).map(({ country }) => country);
  expect(countries(null, true).sort()).toEqual(["AUS", "BGD", "HKG", "PHL"]);
  expect(countries("009", true)).toEqual(["AUS"]);
  expect(countries("034", true)).toEqual(["BGD"]);
  expect(countries("142", false)).toHaveLength(47 + 1 + 1);
});

it("the darkest step is for four processes and more", () => {
  expect([0, 1, 3, 4, 9].map(stepOf)).toEqual([0, 1, 3, 4, 4]);
});
