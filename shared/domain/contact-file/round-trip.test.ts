/** What goes out comes in again as it was. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { property } from "#test/fixtures/property.ts";
import { phoneTypes } from "../vocabulary/vocabulary.ts";
import { emptyDraft, entryOf, type ContactEntry } from "./contact-entry.ts";
import { mailingList } from "./mailing-list.ts";
import { readContactFile } from "./read-contact-file.ts";
import { writeCards } from "./write-cards.ts";
import { contactsAsCommaSeparated, contactsAsWorkbook, contactTable } from "./write-table.ts";

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    "",
    "Ministère de l’Intérieur",
    "وزارة الداخلية",
    "A; B, C\\n",
    "=1+1",
    "+41 22",
    "'x",
    'Müller: "q"',
    "-",
    "a\\;b",
    "x".repeat(200),
    "é".repeat(90),
    "TYPE=x",
  ),
);
const email = fc.tuple(fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{1,8})?$/), fc.stringMatching(/^[a-z]{1,8}\.example$/)).map((parts) => parts.join("@"));
/** With the digits that a number has. */
const phone = fc.record({ type: fc.constantFrom(...phoneTypes), number: fc.stringMatching(/^\+?[0-9]([ ()-]?[0-9]){5,9}$/) });
/** Several values in one cell stand between `:::`. */
const undivided = words.filter((text) => !text.includes(":::"));

/** In a list, a dash is how people leave a cell empty: it is no address, and does not come back as one. */
const address = undivided.filter((text) => /[\p{L}\p{N}]/u.test(text));

const entry: fc.Arbitrary<ContactEntry> = fc
  .record({
    name: undivided,
    organisation: undivided,
    department: undivided,
    function: undivided,
    emails: fc.array(email, { maxLength: 3 }),
    phones: fc.array(phone, { maxLength: 3 }),
    addresses: fc.array(address, { maxLength: 2 }),
    languages: fc.array(fc.constantFrom("en", "fr", "pt-br", "ar"), { maxLength: 3 }),
    notes: fc.array(fc.oneof(words, fc.constant("two\nlines")), { maxLength: 2 }),
    uid: undivided,
  })
  .map((draft) => entryOf({ ...emptyDraft(), ...draft }, 1))
  .filter((made) => made !== null);

/** Where it stood is not of it. */
const told = ({ line: _line, ...rest }: ContactEntry): object => rest;
const read = (bytes: Uint8Array, name: string): object[] => {
  const file = readContactFile(bytes, name);
  if (!file.ok) throw new Error(file.reason);
  expect(file.skipped).toEqual([]);
  return file.contacts.map(told);
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("any contacts", () => {
  test.each(["3.0", "4.0"] as const)("as vCard %s", { timeout: 120_000 }, (version) => {
    property(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
        const text = writeCards(entries, version);
        expect(read(utf8(text), "a.vcf")).toEqual(entries.map(told));
        for (const line of text.split("\r\n")) expect(utf8(line).length).toBeLessThanOrEqual(75);
      }),
    );
  });

  /** A cell has no white space at its ends, and phones stand by their sorts. */
  const byType = (one: ContactEntry): ContactEntry => ({
    ...one,
    phones: (["work", "mobile", "home", "fax"] as const).flatMap((type) => one.phones.filter((each) => each.type === type)),
  });

  test("as CSV", { timeout: 120_000 }, () => {
    property(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
        expect(read(utf8(contactsAsCommaSeparated(entries)), "a.csv")).toEqual(entries.map(byType).map(told));
      }),
    );
  });

  test("as a workbook", { timeout: 120_000 }, () => {
    property(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
        expect(read(contactsAsWorkbook(entries), "a.xlsx")).toEqual(entries.map(byType).map(told));
      }),
      0.4,
    );
  });
});

const one = (draft: Partial<ReturnType<typeof emptyDraft>>): ContactEntry => entryOf({ ...emptyDraft(), ...draft }, 1)!;

test("a card is written as the standards have it", () => {
  const contact = one({
    name: "Zoë, Ferré",
    organisation: "UN",
    department: "Unit",
    function: "Director",
    emails: ["z@un.example"],
    phones: [{ type: "mobile", number: "+41 22" }],
    addresses: ["Rue 1, Genève"],
    languages: ["fr"],
    notes: ["a\nb"],
    uid: "contact.one",
    further: [{ label: "Birthday", value: "1970-01-01" }],
  });
  expect(writeCards([contact], "4.0").split("\r\n")).toEqual([
    "BEGIN:VCARD",
    "VERSION:4.0",
    "FN:Zoë\\, Ferré",
    "ORG:UN;Unit",
    "TITLE:Director",
    "EMAIL:z@un.example",
    "TEL;TYPE=cell:+41 22",
    "ADR:;;Rue 1\\, Genève;;;;",
    "LANG:fr",
    "NOTE:a\\nb\\nBirthday: 1970-01-01",
    "UID;VALUE=text:contact.one",
    "END:VCARD",
    "",
  ]);
  expect(writeCards([contact], "3.0").split("\r\n").slice(1, 5)).toEqual(["VERSION:3.0", "FN:Zoë\\, Ferré", "N:;Zoë\\, Ferré;;;", "ORG:UN;Unit"]);
});

test("a formula in a CSV file is a text", () => {
  expect(contactsAsCommaSeparated([one({ name: "=HYPERLINK(1)" })])).toContain(`"'=HYPERLINK(1)"`);
  expect(contactTable([one({ name: "=1" })])[1]?.[0]).toBe("=1");
});

describe("a mailing list", () => {
  const contacts = [
    one({ name: 'Ana "Anita" López', emails: ["ana@b.example", "second@b.example"] }),
    one({ name: "Twice", emails: ["ANA@b.example"] }),
    one({ emails: ["desk@b.example"] }),
    one({ name: "Without" }),
    one({ name: "Broken", emails: ["not an address"] }),
  ];
  test("has each address once, with its name, and says whom it does not reach", () => {
    const { text, count, unreached } = mailingList(contacts, "; ");
    expect(text).toBe('"Ana \\"Anita\\" López" <ana@b.example>; desk@b.example');
    expect(count).toBe(2);
    expect(unreached.map(({ fullName }) => fullName)).toEqual(["Without", "Broken"]);
  });
  test("has all the addresses of each where that is wanted, a line each", () => expect(mailingList(contacts, "\n", true).text.split("\n")).toHaveLength(3));
});
