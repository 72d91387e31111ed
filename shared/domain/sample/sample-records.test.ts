import { describe, expect, it } from "vitest";
import { recordIdPattern, scopePattern } from "#shared/lib/ids.ts";
import { kindOf } from "../kinds.ts";
import { sampleRecords } from "./sample-records.ts";

const byId = new Map(sampleRecords.map((record) => [record.id, record]));
const references = ["organisation", "alternate", "parent", "followUpOf", "meeting", "fromOutcome", "fromInitiative", "about", "circular"];

describe("sample records", () => {
  it("have ids of their own", () => {
    expect(byId.size).toBe(sampleRecords.length);
  });

  it.each(sampleRecords.map((record) => [record.id, record] as const))("%s holds what its kind allows", (id, record) => {
    const kind = kindOf(record.kind);
    expect(id).toMatch(recordIdPattern);
    expect(record.scope).toMatch(scopePattern);
    for (const [field, value] of Object.entries(record.fields ?? {})) {
      expect((kind?.fields[field] ?? kind?.fields[field.replace(/\..*/, ".*")])?.safeParse(value), `${field} of ${id}`).toMatchObject({ success: true });
      if (references.includes(field)) expect(byId.has(value as string), `${field} of ${id}`).toBe(true);
    }
    for (const [set, elements] of Object.entries(record.sets ?? {})) {
      for (const element of elements) expect(kind?.sets[set]?.safeParse(element), `${set} of ${id}`).toMatchObject({ success: true });
    }
    for (const [text, letters] of Object.entries(record.texts ?? {})) expect(letters.length).toBeLessThanOrEqual(kind?.texts[text] ?? -1);
  });

  it("hold the four follow-ups that the Chair named, for other countries to read", () => {
    const followUps = sampleRecords.filter((record) => record.kind === "initiative" && record.fields?.audience === "network");
    expect(followUps.map((record) => record.scope).sort()).toEqual(["country:BGD", "country:FIN", "country:MUS", "country:SWE"]);
    expect(followUps.every((record) => typeof record.fields?.source === "string")).toBe(true);
  });

  it("quote a source for every outcome", () => {
    const outcomes = sampleRecords.filter((record) => record.kind === "outcome");
    expect(outcomes.length).toBeGreaterThan(15);
    expect(outcomes.every((record) => String(record.fields?.source).length > 40)).toBe(true);
  });

  it("name no person", () => {
    expect(sampleRecords.some((record) => record.kind === "contact" && record.fields?.name)).toBe(false);
  });
});
