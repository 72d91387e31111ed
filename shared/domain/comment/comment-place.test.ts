import { describe, expect, it } from "vitest";
import type { Audience } from "../kind.ts";
import type { Actor, Role } from "../permissions.ts";
import { commentPlace } from "./comment-place.ts";

const person = (role: Role, country: string | null, processes: string[] = []): Actor => ({ person: `person.${role}`, role, country, processes });
const official = person("official", "MUS");
const liaison = person("focal-point", "MUS", ["colombo"]);
const secretariat = person("secretariat", null);
const observer = person("observer", null);
const observerOfCountry = person("observer", "MUS");

describe("who may be let read a comment", () => {
  it.each<[string, Actor, string, Audience, string, Audience[]]>([
    ["an internal record: one's own country", official, "country:MUS", "internal", "country:MUS", ["internal"]],
    ["shown to the secretariat: the secretariat too", official, "country:MUS", "secretariat", "country:MUS", ["internal", "secretariat"]],
    ["another country's, shown to all", official, "country:BEL", "network", "country:MUS", ["internal", "secretariat", "network"]],
    ["an outcome of the Forum", official, "forum", "network", "country:MUS", ["internal", "secretariat", "network"]],
    ["a process: everybody at its desk", liaison, "process:colombo", "internal", "process:colombo", ["internal"]],
    ["a process in which one takes no part", official, "process:colombo", "internal", "process:colombo", []],
    ["the secretariat on what a country shows it: to itself (PC-1)", secretariat, "country:MUS", "secretariat", "forum", ["internal"]],
    ["the secretariat on an outcome", secretariat, "forum", "network", "forum", ["internal", "network"]],
    ["the secretariat on a draft", secretariat, "forum", "internal", "forum", ["internal"]],
    ["PW-2 an observer on what the Forum puts to everybody", observer, "forum", "network", "forum", ["network"]],
    ["PW-2 an observer on a country's record", observer, "country:BEL", "network", "forum", []],
    ["PW-2 a country's observer on its own record", observerOfCountry, "country:MUS", "internal", "forum", []],
  ])("%s", (_case, actor, scope, audience, kept, audiences) => {
    expect(commentPlace(actor, { scope, audience })).toEqual({ scope: kept, audiences });
  });
});
