import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Audience } from "./kind.ts";
import { feedsFor, feedsOf, mayCreate, mayRead, mayWrite, type Actor, type Permission, type Role } from "./permissions.ts";

const person = (role: Role, country: string | null, processes: string[] = []): Actor => ({ person: `person.${role}`, role, country, processes });
const secretariat = person("secretariat", null);
const focalPoint = person("focal-point", "MUS", ["colombo"]);
const official = person("official", "MUS");
const validator = person("validator", "MUS");
const observer = person("observer", "MUS");
const foreign = person("focal-point", "BEL");
const everybody = [secretariat, focalPoint, validator, official, observer, foreign, person("observer", null), person("secretariat", null, ["colombo"])];
const audiences: readonly Audience[] = ["internal", "secretariat", "network"];
const target = (kind: string, scope: string, audience: Audience = "network") => ({ kind, scope, audience });
const comment = (scope: string, author: Actor) => ({ ...target("comment", scope), author: author.person });
const outcome = (permission: Permission): string => (permission.allowed ? "allowed" : permission.reason);

describe("reading", () => {
  it("PR-1 everybody reads the Forum's records, and the secretariat alone its drafts", () => {
    for (const actor of everybody) {
      expect(mayRead(actor, target("outcome", "forum"))).toBe(true);
      expect(mayRead(actor, target("circular", "forum", "internal"))).toBe(actor.role === "secretariat");
    }
  });
  it("PR-2 PR-3 PR-4 a country's records by audience", () => {
    const readers = (audience: Audience) =>
      [focalPoint, official, observer, secretariat, foreign].map((actor) => mayRead(actor, target("contact", "country:MUS", audience)));
    expect(readers("internal")).toEqual([true, true, true, false, false]);
    expect(readers("secretariat")).toEqual([true, true, true, true, false]);
    expect(readers("network")).toEqual([true, true, true, true, true]);
  });
  it("PR-5 a process's records by those who take part, and by the secretariat", () => {
    expect([focalPoint, official, secretariat, foreign].map((actor) => mayRead(actor, target("meeting", "process:colombo")))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(mayRead(person("official", "BEL", ["colombo"]), target("meeting", "process:colombo"))).toBe(true);
    expect(mayRead(focalPoint, target("meeting", "process:bali"))).toBe(false);
  });
  it("PR-7 feeds show exactly what may be read", () => {
    for (const actor of everybody)
      for (const scope of ["forum", "country:MUS", "country:BEL", "process:colombo"])
        for (const audience of audiences) {
          const one = target("contact", scope, audience);
          expect(feedsFor(one).some((feed) => feedsOf(actor).includes(feed))).toBe(mayRead(actor, one));
        }
    expect(feedsOf(focalPoint)).toEqual(["forum", "country:MUS", "network", "process:colombo"]);
    expect(feedsOf(secretariat)).toEqual(["forum", "drafts", "shared", "processes"]);
  });
});

describe("writing", () => {
  it.each<[string, Actor, ReturnType<typeof target>, string, boolean, string]>([
    ["PW-1", foreign, target("contact", "country:MUS", "internal"), "name", false, "not-visible"],
    ["PW-1", secretariat, target("contact", "country:MUS", "internal"), "name", true, "not-visible"],
    ["PW-2", observer, target("contact", "country:MUS"), "name", false, "read-only-role"],
    ["PW-2", observer, target("comment", "country:MUS"), "text", false, "read-only-role"],
    ["PW-2", observer, target("comment", "forum"), "text", false, "allowed"],
    ["PW-16", observer, target("comment", "forum"), "lifecycle", false, "author-only"],
    ["PW-16", observer, comment("forum", observer), "lifecycle", false, "allowed"],
    ["PW-16", official, comment("country:MUS", focalPoint), "lifecycle", false, "author-only"],
    ["PW-16", focalPoint, comment("country:MUS", official), "lifecycle", false, "author-only"],
    ["PW-16", official, comment("country:MUS", official), "lifecycle", false, "allowed"],
    ["PW-16", secretariat, comment("country:MUS", official), "lifecycle", false, "author-only"],
    ["PW-16", secretariat, comment("forum", observer), "lifecycle", false, "allowed"],
    ["PW-16", secretariat, comment("process:colombo", focalPoint), "lifecycle", false, "allowed"],
    ["PW-16", foreign, comment("process:colombo", foreign), "lifecycle", false, "not-visible"],
    ["PW-5", focalPoint, target("process", "process:colombo"), "name", false, "secretariat-only"],
    ["PW-10", official, target("distribution", "country:MUS"), "read.person-official", false, "focal-point-only"],
    ["PW-17", official, target("distribution", "country:MUS"), "confirmed.person-official", false, "allowed"],
    ["PW-17", focalPoint, target("distribution", "country:MUS"), "read.person-focal-point", false, "allowed"],
    ["PW-17", focalPoint, target("distribution", "country:MUS"), "read.person-other", false, "own-confirmation-only"],
    ["PW-17", focalPoint, target("distribution", "country:MUS"), "confirmed.person-focal-point", false, "allowed"],
    ["PW-17", official, target("distribution", "country:MUS"), "confirmed.person-focal-point", false, "own-confirmation-only"],
    ["PW-17", focalPoint, target("distribution", "country:MUS"), "confirmed.person-official", false, "own-confirmation-only"],
    ["PW-11", focalPoint, target("relay", "process:colombo"), "state", false, "allowed"],
    ["PW-11", secretariat, target("relay", "process:colombo"), "state", false, "allowed"],
    ["PW-11", foreign, target("relay", "process:colombo"), "state", false, "not-visible"],
    ["PW-3", secretariat, target("person", "forum"), "role", false, "hub-only"],
    ["PW-3", focalPoint, target("person", "country:MUS"), "role", false, "hub-only"],
    ["PW-4", focalPoint, target("organisation", "forum"), "name", false, "secretariat-only"],
    ["PW-4", secretariat, target("organisation", "forum"), "name", false, "allowed"],
    ["PW-5", focalPoint, target("questionnaire", "country:MUS"), "title", false, "secretariat-only"],
    ["PW-5", focalPoint, target("outcome", "country:MUS"), "title", false, "secretariat-only"],
    ["PW-6", foreign, target("contact", "country:MUS", "network"), "name", false, "not-your-country"],
    ["PW-6", official, target("contact", "country:MUS"), "name", false, "allowed"],
    ["PW-7", secretariat, target("answer", "country:MUS", "secretariat"), "value", false, "decisions-only"],
    ["PW-7", secretariat, target("answer", "country:MUS", "secretariat"), "value", true, "allowed"],
    ["PW-10", official, target("response", "country:MUS"), "status", false, "focal-point-only"],
    ["PW-10", official, target("response", "country:MUS"), "audience", false, "focal-point-only"],
    ["PW-10", official, target("response", "country:MUS"), "lifecycle", false, "focal-point-only"],
    ["PW-10", official, target("initiative", "country:MUS"), "audience", false, "focal-point-only"],
    ["PW-10", official, target("contact", "country:MUS"), "audience", false, "focal-point-only"],
    ["PW-10", focalPoint, target("response", "country:MUS"), "status", false, "allowed"],
    ["PW-10", official, target("response", "country:MUS"), "section.priorities", false, "focal-point-only"],
    ["PW-10", validator, target("response", "country:MUS"), "question.ranking", false, "focal-point-only"],
    ["PW-10", focalPoint, target("response", "country:MUS"), "question.ranking", false, "allowed"],
    ["PW-12", official, target("answer", "country:MUS"), "clearance", false, "validator-only"],
    ["PW-12", official, target("answer", "country:MUS"), "returned", false, "validator-only"],
    ["PW-12", validator, target("answer", "country:MUS"), "clearance", false, "allowed"],
    ["PW-12", focalPoint, target("answer", "country:MUS"), "returned", false, "allowed"],
    ["PW-12", secretariat, target("answer", "country:MUS"), "clearance", false, "decisions-only"],
    ["PW-13", validator, target("submission", "country:MUS"), "content", false, "focal-point-only"],
    ["PW-13", focalPoint, target("submission", "country:MUS"), "content", false, "allowed"],
    ["PW-14", focalPoint, target("submission", "country:MUS"), "receipt", false, "secretariat-only"],
    ["PW-14", secretariat, target("submission", "country:MUS"), "receipt", false, "allowed"],
    ["PW-14", secretariat, target("submission", "country:MUS"), "content", false, "decisions-only"],
    ["PW-10", official, target("contact", "country:MUS"), "lifecycle", false, "allowed"],
    ["PW-11", focalPoint, target("meeting", "process:colombo"), "title", false, "allowed"],
    ["PW-11", official, target("meeting", "process:colombo"), "title", false, "not-visible"],
    ["PW-11", person("secretariat", null, ["colombo"]), target("meeting", "process:colombo"), "title", false, "allowed"],
  ])("%s %o writes %o, part %s, conflicted %s: %s", (_rule, actor, one, part, conflicted, expected) => {
    expect(outcome(mayWrite(actor, one, part, conflicted))).toBe(expected);
  });
});

describe("creating", () => {
  it.each<[string, Actor, ReturnType<typeof target>, string]>([
    ["PC-1", secretariat, target("contact", "country:MUS"), "not-your-country"],
    ["PC-2", official, target("response", "country:MUS"), "focal-point-only"],
    ["PC-2", validator, target("response", "country:MUS"), "focal-point-only"],
    ["PC-2", official, target("submission", "country:MUS"), "focal-point-only"],
    ["PC-1", secretariat, target("submission", "country:MUS"), "not-your-country"],
    ["PC-2", focalPoint, target("response", "country:MUS"), "allowed"],
    ["PC-3", official, target("answer", "country:MUS", "secretariat"), "allowed"],
    ["PC-3", official, target("outcome", "forum"), "secretariat-only"],
    ["PC-3", secretariat, target("questionnaire", "forum"), "allowed"],
    ["PC-3", observer, target("contact", "country:MUS"), "read-only-role"],
  ])("%s %o creates %o: %s", (_rule, actor, one, expected) => {
    expect(outcome(mayCreate(actor, one))).toBe(expected);
  });
});

it("every rule of PERMISSIONS.md is tested here or at the hub", () => {
  const rules = [...readFileSync(new URL("PERMISSIONS.md", import.meta.url), "utf8").matchAll(/^\| (P[RWC]-\d+)/gm)].map((match) => match[1] as string);
  const tests =
    readFileSync(new URL("permissions.test.ts", import.meta.url), "utf8") +
    readFileSync(new URL("../../hub/merge/decide-merge.test.ts", import.meta.url), "utf8");
  expect(rules.filter((rule) => !new RegExp(`${rule}\\b`).test(tests))).toEqual([]);
});
