import { describe, expect, it } from "vitest";
import { thematicPrioritiesQuestionnaire as definition } from "../questionnaire/thematic-priorities.ts";
import { usualDevelopment } from "../regions/development.ts";
import type { CountryAnswers } from "../tally/country-answers.ts";
import { holdsOn } from "../vocabulary/dated.ts";
import { pairingOf } from "./pairing.ts";
import { volunteerQuestion, volunteersIn } from "./volunteers.ts";

describe("a team pairs developed and developing countries", () => {
  it.each([
    [["BEL", "PHL", "PHL"], { developed: ["BEL"], developing: ["PHL"], state: "paired" }],
    [["BEL", "FIN"], { developed: ["BEL", "FIN"], developing: [], state: "no-developing" }],
    [["MUS", ""], { developed: [], developing: ["MUS"], state: "no-developed" }],
    [[""], { developed: [], developing: [], state: "no-country" }],
  ] as const)("%j", (countries, expected) => expect(pairingOf(countries, usualDevelopment)).toEqual(expected));

  it("by what the secretariat says of a country", () => expect(pairingOf(["BEL", "PHL"], () => ["developed"]).state).toBe("no-developing"));
});

describe("membership on a day", () => {
  it("counts both ends, and a day that is not known bounds nothing", () => {
    const member = { from: "2007-07-12", to: "2008-10-30" };
    expect(["2007-07-11", "2007-07-12", "2008-10-30", "2008-10-31"].map((day) => holdsOn(member, day))).toEqual([false, true, true, false]);
    expect(holdsOn({ from: "", to: null }, "1999-01-01")).toBe(true);
  });
});

describe("volunteers of question 13", () => {
  const of = (country: string, interest: Record<string, Record<string, boolean>>, contact?: string): CountryAnswers => ({
    country,
    number: 1,
    record: `submission.${country}`,
    answers: { interest: { value: interest }, ...(contact ? { interestContact: { value: contact } } : {}) },
  });

  it("is the table that asks to chair, join or write", () => expect(volunteerQuestion(definition)?.name).toBe("interest"));

  it("come by theme, the weightiest first, with what they would be in a team", () => {
    const volunteers = volunteersIn(definition, [
      of("PHL", { diaspora: { join: true, paper: false } }),
      of("BEL", { diaspora: { coChair: true, paper: true }, "root-causes": { paper: true } }, "Head, Migration Unit"),
      of("KEN", { diaspora: {} }),
    ]);
    expect(volunteers.map(({ theme, country, role, offered }) => [theme, country, role, offered])).toEqual([
      ["diaspora", "BEL", "co-chair", ["coChair", "paper"]],
      ["diaspora", "PHL", "member", ["join"]],
      ["root-causes", "BEL", "author", ["paper"]],
    ]);
    expect(volunteers[0]).toMatchObject({ contact: "Head, Migration Unit", record: "submission.BEL" });
  });

  it("are none where a questionnaire does not ask", () => {
    const silent = { ...definition, sections: [] };
    expect(volunteersIn(silent, [of("PHL", { diaspora: { join: true } })])).toEqual([]);
  });
});
