import countries from "i18n-iso-countries";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { developmentField, developmentKind, developmentOf, usualDevelopment } from "./development.ts";
import { knownCountries, outsideRegions, placeOf, regions } from "./regions.ts";

describe("regions", () => {
  test("every country that the desk can name is in one sub-region once, or is known to be in none", () => {
    expect([...knownCountries()].sort()).toEqual(Object.keys(countries.getAlpha3Codes()).sort());
    expect(outsideRegions.map(placeOf)).toEqual(outsideRegions.map(() => null));
  });
  test("M49 has five regions and 22 sub-regions where it divides Sub-Saharan Africa and Latin America", () => {
    expect([...regions.keys()]).toEqual(["002", "019", "142", "150", "009"]);
    expect([...regions.values()].flat()).toHaveLength(22);
  });
  test.each([
    ["MUS", "002", "014"],
    ["BEL", "150", "155"],
    ["PHL", "142", "035"],
    ["MEX", "019", "013"],
    ["NZL", "009", "053"],
    ["CYP", "142", "145"],
  ])("%s", (country, region, subRegion) => {
    expect(placeOf(country)).toEqual({ region, subRegion });
  });
});

const changed = (fields: Readonly<Record<string, JsonValue>>): RecordView => ({
  id: "development.forum",
  scope: "forum",
  value: (field) => fields[field],
  fieldsUnder: () => [],
  elements: () => [],
  text: () => "",
});

describe("development", () => {
  test("the lists are as long as the United Nations say they are, and hold no country that there is not", () => {
    const inGroup = (group: string) => knownCountries().filter((country) => usualDevelopment(country).includes(group as never));
    expect(inGroup("ldc")).toHaveLength(44);
    expect(inGroup("lldc")).toHaveLength(32);
    expect(inGroup("sids")).toHaveLength(39);
    expect(inGroup("ldc").filter((country) => usualDevelopment(country).includes("developed"))).toEqual([]);
  });
  test.each([
    ["BEL", ["developed"]],
    ["JPN", ["developed"]],
    ["USA", ["developed"]],
    ["MUS", ["developing", "sids"]],
    ["KIR", ["developing", "ldc", "sids"]],
    ["NER", ["developing", "ldc", "lldc"]],
    ["CHN", ["developing"]],
  ])("%s as the lists have it", (country, groups) => {
    expect(usualDevelopment(country)).toEqual(groups);
  });
  test("what the secretariat says of a country stands over the lists, in the same order everywhere; null takes it back", () => {
    const record = changed({ [developmentField("KOR")]: ["sids", "developed"], [developmentField("MUS")]: null, [developmentField("BEL")]: "rich" });
    expect(developmentOf("KOR", record)).toEqual(["developed", "sids"]);
    expect(developmentOf("MUS", record)).toEqual(["developing", "sids"]);
    expect(developmentOf("BEL", record)).toEqual(["developed"]);
    expect(developmentOf("KOR", null)).toEqual(["developing"]);
  });
  test("a record holds groups that there are and nothing else", () => {
    const schema = developmentKind.fields["country.*"];
    expect([["developed", "ldc"], null].every((value) => schema?.safeParse(value).success)).toBe(true);
    expect([["rich"], "developed", 1].some((value) => schema?.safeParse(value).success)).toBe(false);
  });
});
