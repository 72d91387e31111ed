import { describe, expect, it } from "vitest";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { filterContacts, listedContacts, noFilters, organisationDirectory, type ContactSort } from "./list-contacts.ts";

function document(id: string, title: string, more: Partial<RecordDocument> = {}): RecordDocument {
  return { id, kind: "contact", title, parent: "", status: "none", updated: 0, summary: {}, search: "", ...more } as RecordDocument;
}

const organisations = organisationDirectory([
  document("organisation.finance", "Ministère des Finances", { status: "ministry" }),
  document("organisation.union", "Workers' Union", { status: "civil-society" }),
]);
const contacts = [
  document("a", "Adviser", { parent: "organisation.union", updated: 3, status: "liaison", summary: { topics: ["diaspora"] } }),
  document("b", "Budget officer", { parent: "organisation.finance", updated: 5 }),
  document("c", "Clerk", { updated: 4, search: "élodie@desk.example" }),
];
const ids = (filters: Partial<typeof noFilters>, sort: ContactSort = "title") =>
  filterContacts(listedContacts(contacts, organisations, sort), { ...noFilters, ...filters }, "2007-07-12").map((contact) => contact.document.id);

describe("finding contacts", () => {
  it("keeps the order of names when nothing is asked", () => expect(ids({})).toEqual(["a", "b", "c"]));
  it("is by the words of the contact and of its organisation, without accents", () => {
    const [, budget, clerk] = listedContacts(contacts, organisations, "title");
    expect(budget!.folded).toContain("ministere des finances");
    expect(clerk!.folded).toContain("elodie");
  });
  it("filters by role, topic and organisation type", () => {
    expect(ids({ role: "liaison" })).toEqual(["a"]);
    expect(ids({ topic: "diaspora" })).toEqual(["a"]);
    expect(ids({ organisationType: "ministry" })).toEqual(["b"]);
    expect(ids({ organisationType: "ministry", role: "liaison" })).toEqual([]);
  });
  it("sorts by organisation with the ones without last, and by the latest change first", () => {
    expect(ids({}, "organisation")).toEqual(["b", "a", "c"]);
    expect(ids({}, "updated")).toEqual(["b", "c", "a"]);
  });
  it("leaves the given list as it was", () => {
    ids({}, "updated");
    expect(contacts.map((contact) => contact.id)).toEqual(["a", "b", "c"]);
  });
});
