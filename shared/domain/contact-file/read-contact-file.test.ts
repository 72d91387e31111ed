import { utils, write, type WorkSheet } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contactFile, contactFiles, type ExpectedContact } from "#test/fixtures/contacts/contact-files.ts";
import { property } from "#test/fixtures/property.ts";
import type { ContactEntry } from "./contact-entry.ts";
import { guessMapping, mappingOf, rememberMapping } from "./column-mapping.ts";
import { refusalSentence, skippedSentence } from "./findings.ts";
import { readContactFile, type ContactFile } from "./read-contact-file.ts";
import { readRows } from "./read-rows.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const card = (...lines: string[]): Uint8Array => utf8(["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n"));

function read(bytes: Uint8Array, name = "contacts.vcf"): ContactFile & { readonly ok: true } {
  const file = readContactFile(bytes, name);
  if (!file.ok) throw new Error(file.reason);
  return file;
}

const only = (bytes: Uint8Array): ContactEntry => {
  const { contacts } = read(bytes);
  expect(contacts).toHaveLength(1);
  return contacts[0] as ContactEntry;
};

function short(entry: ContactEntry): ExpectedContact {
  const { phones, further, nameFrom, ...texts } = entry;
  const all = {
    ...texts,
    ...(nameFrom === "name" ? {} : { nameFrom }),
    phones: phones.map(({ type, number }) => `${type}|${number}`),
    further: further.map(({ label, value }) => `${label}: ${value}`),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== "" && !(Array.isArray(value) && value.length === 0)),
  ) as unknown as ExpectedContact;
}

describe("address books as programs write them", () => {
  test.each(Object.entries(contactFiles))("%s", (name, expected) => {
    const { contacts, skipped } = read(contactFile(name), name);
    expect({ contacts: contacts.map(short), skipped: skipped.map(({ line, code }) => `${line} ${code}`) }).toEqual(expected);
    for (const one of skipped) expect(skippedSentence(one)).not.toContain("{{");
  });
});

describe("lines of a card", () => {
  test.each([
    ["CRLF", "\r\n"],
    ["LF", "\n"],
    ["CR", "\r"],
    ["CRCRLF, as a transfer in text mode makes it", "\r\r\n"],
  ])("end with %s, and count the same", (_, end) => {
    const text = ["BEGIN:VCARD", "FN:A", "NOTE:one", "  two", "END:VCARD", "BEGIN:VCARD", "FN:B", "END:VCARD", ""].join(end);
    expect(read(utf8(text)).contacts.map(({ fullName, note, line }) => [fullName, note, line])).toEqual([
      ["A", "one two", 1],
      ["B", "", 6],
    ]);
  });

  test("a quoted-printable text goes on until a line does not end with =", () =>
    expect(only(card("NOTE;QUOTED-PRINTABLE:a=20=", "b=3D=0D=0A=", " c", "FN:A")).note).toBe("a b=\n c"));

  test("a quoted-printable text that ends with = at the end of its card swallows nothing", () =>
    expect(read(utf8("BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:x=\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD")).contacts).toHaveLength(2));

  test("a semicolon in quoted-printable parts what it stands between, encoded or not", () =>
    expect(only(card("N;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen")).fullName).toBe("Jürgen Müller"));

  test("parameters in quotes may hold a colon and a semicolon; a quote that never ends holds nothing", () => {
    expect(only(card("FN:A", 'TEL;X="a:b;c";TYPE=cell:1234567')).phones).toEqual([{ type: "mobile", number: "1234567" }]);
    expect(only(card("FN:A", 'TEL;X="a;TYPE=cell:1234567')).phones).toEqual([{ type: "mobile", number: "1234567" }]);
  });

  test("base64 that is not indented ends at an empty line or at the next property", () => {
    const { contacts, skipped } = read(card("FN:A", "PHOTO;ENCODING=BASE64;TYPE=GIF:", "R0lGODdhMAAwAPAAAAAA", "AP///ywAAAAAMAAwAAAC8A==", "TEL:1234567"));
    expect(contacts[0]?.phones).toHaveLength(1);
    expect(skipped).toEqual([{ line: 4, code: "photo", values: { name: "A" } }]);
  });

  test("names of properties are read in any case, with several groups and with spaces around", () =>
    expect(only(utf8("begin : vcard\nfn : A B\nitem1.sub.email:a@b.example\nend:vcard ")).emails).toEqual(["a@b.example"]));
});

describe("fields of a card", () => {
  test.each([
    ["FN, where there is one", ["FN:Ada King", "N:Lovelace;Ada;;;"], "Ada King"],
    ["N in the order in which it is said", ["N:Public;John;Quinlan;Mr.;Esq."], "Mr. John Quinlan Public Esq."],
    ["N, where FN is blank", ["FN: ", "N:Doe;Jane"], "Jane Doe"],
    ["the organisation", ["FN:", "N:;;;;", "ORG:Ministry;Unit"], "Ministry"],
    ["the e-mail", ["EMAIL:a@b.example", "TEL:1234567"], "a@b.example"],
    ["the function", ["TITLE:Director", "TEL:1234567"], "Director"],
    ["the phone", ["TEL;VALUE=uri:tel:+41-22"], "+41-22"],
  ])("the name is %s", (_, lines, name) => expect(only(card(...lines)).fullName).toBe(name));

  test("what stands in the place of a name is not taken for one", () => {
    expect(only(card("FN:Ministry", "ORG:Ministry;Unit")).nameFrom).toBe("organisation");
    expect(only(card("FN:a@b.example", "EMAIL:a@b.example")).nameFrom).toBe("email");
    expect(only(card("FN:A", "ORG:Ministry")).nameFrom).toBe("name");
  });

  test.each([
    ["mailto:A.B@c.example", "A.B@c.example"],
    ["MAILTO:a@b.example?subject=x", "a@b.example"],
    ['"A B" <a@b.example>', "a@b.example"],
    [" a@b.example ", "a@b.example"],
  ])("EMAIL:%s is %s", (written, email) => expect(only(card("FN:A", `EMAIL:${written}`)).emails).toEqual([email]));

  test.each([
    ["TEL;TYPE=CELL", "mobile"],
    ["TEL;TYPE=cell,fax", "fax"],
    ["TEL;TYPE=HOME", "home"],
    ["TEL;HOME;FAX", "fax"],
    ["TEL", "work"],
    ["TEL;TYPE=x-other", "work"],
  ])("%s is a number of the sort %s", (property, type) => expect(only(card("FN:A", `${property}:1234567`)).phones[0]?.type).toBe(type));

  test("preferred is the smaller PREF, else TYPE=pref, else the first; the others are kept", () => {
    const { organisation, further } = only(card("FN:A", "ORG:First", "ORG;PREF=2:Second", "ORG;TYPE=pref:Third"));
    expect([organisation, further]).toEqual([
      "Third",
      [
        { label: "Organisation", value: "Second" },
        { label: "Organisation", value: "First" },
      ],
    ]);
  });

  test.each([
    ["LANG:fr-CA", "fr-ca"],
    ["LANG:FR", "fr"],
    ["X-LANGUAGE:français", "fr"],
    ["X-LANGUAGE:العربية", "ar"],
    ["X-LANGUAGE:Klingonish", "Klingonish"],
    ["LANG:EN", "en"],
  ])("%s is %s", (line, code) => expect(only(card("FN:A", line)).languages).toEqual([code]));

  test("a property of more than a million letters is left out and said", () => {
    const { contacts, skipped } = read(card("FN:A", `NOTE:${"x".repeat(1_000_001)}`, "TEL:1234567"));
    expect(contacts[0]).toMatchObject({ note: "", phones: [{ number: "1234567" }] });
    expect(skipped).toEqual([{ line: 4, code: "too-long", values: { name: "A", property: "NOTE" } }]);
  });
});

describe("files that are refused", () => {
  test.each([
    ["empty", new Uint8Array(), "a.vcf", "empty-file"],
    ["no card in a .vcf", utf8("FN:A\nEND:VCARD\n"), "a.vcf", "no-cards"],
    ["a text", utf8("Dear colleague,\nplease find attached\n"), "a.csv", "no-header"],
    ["a picture", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), "a.csv", "picture"],
    ["noise", Uint8Array.from({ length: 500 }, (_, at) => (at * 7_919) % 251), "a.xlsx", "not-a-workbook"],
    ["a zip that ends too early", utf8("PK\u0003\u0004"), "a.xlsx", "damaged"],
  ])("%s", (_, bytes, name, reason) => {
    const file = readContactFile(bytes, name);
    expect(file.ok ? null : file.reason).toBe(reason);
    if (!file.ok) expect(refusalSentence(file.reason, name, file.where)).toContain(name);
  });
});

function workbook(sheets: Readonly<Record<string, WorkSheet>>, bookType: "xlsx" | "biff8" = "xlsx"): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: "array", bookType }) as ArrayBuffer);
}

describe("tables", () => {
  const people = utils.aoa_to_sheet([
    ["Delegations of the Forum"],
    [],
    ["Full name", "Ministry", "Unit", "Job title", "E-mail", "Phone", "Mobile", "City", "Country", "Languages"],
    ["Awa Traoré", "Intérieur", "Migration", "Directrice", "awa@interieur.example", 22_320_000_000, "+223 70 00 00 01", "Bamako", "Mali", "fr; en"],
    [],
    ["", "", "", "", "", "", "", "Bamako", "Mali"],
  ]);

  test.each(["xlsx", "biff8"] as const)("the first sheet whose columns are known, below a title: %s", (bookType) => {
    const { contacts, skipped } = read(workbook({ Instructions: utils.aoa_to_sheet([["Read this first"]]), People: people }, bookType), "a.xlsx");
    expect(contacts.map(short)).toEqual([
      {
        fullName: "Awa Traoré",
        organisation: "Intérieur",
        department: "Migration",
        function: "Directrice",
        emails: ["awa@interieur.example"],
        phones: ["work|22320000000", "mobile|+223 70 00 00 01"],
        addresses: ["Bamako, Mali"],
        languages: ["fr", "en"],
        line: 4,
      },
    ]);
    expect(skipped).toEqual([
      { line: 1, code: "other-sheet", values: { sheet: "Instructions", read: "People" } },
      { line: 6, code: "no-name", values: {} },
    ]);
  });

  test.each([
    ["Nom,Prénom\nDurand,Zoé", "Zoé Durand"],
    ["Nom,E-mail\nZoé Durand,z@d.example", "Zoé Durand"],
    ["Vorname,Name\nZoé,Durand", "Zoé Durand"],
    ["Nombre,Apellidos\nZoé,Durand", "Zoé Durand"],
    ["Nombre,Cargo\nZoé Durand,Jefa", "Zoé Durand"],
    ["Last name;First name\nDurand;Zoé", "Zoé Durand"],
    ["Name\tOrganization\nZoé Durand\tUN", "Zoé Durand"],
    ["Title,Name\nDirector,Zoé Durand", "Zoé Durand"],
    ["Nom / Name;Courriel (officiel)\nZoé Durand;z@d.example", "Zoé Durand"],
    ["sep=;\nfirstName;lastName\nZoé;Durand", "Zoé Durand"],
    ["fullName,emails,uid\nZoé Durand,z@d.example,1", "Zoé Durand"],
  ])("%j: the name is %s", (text, name) => expect(read(utf8(text), "a.csv").contacts[0]?.fullName).toBe(name));

  test("a title is the function, unless another column is", () => {
    expect(read(utf8("Title,Name\nDirector,Z"), "a.csv").contacts[0]).toMatchObject({ function: "Director", fullName: "Z" });
    expect(read(utf8("Title,First Name,Last Name,Job Title\nDr.,Zoé,Durand,Director"), "a.csv").contacts[0]).toMatchObject({
      function: "Director",
      fullName: "Dr. Zoé Durand",
    });
  });

  test.each(["EN FR", "en;fr", "English, French", "anglais et français", "en/fr", "الإنجليزية, الفرنسية"])("languages %s", (text) =>
    expect(read(utf8(`Name\tLanguages\nA\t${text}\n`), "a.csv").contacts[0]?.languages).toEqual(["en", "fr"]),
  );

  test("a comma inside a text of a file with semicolons separates nothing", () =>
    expect(read(utf8("Name;Address\nA;Rue 1, 2, 3, 4\n"), "a.csv").contacts[0]).toMatchObject({ fullName: "A", addresses: ["Rue 1, 2, 3, 4"] }));

  test("what a spreadsheet was told so that it leaves a text alone is taken away", () => {
    const { contacts } = read(utf8('Name,Phone,Notes\nA,"=""0041 22""",\'=1+1\nB,\'+41 22,\'quoted\'\n'), "a.csv");
    expect(contacts.map(({ phones, note }) => [phones[0]?.number, note])).toEqual([
      ["0041 22", "=1+1"],
      ["+41 22", "'quoted'"],
    ]);
  });

  test("several values in a cell", () => {
    const [contact] = read(
      utf8('Name,Email,Phone,Organization 1 - Name\nA,"a@b.example; ""C D"" <c@d.example>",1234567 ::: 7654321,X ::: Y\nB,"e@f.example, g@h.example",,'),
      "a.csv",
    ).contacts;
    expect(contact).toMatchObject({ emails: ["c@d.example"], organisation: "X", further: [{ label: "Organisation", value: "Y" }] });
    expect(contact?.phones.map(({ number }) => number)).toEqual(["1234567", "7654321"]);
  });

  test("a dash and n/a are no address and no number", () => {
    const { contacts } = read(utf8("Name,Email,Phone\nA,-,n/a\nB,N/A,—\nC,c@d.example,1234567\n"), "a.csv");
    expect(contacts.map(({ emails, phones }) => [emails.length, phones.length])).toEqual([
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });

  test("a column that nobody knows is kept under its name", () =>
    expect(read(utf8("Name,Email,Delegation size\nA,a@b.example,12"), "a.csv").contacts[0]?.further).toEqual([{ label: "Delegation size", value: "12" }]));
});

describe("a mapping of columns", () => {
  const file = read(utf8("Name,Who is it,E-mail\nDesk 1,Awa Traoré,a@b.example\n"), "a.csv");
  const { workbook: book, mapping } = file.table ?? { workbook: { sheets: [] }, mapping: null };

  test("is shown, changed and used", () => {
    expect(mapping?.columns.map(({ name, use }) => `${name}: ${use.field}`)).toEqual(["Name: name", "Who is it: further", "E-mail: email"]);
    const changed = {
      ...mapping!,
      columns: mapping!.columns.map((column, at) => ({ ...column, use: { field: (["department", "name", "email"] as const)[at]!, group: "" } })),
    };
    expect(readRows(book, changed).contacts[0]).toMatchObject({ fullName: "Awa Traoré", department: "Desk 1" });
  });

  test("is remembered for files whose columns are called alike, in any order, and survives JSON", () => {
    const changed = {
      ...mapping!,
      columns: mapping!.columns.map((column) => (column.name === "Who is it" ? { ...column, use: { field: "name", group: "" } as const } : column)),
    };
    const remembered = JSON.parse(JSON.stringify(rememberMapping(changed))) as ReturnType<typeof rememberMapping>;
    const again = readContactFile(utf8("E-mail,WHO IS  IT\na@b.example,Awa Traoré\n"), "b.csv", remembered);
    expect(again.ok && again.contacts[0]?.fullName).toBe("Awa Traoré");
  });

  test("can be made where nothing is known", () => {
    const unknown = readContactFile(utf8("x,y\nAwa,a@b.example\n"), "a.csv");
    expect(unknown).toMatchObject({ ok: false, reason: "no-header" });
    const sheet = unknown.ok ? undefined : unknown.workbook?.sheets[0];
    const chosen = mappingOf(sheet!, 0, { "x#1": { field: "name", group: "" }, "y#1": { field: "email", group: "" } });
    expect(readRows({ sheets: [sheet!] }, chosen).contacts[0]).toMatchObject({ fullName: "Awa", emails: ["a@b.example"] });
    expect(guessMapping({ sheets: [] })).toBeNull();
  });
});

describe("whatever comes", () => {
  /** Left open by the sentence; braces alone may be what the file says. */
  const gap = /\{\{[a-z]+\}\}/i;
  const checked = (bytes: Uint8Array, name: string): void => {
    const file = readContactFile(bytes, name);
    if (!file.ok) {
      expect(refusalSentence(file.reason, name, file.where)).not.toMatch(gap);
      return;
    }
    for (const one of file.contacts) {
      expect(one.fullName).not.toBe("");
      expect(one.line).toBeGreaterThan(0);
      for (const text of [one.fullName, one.organisation, one.department, one.function, one.uid]) expect(text).toBe(text.trim());
      for (const list of [one.emails, one.addresses, one.languages]) expect(list.every((value) => typeof value === "string" && value !== "")).toBe(true);
    }
    for (const one of file.skipped) {
      expect(one.line).toBeGreaterThan(0);
      expect(skippedSentence(one)).not.toMatch(gap);
    }
    expect(readContactFile(bytes, name)).toEqual(file);
  };

  test("changed bytes of real files", { timeout: 300_000 }, () => {
    const names = Object.keys(contactFiles);
    property(
      fc.property(fc.constantFrom(...names), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }), fc.nat(), (name, changes, cut) => {
        const whole = Uint8Array.from(contactFile(name));
        for (const [at, value] of changes) whole[at % whole.length] = value;
        checked(cut % 3 === 0 ? whole.subarray(0, cut % whole.length) : whole, name);
      }),
    );
  });

  test("lines in any order", { timeout: 300_000 }, () => {
    const line = fc.oneof(
      fc.constantFrom(
        "BEGIN:VCARD",
        "END:VCARD",
        "begin:vcard",
        "AGENT:",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "VERSION:2.1",
        "VERSION:4.0",
        "",
        " ",
        "\uFEFFBEGIN:VCARD",
      ),
      fc
        .tuple(
          fc.constantFrom("FN", "N", "ORG", "ADR", "TEL", "item1.EMAIL", "NOTE", "PHOTO", "UID", "LANG", "X-Y", "LABEL", "KIND", "="),
          fc.constantFrom("", ";ENCODING=QUOTED-PRINTABLE", ";ENCODING=b", ";CHARSET=koi8-r", ';TYPE="a:b', ";WORK;;", ";PREF=1", ";LABEL=^n"),
          fc.constantFrom(":", ""),
          fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom("=", "=C3=", "a;b;c", "\\", "a\\;b\\,c\\n", "YWJj", "group", ";;;;;;")),
        )
        .map((parts) => parts.join("")),
      fc.string({ maxLength: 20 }).map((text) => ` ${text}`),
    );
    property(
      fc.property(fc.array(line, { maxLength: 40 }), fc.constantFrom("\r\n", "\n", "\r"), (lines, end) =>
        checked(utf8(["BEGIN:VCARD", ...lines].join(end)), "a.vcf"),
      ),
    );
  });

  test("any bytes at all", () => {
    const start = fc.constantFrom("", "BEGIN:VCARD\nFN:A\n", "\uFEFFName,Email\n", "PK\u0003\u0004", "Name;Phone\n");
    property(fc.property(start, fc.uint8Array({ maxLength: 1_000 }), (head, rest) => checked(Uint8Array.from([...utf8(head), ...rest]), "a.vcf")));
  });

  test.each([
    ["a hundred thousand cards inside each other", "BEGIN:VCARD\nAGENT:\n".repeat(100_000)],
    ["a million ends of lines", `BEGIN:VCARD\n${"\r".repeat(1_000_000)}`],
    ["a million backslashes", `BEGIN:VCARD\nFN:${"\\".repeat(999_000)}\nEND:VCARD`],
    ["a million points before the name", `BEGIN:VCARD\n${"a.".repeat(500_000)}:x\nEND:VCARD`],
    ["a million semicolons", `BEGIN:VCARD\nFN:A\nADR:${";".repeat(999_000)}\nEND:VCARD`],
    ["a million parameters", `BEGIN:VCARD\nFN:A\nTEL${";a".repeat(450_000)}:1234567\nEND:VCARD`],
    ["two hundred thousand soft line breaks", `BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:${"=\n".repeat(200_000)}`],
    ["two hundred thousand folds", `BEGIN:VCARD\nFN:A\nNOTE:${"\n x".repeat(200_000)}\nEND:VCARD`],
    ["a million spaces in a name", `BEGIN:VCARD\nFN:${" ".repeat(999_000)}x\nEND:VCARD`],
  ])("%s take no more than a few seconds of the processor", { timeout: 120_000 }, (_, text) => {
    const before = process.cpuUsage();
    checked(utf8(text), "a.vcf");
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(5);
  });
});
