import { expect, it } from "vitest";
import { mailDraft, remindersOf, type SharedContact } from "./reminders.ts";

const country = (code: string, state: "not-started" | "under-way" | "returned" | "received", isSigned = false) => ({
  country: code,
  state,
  counting: isSigned ? ({} as never) : null,
});
const contact = (code: string, email: string, more: object = {}): SharedContact => ({
  scope: `country:${code}`,
  summary: { role: "focal-point", roleTo: "", email, ...more },
});
const today = "2026-11-24";

it("tells who has not started from who has not signed; a return that was sent back is not signed", () => {
  const countries = [country("FRA", "received", true), country("MAR", "under-way"), country("PHL", "not-started"), country("SEN", "returned")];
  expect(remindersOf(countries, [], today)).toEqual({
    notStarted: ["PHL"],
    notSigned: ["MAR", "SEN"],
    signed: 1,
    addresses: [],
    withoutAddress: ["MAR", "PHL", "SEN"],
  });
});

it("writes to present focal points of those countries alone", () => {
  const contacts = [
    contact("MAR", "a@example.org"),
    contact("MAR", "b@example.org", { role: "alternate" }),
    contact("MAR", "c@example.org", { roleTo: "2026-11-23" }),
    contact("MAR", "d@example.org", { roleTo: today }),
    contact("FRA", "e@example.org"),
  ];
  expect(remindersOf([country("MAR", "under-way"), country("FRA", "received", true)], contacts, today)).toMatchObject({
    addresses: ["a@example.org", "d@example.org"],
    withoutAddress: [],
  });
});

it("passes on nothing that is more than an address", () => {
  const typed = ["x@example.org?cc=y@example.org", "x@example.org,y@example.org", "<x@example.org>", "x", "x@example.org\nbcc: y"];
  expect(
    remindersOf(
      [country("MAR", "under-way")],
      typed.map((email) => contact("MAR", email)),
      today,
    ).addresses,
  ).toEqual([]);
});

it("makes a link of what a mail program takes, and none of more", () => {
  expect(mailDraft(["a+b@example.org", "c@example.org"], "Due & late", "A\nB")).toBe(
    "mailto:?bcc=a%2Bb%40example.org,c%40example.org&subject=Due%20%26%20late&body=A%0AB",
  );
  expect(
    mailDraft(
      Array.from({ length: 120 }, (_, at) => `focal.point.${at}@example.org`),
      "",
      "",
    ),
  ).toBeNull();
});
