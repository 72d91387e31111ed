import { describe, expect, it, test } from "vitest";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import { contactKind } from "../contact/contact.ts";
import { emptyDraft, entryOf, type ContactEntry, type EntryDraft } from "./contact-entry.ts";
import { existingContact, exportedEntry, type ExistingContact } from "./contact-record.ts";
import { ContactIndex, isSamePhone, nameKey, type Matchable } from "./matching.ts";
import { mergedEntry, mergeEdits, newContactEdits, type Choices, type ContactEdit } from "./merge-plan.ts";
import { previewImport, type PreviewItem } from "./preview.ts";
import { readContactFile } from "./read-contact-file.ts";
import { writeCards } from "./write-cards.ts";

const author: Author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.mus-focal"), at: 1 };
const organisations = new Map([["organisation.pm", "Prime Minister's Office"]]);

/** The record after the edits, as the next import finds it. */
function edited(edits: readonly ContactEdit[], before?: readonly ContactEdit[]): ExistingContact {
  const empty = emptyRecord(asRecordId("contact.one"), "contact", asScope("country:MUS"));
  const all: readonly Edit[] = [...(before ?? []), ...edits];
  for (const edit of all) {
    if (edit.type === "set") expect(contactKind.fields[edit.field]?.safeParse(edit.value).success, edit.field).toBe(true);
    if (edit.type === "add") expect(contactKind.sets[edit.set]?.safeParse(edit.element).success, edit.element).toBe(true);
    if (edit.type === "replace-text") expect(edit.value.length).toBeLessThanOrEqual(contactKind.texts[edit.text] ?? 0);
  }
  return existingContact(viewOf(applyEdits(empty, author, all)), (id) => organisations.get(id) ?? "");
}

function entry(draft: Partial<EntryDraft>): ContactEntry {
  const made = entryOf({ ...emptyDraft(), ...draft }, 1);
  if (!made) throw new Error("nothing to call it by");
  return made;
}

const known: ExistingContact = {
  id: "contact.one",
  name: "Jürgen Müller",
  function: "Director",
  department: "",
  uid: "",
  organisation: "Prime Minister's Office",
  emails: ["j.mueller@pm.example"],
  phones: ["work|+230 201 1001"],
  addresses: ["Royal Street, Port Louis"],
  languages: ["en"],
  notes: "Met in Brussels.",
};

const preview = (draft: Partial<EntryDraft>, contact = known): PreviewItem => {
  const [item] = previewImport([entry(draft)], [contact]);
  if (!item) throw new Error("no item");
  return item;
};

describe("names", () => {
  it.each([
    ["Jürgen Müller", "Dr. MÜLLER, Jürgen"],
    ["Jürgen Müller", "Juergen Mueller"],
    ["John Q. Doe", "John Doe"],
    ["José Peña", "jose pena"],
    ["Mme Hélène D’Arc", "Helene Darc"],
    ["أحمد العلوى", "احمد العلوي"],
  ])("%s and %s are one", (one, other) => expect(nameKey(one)).toBe(nameKey(other)));
  it.each([
    ["Anna Smith", "Anne Smith"],
    ["Ana López", "Ana López García"],
    ["J. D.", "K. D."],
  ])("%s and %s are two", (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));
});

describe("phones", () => {
  it.each([
    ["+230 201 1001", "00230 2011001"],
    ["+230 201 1001", "201 1001"],
    ["+44 (0)20 7946 0000", "020 7946 0000"],
    ["+33 1 23 45 67 89", "01.23.45.67.89"],
    ["33123456789", "+33 1 23 45 67 89"],
    ["+1 (555) 555-1234 ext. 12", "555 555 1234"],
    ["+966 11 000 0001", "٠١١٠٠٠٠٠٠١"],
  ])("%s is %s", (one, other) => expect([isSamePhone(one, other), isSamePhone(other, one)]).toEqual([true, true]));
  it.each([
    ["+230 201 1001", "+33 201 1001"],
    ["+230 201 1001", "201 1002"],
    ["1001", "201 1001"],
    ["call me", "call me"],
    ["", ""],
  ])("%s is not %s", (one, other) => expect(isSamePhone(one, other)).toBe(false));
});

describe("who is the same", () => {
  it.each<[string, Partial<EntryDraft>, readonly string[]]>([
    ["the name", { name: "Müller, Jürgen" }, ["name"]],
    ["the e-mail, in other capitals", { name: "J. Müller", emails: ["J.Mueller@PM.example"] }, ["email"]],
    ["the phone, written otherwise", { name: "Müller", phones: [{ type: "mobile", number: "201-1001" }] }, ["phone"]],
    ["the record's id, which an export writes", { name: "Somebody Else", uid: "contact.one" }, ["uid"]],
    ["all of them", { name: "Jürgen Müller", emails: ["j.mueller@pm.example"], phones: [{ type: "work", number: "+2302011001" }] }, ["email", "name", "phone"]],
  ])("by %s", (_, draft, reasons) => {
    const { existing, state } = preview(draft);
    expect(existing).toMatchObject({ contact: { id: "contact.one" }, reasons, isSamePerson: true });
    expect(state).not.toBe("new");
  });

  it("a mailbox or a switchboard that two people share makes them not one, and is said", () => {
    for (const draft of [{ emails: ["j.mueller@pm.example"] }, { phones: [{ type: "work", number: "201 1001" } as const] }])
      expect(preview({ name: "Ana López", ...draft })).toMatchObject({ state: "new", differences: [], existing: { isSamePerson: false } });
  });

  it("a function that nobody is named for is found by function and organisation", () => {
    const office = { ...known, name: "", emails: [], phones: [], function: "Head of the unit" };
    const [item] = previewImport([entry({ function: "Head of the Unit", organisation: "Prime Minister's Office" })], [office]);
    expect(item?.existing?.reasons).toEqual(["office"]);
  });

  it("the best match counts, and of equals the first", () => {
    const index = new ContactIndex();
    const one = (name: string, email: string): Matchable => ({ uids: [], name, function: "", organisation: "", emails: [email], phones: [] });
    for (const contact of [one("A B", "x@y.example"), one("C D", "shared@y.example"), one("C D", "c@y.example"), one("C D", "c@y.example")]) index.add(contact);
    expect(index.find(one("C D", "c@y.example"))?.index).toBe(2);
    expect(index.find(one("E F", "z@y.example"))).toBeNull();
  });
});

describe("a preview", () => {
  it("says same when the file has nothing that the desk has not", () => {
    expect(
      preview({ name: "Jürgen Müller", emails: ["J.MUELLER@pm.example"], phones: [{ type: "mobile", number: "2011001" }], notes: ["Met  in Brussels."] }),
    ).toMatchObject({
      state: "same",
      differences: [],
    });
  });

  it("says what is filled, what differs and what is added", () => {
    const { state, differences } = preview({
      name: "Jürgen Müller",
      function: "Deputy director",
      department: "Multilateral division",
      organisation: "Prime Minister's Office",
      emails: ["j.mueller@pm.example", "jm@mail.example"],
      addresses: ["royal street - Port Louis", "Elsewhere 1"],
      languages: ["en", "fr-ca", "Klingonish"],
      notes: ["A new note"],
      further: [{ label: "Birthday", value: "1970-01-01" }],
    });
    expect(state).toBe("changed");
    expect(differences).toEqual([
      { kind: "differs", field: "function", have: "Director", comes: "Deputy director" },
      { kind: "fills", field: "department", have: "", comes: "Multilateral division" },
      { kind: "adds", field: "emails", values: ["jm@mail.example"] },
      { kind: "adds", field: "addresses", values: ["Elsewhere 1"] },
      { kind: "adds", field: "languages", values: ["fr"] },
      { kind: "adds", field: "notes", values: ["A new note", "Birthday: 1970-01-01", "Language: Klingonish"] },
    ]);
  });

  it("finds those who are twice in the file", () => {
    const items = previewImport([entry({ name: "Ana López" }), entry({ name: "LOPEZ, Ana", emails: ["a@b.example"] }), entry({ name: "Omar Said" })], [known]);
    expect(items.map(({ state, earlier }) => [state, earlier?.index ?? null])).toEqual([
      ["new", null],
      ["duplicate-in-file", 0],
      ["new", null],
    ]);
    const merged = mergedEntry(
      entry({ name: "Ana López", function: "A", emails: ["a@b.example"] }),
      entry({ name: "LOPEZ, Ana", function: "B", emails: ["A@b.example", "c@d.example"], notes: ["N"] }),
    );
    expect(merged).toMatchObject({ fullName: "Ana López", function: "A", emails: ["a@b.example", "c@d.example"], note: "N" });
    expect(merged.further).toEqual([
      { label: "Name", value: "LOPEZ, Ana" },
      { label: "Function", value: "B" },
    ]);
  });

  it("says how much of a note will not fit", () => expect(preview({ name: "Jürgen Müller", notes: ["x".repeat(20_000)] }).beyondNotes).toBe(17));
});

describe("a merge", () => {
  const draft: Partial<EntryDraft> = {
    name: "Jürgen Müller",
    function: "Deputy director",
    organisation: "Ministry of Labour",
    department: "Unit",
    emails: ["jm@mail.example"],
    notes: ["A new note"],
  };
  const start: readonly ContactEdit[] = [
    { type: "set", field: "name", value: "Jürgen Müller" },
    { type: "set", field: "function", value: "Director" },
    { type: "set", field: "organisation", value: "organisation.pm" },
    { type: "add", set: "emails", element: "j.mueller@pm.example" },
    { type: "replace-text", text: "notes", value: "Met in Brussels." },
  ];
  const merged = (choices: Choices): ExistingContact => {
    const before = edited(start);
    const { differences } = preview(draft, before);
    return edited(mergeEdits(before, differences, choices, "organisation.pm"), start);
  };

  it("keeps what the desk has where nobody chose, with the other value among the notes", () => {
    expect(merged({})).toMatchObject({
      name: "Jürgen Müller",
      function: "Director",
      department: "Unit",
      organisation: "Prime Minister's Office",
      emails: ["j.mueller@pm.example", "jm@mail.example"],
      notes: "Met in Brussels.\nFunction in another address book: Deputy director\nOrganisation in another address book: Ministry of Labour\nA new note",
    });
  });

  it("takes what was chosen, with what stood there among the notes", () =>
    expect(merged({ function: "take" })).toMatchObject({
      function: "Deputy director",
      notes: expect.stringContaining("Function in another address book: Director") as string,
    }));

  it("is done once: the same file has nothing new afterwards, whatever was kept", () => {
    expect(preview(draft, merged({})).state).toBe("same");
    const taken = merged({ function: "take" });
    expect(preview(draft, taken).state).toBe("same");
  });

  it("names no person after an organisation, an address or a number", () => {
    expect(edited(newContactEdits(entry({ emails: ["desk@pm.example"] }), null))).toMatchObject({ name: "", emails: ["desk@pm.example"] });
    expect(edited(newContactEdits(entry({ organisation: "X", phones: [{ type: "fax", number: "+230 1" }] }), "organisation.pm"))).toMatchObject({
      name: "",
      organisation: "Prime Minister's Office",
      phones: ["fax|+230 1"],
    });
  });

  it("puts among the notes, whole, what a field cannot hold", () => {
    const long = "x".repeat(600);
    const contact = edited(
      newContactEdits(
        entry({
          name: `n${long}`,
          function: long,
          department: long,
          uid: long,
          emails: [long],
          phones: [{ type: "work", number: long }],
          addresses: [long],
          languages: ["qqq-x", "??"],
        }),
        null,
      ),
    );
    expect(contact.notes.split("\n")).toEqual(
      expect.arrayContaining([
        `Name: n${long}`,
        `Function: ${long}`,
        `Department: ${long}`,
        `Identifier: ${long}`,
        `E-mail: ${long}`,
        `Phone: ${long}`,
        `Address: ${long}`,
        "Language: ??",
      ]),
    );
    expect(contact.name).toHaveLength(200);
  });
});

test("what the desk exports it finds again as the same", () => {
  const file = readContactFile(new TextEncoder().encode(writeCards([exportedEntry(known)!], "4.0")), "a.vcf");
  expect(file.ok && previewImport(file.contacts, [known]).map(({ state, existing }) => [state, existing?.reasons[0]])).toEqual([["same", "uid"]]);
});

test("ten thousand contacts are read and compared with ten thousand within ten seconds of the processor", { timeout: 120_000 }, () => {
  const contacts = Array.from({ length: 10_000 }, (_, at): ExistingContact => ({
    ...known,
    id: `contact.n-${at}`,
    name: `Given${at} Family${at % 900}`,
    function: at % 3 === 0 ? "Adviser" : "Director",
    emails: [`p${at}@pm.example`],
    phones: [`work|+230 2${String(at).padStart(6, "0")}`],
  }));
  const cards = new TextEncoder().encode(
    writeCards(
      contacts.map((contact) => exportedEntry(contact)!),
      "3.0",
    ),
  );
  const before = process.cpuUsage();
  const file = readContactFile(cards, "a.vcf");
  const items = previewImport(file.ok ? file.contacts : [], contacts);
  const { user, system } = process.cpuUsage(before);
  expect(items.filter(({ state }) => state === "same")).toHaveLength(10_000);
  expect((user + system) / 1e6).toBeLessThan(10);
});
