import { describe, expect, it } from "vitest";
import { emptyDraft, entryOf, type ContactEntry, type EntryDraft } from "./contact-entry.ts";
import type { ExistingContact } from "./contact-record.ts";
import { likelyDoubles } from "./doubles.ts";
import { choicesFor, planImport, type Decision, type ImportPlan } from "./import-plan.ts";
import { previewImport } from "./preview.ts";

function entry(draft: Partial<EntryDraft>): ContactEntry {
  const made = entryOf({ ...emptyDraft(), ...draft }, 1);
  if (!made) throw new Error("nothing to call it by");
  return made;
}

const contact = (known: Partial<ExistingContact>): ExistingContact => ({
  id: "contact.one",
  name: "Ana Silva",
  function: "Director",
  department: "",
  uid: "",
  organisation: "Ministry of Labour",
  emails: ["ana@labour.example"],
  phones: [],
  addresses: [],
  languages: [],
  notes: "",
  ...known,
});
const organisations = [
  { id: "organisation.interior", name: "Ministère de l’Intérieur", acronym: "MI" },
  { id: "organisation.iom", name: "International Organization for Migration", acronym: "IOM" },
];

function plan(entries: readonly ContactEntry[], existing: readonly ExistingContact[], decisions: readonly (readonly [number, Decision])[] = []): ImportPlan {
  let count = 0;
  return planImport(previewImport(entries, existing), new Map(decisions), { organisations, newId: (kind) => `${kind}.new-${++count}` });
}
const decide = (choice: Decision["choice"], values: Decision["values"] = {}): Decision => ({ choice, values });

describe("what is proposed", () => {
  it("adds who is new, merges who is known or comes twice, and leaves who is the same", () => {
    expect(choicesFor({ state: "new", existing: null })).toEqual(["add", "skip"]);
    expect(choicesFor({ state: "changed", existing: null })[0]).toBe("merge");
    expect(choicesFor({ state: "duplicate-in-file", existing: null })[0]).toBe("merge");
    expect(choicesFor({ state: "same", existing: null })[0]).toBe("skip");
  });
});

describe("organisations of the file", () => {
  it.each([
    ["MINISTERE DE L'INTERIEUR", "organisation.interior"],
    ["iom", "organisation.iom"],
  ])("%j is found by its name or its acronym", (organisation, id) => {
    const { records, organisations: made } = plan([entry({ name: "Jo Doe", organisation })], []);
    expect(made).toBe(0);
    expect(records[0]?.edits).toContainEqual({ type: "set", field: "organisation", value: id });
  });

  it("are made once for all contacts that name them, before these", () => {
    const {
      records,
      organisations: made,
      added,
    } = plan([entry({ name: "Jo Doe", organisation: "Ministry of Youth" }), entry({ name: "Al Roe", organisation: "MINISTRY of youth" })], []);
    expect([made, added]).toEqual([1, 2]);
    expect(records.map(({ kind }) => kind)).toEqual(["organisation", "contact", "contact"]);
    expect(records[2]?.edits).toContainEqual({ type: "set", field: "organisation", value: records[0]?.id });
  });

  it("are not made for a value that nobody chose", () => {
    const differs = entry({ name: "Ana Silva", emails: ["ana@labour.example"], organisation: "Ministry of Youth" });
    const kept = plan([differs], [contact({})]);
    expect(kept.organisations).toBe(0);
    expect(kept.records[0]?.edits).toEqual([{ type: "replace-text", text: "notes", value: "Organisation in another address book: Ministry of Youth" }]);
    const taken = plan([differs], [contact({})], [[0, decide("merge", { organisation: "take" })]]);
    expect(taken.organisations).toBe(1);
  });
});

describe("contacts", () => {
  it("that come twice in a file become one", () => {
    const { records, added } = plan(
      [entry({ name: "Jo Doe", emails: ["jo@a.example"] }), entry({ name: "Doe, Jo", phones: [{ type: "work", number: "+230 201 1001" }] })],
      [],
    );
    expect(added).toBe(1);
    expect(records[0]?.edits).toContainEqual({ type: "add", set: "phones", element: "work|+230 201 1001" });
  });

  it("that come twice and are known go into the one on the desk, with the words of both", () => {
    const { records, merged, added } = plan(
      [entry({ name: "Ana Silva", notes: ["First"] }), entry({ emails: ["ana@labour.example"], name: "Silva Ana", notes: ["Second"] })],
      [contact({})],
    );
    expect([merged, added]).toEqual([1, 0]);
    const notes = records[0]?.edits.find((edit) => edit.type === "replace-text");
    expect(notes).toMatchObject({ value: expect.stringMatching(/First[^]*Second/) });
  });

  it("that are skipped leave nothing, and a double of one that is skipped stands on its own", () => {
    const twice = [entry({ name: "Jo Doe", emails: ["jo@a.example"] }), entry({ name: "Jo Doe", emails: ["jo@b.example"] })];
    const { records, added } = plan(twice, [], [[0, decide("skip")]]);
    expect(added).toBe(1);
    expect(records[0]?.edits).not.toContainEqual({ type: "add", set: "emails", element: "jo@a.example" });
  });

  it("are written by nobody when the same file comes again", () => {
    const file = [entry({ name: "Ana Silva", emails: ["ana@labour.example"] })];
    expect(plan(file, [contact({})])).toMatchObject({ records: [], added: 0, merged: 0 });
  });

  it("that were joined, the second one's name among the notes, are the same when the file comes again", () => {
    const file = [entry({ name: "Jan Novák", emails: ["jan@a.example"] }), entry({ name: "NOVAK, Jan" })];
    const known = contact({ name: "Jan Novák", function: "", organisation: "", emails: ["jan@a.example"], notes: "Name: NOVAK, Jan" });
    expect(previewImport(file, [known]).map(({ state }) => state)).toEqual(["same", "same"]);
  });

  it("can be merged with somebody who shares a mailbox only, when a person says so", () => {
    const shared = entry({ name: "Bo Lee", emails: ["ana@labour.example"], phones: [{ type: "work", number: "+230 201 1001" }] });
    expect(plan([shared], [contact({})])).toMatchObject({ added: 1, merged: 0 });
    const { records, merged } = plan([shared], [contact({})], [[0, decide("merge")]]);
    expect([merged, records[0]?.id]).toEqual([1, "contact.one"]);
    expect(records[0]?.edits).toContainEqual({ type: "add", set: "phones", element: "work|+230 201 1001" });
  });
});

describe("likely doubles on the desk", () => {
  it("are told with the reason, and those that share a mailbox only come last", () => {
    const doubles = likelyDoubles([
      contact({ id: "contact.a" }),
      contact({ id: "contact.b", name: "Bo Lee" }),
      contact({ id: "contact.c", name: "Dr. SILVA, Ana", emails: [] }),
      contact({ id: "contact.d", name: "Cy Roe", emails: ["cy@labour.example"] }),
    ]);
    expect(doubles.map(({ first, second, reasons, isSamePerson }) => [first.id, second.id, reasons, isSamePerson])).toEqual([
      ["contact.a", "contact.c", ["name"], true],
      ["contact.a", "contact.b", ["email"], false],
    ]);
  });
});
