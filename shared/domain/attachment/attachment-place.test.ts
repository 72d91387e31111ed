import { expect, it } from "vitest";
import type { Actor, Role } from "../permissions.ts";
import { attachmentPlace, type AttachmentPlace } from "./attachment-place.ts";

const person = (role: Role, country: string | null, processes: string[] = []): Actor => ({ person: `person.${role}`, role, country, processes });
const official = person("official", "MUS");
const liaison = person("focal-point", "MUS", ["colombo"]);
const secretariat = person("secretariat", null);

const beside = (scope: string): AttachmentPlace => ({ scope, audience: "network", follows: true });
const own = (scope: string): AttachmentPlace => ({ scope, audience: "internal", follows: false });

it.each<[string, Actor, string, AttachmentPlace | null]>([
  ["of one's own country follows the record", official, "country:MUS", beside("country:MUS")],
  ["on another country's record stays with one's own people (PW-6)", official, "country:BEL", own("country:MUS")],
  ["on an outcome of the Forum stays with one's own people (PW-4)", official, "forum", own("country:MUS")],
  ["of a process is seen at its desk (PW-11)", liaison, "process:colombo", beside("process:colombo")],
  ["of a process in which one takes no part is none", official, "process:colombo", null],
  ["of the secretariat follows the Forum's record, be it a draft", secretariat, "forum", beside("forum")],
  ["of the secretariat on what a country shows it stays with itself (PC-1)", secretariat, "country:MUS", own("forum")],
  ["of an observer is none (PW-2)", person("observer", "MUS"), "country:MUS", null],
  ["of an observer on the Forum's record is none (PW-2)", person("observer", null), "forum", null],
])("a document %s", (_case, actor, scope, place) => {
  expect(attachmentPlace(actor, { scope })).toEqual(place);
});
