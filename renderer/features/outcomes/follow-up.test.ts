import { expect, it } from "vitest";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { followUpOf } from "./follow-up.ts";

const document = (id: string, scope: string, parent: string, countries?: readonly string[]): RecordDocument =>
  ({ id, scope, parent, summary: countries ? { countries } : {} }) as unknown as RecordDocument;

it("puts beside each outcome the initiatives that follow it, and every country once", () => {
  const outcomes = [document("outcome.a", "forum", ""), document("outcome.b", "forum", "")];
  const initiatives = [
    document("i1", "country:MUS", "outcome.a", ["BEL", "FIN"]),
    document("i2", "country:FIN", "outcome.a"),
    document("i3", "country:SWE", ""),
    document("i4", "forum", "outcome.a"),
  ];
  const [first, second] = followUpOf(outcomes, initiatives);
  expect(first?.initiatives.map(({ id }) => id)).toEqual(["i1", "i2", "i4"]);
  expect(first?.countries).toEqual(["BEL", "FIN", "MUS"]);
  expect(second).toMatchObject({ initiatives: [], countries: [] });
});
