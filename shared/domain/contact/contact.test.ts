import { describe, expect, it } from "vitest";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { project, viewOf } from "#shared/crdt/view.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import { contactKind } from "./contact.ts";
import { phoneElement, readPhone } from "./phone.ts";
import { hasRoleOn, rolesOn } from "./roles-on-day.ts";
import { endsBeforeItBegins, holdsOn, looksLikeEmail, looksLikePhone } from "./warnings.ts";

const author: Author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.mus-focal"), at: 1 };
const contact = (...edits: Edit[]) => applyEdits(emptyRecord(asRecordId("contact.one"), "contact", asScope("country:MUS")), author, edits);
const set = (field: string, value: string): Edit => ({ type: "set", field, value });

describe("a contact in lists", () => {
  it("is called by its name, else its function, else its first e-mail, else its first phone", () => {
    const phone: Edit = { type: "add", set: "phones", element: "mobile|+230 000 0101" };
    const email: Edit = { type: "add", set: "emails", element: "desk@ministry.example" };
    expect(contactKind.project(viewOf(contact(phone))).title).toBe("+230 000 0101");
    expect(contactKind.project(viewOf(contact(phone, email))).title).toBe("desk@ministry.example");
    expect(contactKind.project(viewOf(contact(phone, email, set("function", "Director")))).title).toBe("Director");
    expect(contactKind.project(viewOf(contact(phone, email, set("function", "Director"), set("name", "A. Person")))).title).toBe("A. Person");
  });

  it("belongs to its organisation, has its role as status and stays internal", () => {
    const shown = project(contact(set("organisation", "organisation.mus-pm"), set("role", "focal-point")), contactKind);
    expect(shown).toMatchObject({ parent: "organisation.mus-pm", status: "focal-point", audience: "internal" });
  });

  it("is found by its department and its address, and not by what an address book calls it", () => {
    const address: Edit = { type: "add", set: "addresses", element: "Royal Street, Port Louis" };
    const { search } = contactKind.project(viewOf(contact(set("department", "Multilateral division"), set("uid", "urn:uuid:1"), address)));
    expect(search).toContain("Multilateral division");
    expect(search).toContain("Royal Street");
    expect(search).not.toContain("urn:uuid:1");
  });

  it("is found by function, e-mail and phone", () => {
    const search = contactKind.project(
      viewOf(
        contact(set("function", "Director"), { type: "add", set: "emails", element: "a@b.example" }, { type: "add", set: "phones", element: "work|+230 1" }),
      ),
    ).search;
    expect(search).toContain("Director");
    expect(search).toContain("a@b.example");
    expect(search).toContain("+230 1");
  });

  it("has no shown name while an emptied field holds null", () => {
    expect(contactKind.project(viewOf(contact({ type: "set", field: "name", value: null }))).title).toBe("");
  });
});

describe("what a contact may hold", () => {
  it.each([
    ["name", "x".repeat(200), true],
    ["name", "x".repeat(201), false],
    ["name", 7, false],
    ["role", "focal-point", true],
    ["role", "king", false],
    ["roleFrom", "2007-07-12", true],
    ["roleFrom", "", true],
    ["roleFrom", "2007-02-31", false],
    ["organisation", "organisation.mus-pm", true],
    ["organisation", null, true],
    ["organisation", "no spaces please", false],
    ["department", "x".repeat(300), true],
    ["department", "x".repeat(301), false],
    ["uid", "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1", true],
    ["uid", "x".repeat(501), false],
    ["lifecycle", "archived", true],
  ])("%s %j: %s", (field, value, valid) => {
    expect(contactKind.fields[field]?.safeParse(value).success).toBe(valid);
  });

  it("takes a half-written e-mail, because a person may still be typing it", () => {
    expect(contactKind.sets.emails?.safeParse("director@").success).toBe(true);
    expect(looksLikeEmail("director@")).toBe(false);
  });
});

it("takes an address on one line, of at most 500 letters", () => {
  expect(contactKind.sets.addresses?.safeParse("x".repeat(500)).success).toBe(true);
  expect(contactKind.sets.addresses?.safeParse("x".repeat(501)).success).toBe(false);
  expect(contactKind.sets.addresses?.safeParse("").success).toBe(false);
});

describe("phones", () => {
  it("go in and out of one element", () => {
    expect(readPhone(phoneElement({ type: "mobile", number: "+230 000 0101" }))).toEqual({ type: "mobile", number: "+230 000 0101" });
  });
  it("of an unknown type keep every letter", () => {
    expect(readPhone("satellite|+881 1")).toEqual({ type: "work", number: "satellite|+881 1" });
  });
});

describe("warnings", () => {
  it.each(["a@b.example", "policy.unit+forum@gov.mu", "é@ministère.example"])("%s looks like an e-mail address", (text) =>
    expect(looksLikeEmail(text)).toBe(true),
  );
  it.each(["", "a", "a@b", "a b@c.example", "a@b..example", "a@b.example, c@d.example"])("%j does not", (text) => expect(looksLikeEmail(text)).toBe(false));
  it.each(["+230 000 0101", "(0)2 501 81 11", "1234 ext 5"])("%s looks like a phone number", (text) => expect(looksLikePhone(text)).toBe(true));
  it.each(["", "123", "call me", "+230 abc 0101"])("%j does not", (text) => expect(looksLikePhone(text)).toBe(false));
  it("a role that ends before it begins is noticed, an open one is not", () => {
    expect(endsBeforeItBegins("2007-07-12", "2007-07-11")).toBe(true);
    expect(endsBeforeItBegins("2007-07-12", "")).toBe(false);
    expect(holdsOn("2007-07-12", "2007-07-12", "")).toBe(true);
    expect(holdsOn("2007-07-12", "", "2007-07-11")).toBe(false);
  });
});

describe("roles on a day", () => {
  const summaryOf = (...edits: Edit[]) => contactKind.project(viewOf(contact(...edits))).summary;
  const row = (name: string, value: object): Edit => ({ type: "set", field: `assignment.${name}`, value: value as never });
  const summary = summaryOf(
    set("role", "focal-point"),
    set("roleFrom", "2007-01-15"),
    set("roleTo", "2008-01-14"),
    row("a", { role: "liaison", from: "2008-01-01", to: "", seat: "geneva", note: "" }),
    row("b", { role: "king", from: "", to: "", seat: "", note: "" }),
  );
  it("are those of the contact and those beside it, each between its dates", () => {
    expect(hasRoleOn(summary, "focal-point", "2007-07-12")).toBe(true);
    expect(hasRoleOn(summary, "focal-point", "2008-01-15")).toBe(false);
    expect(rolesOn(summary, "2008-01-10").map(({ role, seat }) => [role, seat])).toEqual([
      ["focal-point", ""],
      ["liaison", "geneva"],
    ]);
    expect(rolesOn(summary, "2006-01-01")).toEqual([]);
  });
  it("of a contact that says nothing are none", () => expect(rolesOn(summaryOf(), "2007-07-12")).toEqual([]));
});
