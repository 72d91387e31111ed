/** Who speaks for each country today, as far as countries show it to one another. */
import type { Audience } from "../kind.ts";
import { countryOfScope } from "../vocabulary/values.ts";
import { isOlderThanAYear } from "./confirmed-on.ts";
import { rolesOn, type DatedRole } from "./roles-on-day.ts";

/** A contact as its list has it. */
export interface DirectoryContact {
  readonly id: string;
  readonly scope: string;
  readonly audience: Audience;
  readonly title: string;
  readonly summary: Readonly<Record<string, unknown>>;
}

export interface DirectoryEntry<Contact extends DirectoryContact> {
  readonly contact: Contact;
  readonly country: string;
  readonly role: "focal-point" | "alternate";
  readonly seat: DatedRole["seat"];
  /** `2007-07-12`, or "" when nobody ever confirmed it. */
  readonly confirmedOn: string;
  readonly isOld: boolean;
}

/** @param today `2007-07-12` */
export function networkDirectory<Contact extends DirectoryContact>(contacts: readonly Contact[], today: string): DirectoryEntry<Contact>[] {
  return contacts.filter(({ audience }) => audience === "network").flatMap((contact) => entryOf(contact, today));
}

/** Of a country's own: who speaks for it today and is not shared, so that others look in vain. */
export function notShared<Contact extends DirectoryContact>(contacts: readonly Contact[], country: string, today: string): DirectoryEntry<Contact>[] {
  return contacts.filter(({ audience, scope }) => audience !== "network" && countryOfScope(scope) === country).flatMap((contact) => entryOf(contact, today));
}

function entryOf<Contact extends DirectoryContact>(contact: Contact, today: string): DirectoryEntry<Contact>[] {
  const country = countryOfScope(contact.scope);
  if (country === "") return [];
  const held = rolesOn(contact.summary, today);
  const one = held.find(({ role }) => role === "focal-point") ?? held.find(({ role }) => role === "alternate");
  if (!one) return [];
  const confirmedOn = typeof contact.summary["confirmedOn"] === "string" ? contact.summary["confirmedOn"] : "";
  return [{ contact, country, role: one.role as "focal-point" | "alternate", seat: one.seat, confirmedOn, isOld: isOlderThanAYear(confirmedOn, today) }];
}
