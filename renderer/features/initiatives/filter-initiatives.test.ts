import { describe, expect, it } from "vitest";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { countriesOf, filterInitiatives, noFilters } from "./filter-initiatives.ts";

const initiative = (id: string, scope: string, status: string, summary: RecordDocument["summary"]): RecordDocument =>
  ({ id, kind: "initiative", scope, status, title: `Étude ${id}`, search: "", summary }) as RecordDocument;

const all = [
  initiative("a", "country:MUS", "planned", { themes: ["diaspora", "root-causes"], roundtable: "1", level: "national", horizon: "short" }),
  initiative("b", "country:FIN", "proposed", { themes: ["diaspora"], roundtable: "3", level: "bilateral", horizon: "long" }),
  initiative("c", "country:MUS", "planned", { goodPractice: true }),
];
const ids = (filters: Partial<typeof noFilters>) => filterInitiatives(all, { ...noFilters, ...filters }).map((one) => one.id);

describe("finding initiatives", () => {
  it.each([
    [{}, ["a", "b", "c"]],
    [{ theme: "diaspora" }, ["a", "b"]],
    [{ theme: "root-causes", country: "FIN" }, []],
    [{ roundtable: "3" }, ["b"]],
    [{ level: "national" }, ["a"]],
    [{ horizon: "long" }, ["b"]],
    [{ status: "planned" }, ["a", "c"]],
    [{ country: "MUS" }, ["a", "c"]],
    [{ goodPractice: "yes" }, ["c"]],
  ])("%j", (filters, expected) => expect(ids(filters)).toEqual(expected));

  it("names the countries that are there", () => expect(countriesOf(all)).toEqual(["FIN", "MUS"]));
});
