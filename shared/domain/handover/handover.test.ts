import { describe, expect, it } from "vitest";
import { testWording } from "#test/fixtures/test-wording.ts";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { kindOf } from "../kinds.ts";
import type { RecordView } from "../kind.ts";
import { handoverOnPaper, type HandoverBrief } from "./handover-brief.ts";
import { dayBefore, planHandover, type HandoverChange } from "./plan-handover.ts";

const author: Author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.mus-focal"), at: 1 };

function record(id: string, fields: Readonly<Record<string, JsonValue>> = {}, kind = "contact"): RecordView {
  const edits = Object.entries(fields).map(([field, value]): Edit => ({ type: "set", field, value }));
  return viewOf(applyEdits(emptyRecord(asRecordId(id), kind, asScope("country:MUS")), author, edits));
}

const leaving = record("contact.leaving", {
  role: "focal-point",
  roleFrom: "2007-01-15",
  function: "Director",
  organisation: "organisation.interior",
  audience: "network",
  alternate: "contact.alternate",
});
const plan = (following: RecordView, more: Partial<Parameters<typeof planHandover>[0]> = {}): HandoverChange[] =>
  planHandover({ leaving, following, day: "2008-03-01", newName: "", newRow: "k1", contacts: [leaving, following], tasks: [], ...more });
const said = (changes: readonly HandoverChange[]) => changes.map(({ id, field, value }) => [id, field, value]);

describe("a handover", () => {
  it("ends one role the day before the other begins, and keeps who sees the country's focal point", () => {
    expect(said(plan(record("contact.new")))).toEqual([
      ["contact.leaving", "roleTo", "2008-02-29"],
      ["contact.new", "role", "focal-point"],
      ["contact.new", "roleFrom", "2008-03-01"],
      ["contact.new", "audience", "network"],
      ["contact.new", "alternate", "contact.alternate"],
    ]);
  });

  it("keeps the role that who follows had before, with its dates, and makes nobody their own alternate", () => {
    const alternate = record("contact.alternate", { role: "alternate", roleFrom: "2007-01-15", seat: "geneva" });
    const changes = said(plan(alternate));
    expect(changes).toContainEqual([
      "contact.alternate",
      "assignment.k1",
      { role: "alternate", from: "2007-01-15", to: "2008-02-29", seat: "geneva", note: "" },
    ]);
    expect(changes.some(([, field]) => field === "alternate")).toBe(false);
  });

  it("keeps when somebody who comes back held the role before", () => {
    const changes = said(plan(record("contact.new", { role: "focal-point", roleFrom: "2005-01-01", roleTo: "2006-01-01" })));
    expect(changes).toContainEqual(["contact.new", "assignment.k1", { role: "focal-point", from: "2005-01-01", to: "2006-01-01", seat: "", note: "" }]);
    expect(changes).toContainEqual(["contact.new", "roleTo", ""]);
  });

  it("ends a role that stands beside another", () => {
    const beside = record("contact.leaving", { "assignment.a": { role: "focal-point", from: "2007-01-15", to: "", seat: "", note: "" } });
    expect(said(plan(record("contact.new"), { leaving: beside }))[0]).toEqual([
      "contact.leaving",
      "assignment.a",
      { role: "focal-point", from: "2007-01-15", to: "2008-02-29", seat: "", note: "" },
    ]);
  });

  it("turns those who named the one who leaves as their alternate, and opens that person's tasks", () => {
    const other = record("contact.other", { alternate: "contact.leaving" });
    const task = record("task.one", { title: "Answer", person: "person.mus-focal" }, "task");
    const changes = said(plan(record("contact.new"), { contacts: [leaving, other], tasks: [task] }));
    expect(changes).toContainEqual(["contact.other", "alternate", "contact.new"]);
    expect(changes).toContainEqual(["task.one", "person", ""]);
  });

  it("writes down somebody new with the function and the organisation of who leaves", () => {
    const changes = said(plan(record("contact.new"), { newName: "A. Successor" }));
    expect(changes).toContainEqual(["contact.new", "name", "A. Successor"]);
    expect(changes).toContainEqual(["contact.new", "function", "Director"]);
    expect(changes).toContainEqual(["contact.new", "organisation", "organisation.interior"]);
  });

  it("writes what the hub takes", () => {
    const alternate = record("contact.alternate", { role: "alternate", roleTo: "2009-01-01" });
    const task = record("task.one", {}, "task");
    for (const { kind, field, value } of plan(alternate, { newName: "B", tasks: [task] })) {
      const { fields } = kindOf(kind)!;
      expect((fields[field] ?? fields[field.replace(/\..*/, ".*")])?.safeParse(value).success, field).toBe(true);
    }
  });

  it("knows the day before the first of March", () => {
    expect(dayBefore("2007-03-01")).toBe("2007-02-28");
    expect(dayBefore("2008-03-01")).toBe("2008-02-29");
    expect(dayBefore("2008-01-01")).toBe("2007-12-31");
  });
});

describe("the brief of a handover", () => {
  const nothing: HandoverBrief = {
    country: "Mauritius",
    today: "2008-02-20",
    leaving: "Director",
    following: "A. Successor",
    day: "2008-03-01",
    surveys: [],
    circulars: [],
    tasks: [],
    initiatives: [],
    offers: [],
    conflicts: [],
    contacts: [],
    holders: [],
    submissions: [],
    changes: [],
  };
  const blocksOf = (brief: HandoverBrief) => handoverOnPaper(brief, testWording("en")).blocks;

  it("says of every part that it is empty", () => {
    expect(blocksOf(nothing).filter(({ kind }) => kind === "section")).toHaveLength(3);
    expect(blocksOf(nothing).filter(({ kind }) => kind === "paragraph")).toHaveLength(9);
  });

  it("has contacts under their ministry", () => {
    const blocks = blocksOf({ ...nothing, contacts: [{ ministry: "Ministry of Labour", people: [["Ana", "Director", "+230 1", "a@b.example"]] }] });
    expect(blocks).toContainEqual({ kind: "group", title: "Ministry of Labour" });
    expect(JSON.stringify(blocks)).toContain("a@b.example");
  });
});
