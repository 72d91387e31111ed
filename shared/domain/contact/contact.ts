import { z } from "zod";
import type { KindDefinition, RecordView } from "../kind.ts";
import { rowsOf, searchText, wordsOf, type RowOf } from "../vocabulary/read.ts";
import { code, commonFields, day, element, languageElement, reference, row, words } from "../vocabulary/values.ts";
import { contactRoles, seats } from "../vocabulary/vocabulary.ts";
import { readPhone } from "./phone.ts";

const assignmentRow = row({ role: z.enum(contactRoles), from: day, to: day, seat: code(seats), note: z.string().max(300) });
export type ContactAssignment = NonNullable<z.infer<typeof assignmentRow>>;

export const contactAssignments = (view: RecordView): readonly RowOf<ContactAssignment>[] => rowsOf(view, "assignment", assignmentRow);

/** A person, or a function that nobody is named for yet. Internal to its country until someone widens it. */
export const contactKind: KindDefinition = {
  kind: "contact",
  fields: {
    ...commonFields,
    name: words(200),
    function: words(300),
    organisation: reference,
    /** The unit inside the organisation, in words. */
    department: words(300),
    /** Under which an address book that the contact came from knows it. */
    uid: words(500),
    role: code(contactRoles),
    roleFrom: day,
    roleTo: day,
    /** Roles beside or before that one. */
    "assignment.*": assignmentRow,
    /** When somebody last made sure that all of this still holds. */
    confirmedOn: day,
    seat: code(seats),
    /** Which mission, which building: what the three seats do not say. */
    seatDetail: words(200),
    alternate: reference,
  },
  sets: {
    languages: languageElement,
    phones: element(80),
    emails: element(254),
    /** Postal addresses, each on one line. */
    addresses: element(500),
    topics: element(80),
  },
  texts: { notes: 20_000 },
  audience: "internal",
  project(view) {
    const name = wordsOf(view, "name");
    const role = wordsOf(view, "role");
    const emails = view.elements("emails");
    const phones = view.elements("phones").map((phone) => readPhone(phone).number);
    const topics = view.elements("topics");
    return {
      title: name || wordsOf(view, "function") || emails[0] || phones[0] || "",
      status: role || "none",
      parent: wordsOf(view, "organisation"),
      summary: {
        name,
        function: wordsOf(view, "function"),
        role: role || "none",
        roleFrom: wordsOf(view, "roleFrom"),
        roleTo: wordsOf(view, "roleTo"),
        seat: wordsOf(view, "seat"),
        confirmedOn: wordsOf(view, "confirmedOn"),
        email: emails[0] ?? "",
        phone: phones[0] ?? "",
        languages: view.elements("languages"),
        assignments: contactAssignments(view).map(({ values: { role: beside, from, to, seat } }) => ({
          role: beside,
          from: from ?? "",
          to: to ?? "",
          seat: seat ?? "",
        })),
        topics,
      },
      search: searchText(name, wordsOf(view, "function"), wordsOf(view, "department"), emails, phones, wordsOf(view, "seatDetail"), view.elements("addresses")),
    };
  },
};
