/** The real command on real files: what it prints, how it ends, how long it takes and how much memory. */
import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "#build/paths.ts";
import { emptyDraft, entryOf, type ContactEntry } from "#shared/domain/contact-file/contact-entry.ts";
import { writeCards } from "#shared/domain/contact-file/write-cards.ts";
import { contactsAsCommaSeparated, contactsAsWorkbook } from "#shared/domain/contact-file/write-table.ts";
import { contactFiles } from "#test/fixtures/contacts/contact-files.ts";
import { hostileFiles } from "#test/fixtures/xlsform/hostile-files.ts";
import { oneObject, runCommand, type Ran } from "#test/fixtures/run-command.ts";
import type { ContactsAnswer } from "./contacts-answer.ts";

let folder = "";
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), "focal-desk-contacts-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...parameters: string[]): Promise<Ran> => runCommand("contacts", folder, parameters);
const fixture = (name: string): string => join(root, "test", "fixtures", "contacts", name);
const fields = ["fullName", "organisation", "department", "function", "emails", "phones", "addresses", "languages", "note", "uid"];

describe("what it says", () => {
  test.each(["outlook-2.1.vcf", "google-old.csv"])("%s, as one object with every field", async (name) => {
    const ran = await run(fixture(name), "--json");
    const answer = oneObject<ContactsAnswer>(ran);
    expect(ran.code).toBe(0);
    expect(Object.keys(answer)).toEqual(["contacts", "skipped"]);
    for (const contact of answer.contacts) expect(Object.keys(contact)).toEqual(fields);
    expect(answer.contacts.map(({ fullName }) => fullName)).toEqual(contactFiles[name]?.contacts.map(({ fullName }) => fullName));
  });

  test("a contact as it is, in letters of any language", async () => {
    const { contacts, skipped } = oneObject<ContactsAnswer>(await run(fixture("apple-3.0.vcf"), "--json"));
    expect(contacts[0]).toEqual({
      fullName: "João Silva",
      organisation: "Ministério das Relações Exteriores",
      department: "Divisão de Imigração",
      function: "Head of division",
      emails: ["joao.silva@mre.example", "joao@mail.example"],
      phones: ["+55 61 90000-0001", "+55 61 3000-0002"],
      addresses: ["Esplanada dos Ministérios, Bloco H, Brasília, DF, 70170-900, Brazil"],
      languages: [],
      note: "Line one\nLine two, with a comma; and a semicolon",
      uid: "5ad380fd-b2de-4261-ba99-de1d1db52fbe",
    });
    expect(skipped).toEqual([
      { line: 21, reason: "The photo of João Silva was not imported, because contacts have no pictures here. The contact itself was." },
      { line: 37, reason: expect.stringContaining("“Delegates” is a list of people") as string },
    ]);
  });

  test("the same number at work and by fax is one number", async () => {
    await writeFile(join(folder, "twice.vcf"), "BEGIN:VCARD\nFN:A\nTEL;WORK:1234567\nTEL;FAX:1234567\nEND:VCARD\n");
    expect(oneObject<ContactsAnswer>(await run(join(folder, "twice.vcf"), "--json")).contacts[0]?.phones).toEqual(["1234567"]);
  });

  test("for people", async () => {
    const ran = await run(fixture("stray-lines.vcf"));
    expect(ran.code).toBe(0);
    expect(ran.said).toContain("2 contacts.");
    expect(ran.said).toContain("Lina Haddad · lina@labour.example");
    expect(ran.said).toContain("line 7: This line of the card of Lina Haddad cannot be read: this line is broken");
  });

  test.each([
    ["no file named", [], "One file is wanted"],
    ["an unknown option", ["a", "--jsno"], "Unknown option"],
    ["no such file", ["/nowhere/contacts.vcf"], "There is no file"],
    ["a folder", ["."], "is a folder"],
  ])("bad usage: %s", async (_, parameters, sentence) => {
    const ran = await run(...parameters, "--json");
    const { contacts, skipped, error } = oneObject<ContactsAnswer>(ran);
    expect(ran.code).toBe(1);
    expect(error).toContain(sentence);
    expect([contacts, skipped]).toEqual([[], [{ line: 0, reason: error }]]);
  });
});

describe("hostile files end with a reason within 10 seconds and 500 MB", () => {
  test.each(hostileFiles.filter(({ isHeavy, name }) => isHeavy || /truncated|locked|letter/.test(name)).map((file) => [file.name, file] as const))(
    "%s",
    { timeout: 120_000 },
    async (name, { bytes }) => {
      const path = join(folder, name);
      await writeFile(path, bytes());
      const ran = await run(path, "--json");
      expect(ran.code).toBe(1);
      expect(oneObject<ContactsAnswer>(ran).error).toContain(name);
      expect(ran.worked).toBeLessThan(10_000);
      expect(ran.resident).toBeLessThan(500);
    },
  );
});

describe("10,000 contacts within 10 seconds and 500 MB", () => {
  const entries = Array.from({ length: 10_000 }, (_, at): ContactEntry =>
    entryOf(
      {
        ...emptyDraft(),
        name: `Given${at} Family${at % 900}`,
        organisation: `Ministère ${at % 60}`,
        department: "Migration",
        function: "Director",
        emails: [`p${at}@ministry.example`, `q${at}@mail.example`],
        phones: [{ type: "work", number: `+230 2${String(at).padStart(6, "0")}` }],
        addresses: [`Royal Street ${at}, Port Louis, Mauritius`],
        languages: ["en", "fr"],
        notes: ["Met in Brussels.\nSpeaks for the delegation."],
        uid: `urn:uuid:${at}`,
      },
      1,
    )!,
  );
  const picture = `PHOTO;ENCODING=b;TYPE=JPEG:${"A".repeat(48)}\r\n${` ${"A".repeat(74)}\r\n`.repeat(100)}`;
  test.each([
    ["cards.vcf", (): string => writeCards(entries, "3.0"), 0],
    ["cards-with-photos.vcf", (): string => writeCards(entries, "3.0").replaceAll("END:VCARD", `${picture}END:VCARD`), 10_000],
    ["table.csv", (): string => contactsAsCommaSeparated(entries), 0],
    ["table.xlsx", (): Uint8Array => contactsAsWorkbook(entries), 0],
  ])("%s", { timeout: 120_000 }, async (name, content, skipped) => {
    const path = join(folder, name);
    await writeFile(path, content());
    const ran = await run(path, "--json");
    const answer = oneObject<ContactsAnswer>(ran);
    expect([ran.code, answer.error]).toEqual([0, undefined]);
    expect(answer.contacts).toHaveLength(10_000);
    expect(answer.skipped).toHaveLength(skipped);
    expect(ran.worked).toBeLessThan(10_000);
    expect(ran.resident).toBeLessThan(500);
  });
});
