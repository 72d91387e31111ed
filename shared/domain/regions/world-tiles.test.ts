import { expect, it } from "vitest";
import { placeOf } from "./regions.ts";
import { tileBeside, tileColumns, worldTiles } from "./world-tiles.ts";

/** The 193 members and the two observer states of the United Nations, as of 2026: M49's countries without the territories. */
const territories =
  "ESH IOT ATF MYT REU SHN ABW BES VGB CYM CUW GLP MTQ MSR PRI BLM MAF SXM TCA VIR BVT FLK GUF SGS BMU GRL SPM HKG MAC ALA FRO GGY IMN JEY SJM GIB CXR CCK HMD NFK NCL GUM MNP UMI ASM COK PYF NIU PCN TKL WLF AIA".split(
    " ",
  );

it("every member of the United Nations has a tile, and so has each observer state", async () => {
  const { knownCountries, outsideRegions } = await import("./regions.ts");
  const states = knownCountries().filter((country) => !territories.includes(country) && !outsideRegions.includes(country));
  expect(states).toHaveLength(193 + 2);
  expect(worldTiles.map((tile) => tile.country).sort()).toEqual([...states].sort());
});

it("no two stand on one place, and each is a country once", () => {
  expect(new Set(worldTiles.map(({ column, row }) => `${column},${row}`)).size).toBe(worldTiles.length);
  expect(new Set(worldTiles.map(({ country }) => country)).size).toBe(worldTiles.length);
  expect(worldTiles.every(({ column }) => column < tileColumns)).toBe(true);
});

it("stands near where the country is: west of one another as on a map", () => {
  const at = (country: string) => worldTiles.find((tile) => tile.country === country)!;
  for (const [west, east] of ["USA GBR", "PRT ESP", "MRT SDN", "IND PHL", "BRA AGO", "CHN JPN"].map((pair) => pair.split(" ") as [string, string])) {
    expect(at(west).column, `${west} is west of ${east}`).toBeLessThan(at(east).column);
  }
  for (const [north, south] of ["CAN MEX", "FIN GRC", "EGY ZAF", "KAZ IND", "JPN AUS", "CUB BRA"].map((pair) => pair.split(" ") as [string, string])) {
    expect(at(north).row, `${north} is north of ${south}`).toBeLessThan(at(south).row);
  }
});

it("from every tile the four keys lead on, and never into the void", () => {
  const reached = new Set<string>(["BEL"]);
  const open = [worldTiles.find((tile) => tile.country === "BEL")!];
  for (let tile = open.pop(); tile; tile = open.pop()) {
    for (const heading of ["up", "down", "left", "right"] as const) {
      const next = tileBeside(tile, heading);
      if (!reached.has(next.country)) open.push(next);
      reached.add(next.country);
    }
  }
  expect(reached.size).toBe(worldTiles.length);
  expect(worldTiles.every((tile) => placeOf(tile.country) !== null)).toBe(true);
});
