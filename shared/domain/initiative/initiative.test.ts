import { describe, expect, it } from "vitest";
import { applyEdits } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { project } from "#shared/crdt/view.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import { organisationKind } from "../organisation/organisation.ts";
import { outcomeKind } from "../outcome/outcome.ts";
import { initiativeKind } from "./initiative.ts";

const author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.one"), at: 1 };

describe("initiatives, outcomes and organisations in lists", () => {
  it("an initiative belongs to the outcome it follows and is shown to the secretariat", () => {
    const record = applyEdits(emptyRecord(asRecordId("initiative.one"), "initiative", asScope("country:MUS")), author, [
      { type: "set", field: "title", value: "Working session" },
      { type: "set", field: "status", value: "planned" },
      { type: "set", field: "followUpOf", value: "outcome.2007-circular-migration" },
      { type: "add", set: "partners", element: "European Commission" },
      { type: "add", set: "themes", element: "circular-migration-and-return" },
    ]);
    const shown = project(record, initiativeKind);
    expect(shown).toMatchObject({ title: "Working session", status: "planned", parent: "outcome.2007-circular-migration", audience: "secretariat" });
    expect(shown.summary["themes"]).toEqual(["circular-migration-and-return"]);
    expect(shown.search).toContain("European Commission");
  });

  it("an outcome keeps its place in the source and is found by what it says", () => {
    const record = applyEdits(emptyRecord(asRecordId("outcome.one"), "outcome", asScope("forum")), author, [
      { type: "set", field: "title", value: "Monitoring" },
      { type: "set", field: "position", value: 4 },
      { type: "set", field: "source", value: "closely monitored" },
    ]);
    expect(project(record, outcomeKind)).toMatchObject({ title: "Monitoring", summary: { position: 4 }, search: "Monitoring closely monitored" });
  });

  it("an organisation is called by its acronym until it has a name", () => {
    const record = applyEdits(emptyRecord(asRecordId("organisation.one"), "organisation", asScope("country:MUS")), author, [
      { type: "set", field: "acronym", value: "MPU" },
      { type: "set", field: "type", value: "department" },
    ]);
    expect(project(record, organisationKind)).toMatchObject({ title: "MPU", status: "department" });
  });

  it("an initiative refuses a theme, a roundtable and a level that nobody knows", () => {
    expect(initiativeKind.sets["themes"]?.safeParse("gossip").success).toBe(false);
    expect(initiativeKind.fields["roundtable"]?.safeParse("4").success).toBe(false);
    expect(initiativeKind.fields["level"]?.safeParse("cosmic").success).toBe(false);
    expect(outcomeKind.fields["roundtable"]?.safeParse("all").success).toBe(true);
  });
});
