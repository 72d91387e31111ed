/** Who has not signed yet, and where to write to them. Pure. */
import type { Country } from "#renderer/features/intake/index.ts";

export interface Reminders {
  readonly notStarted: readonly string[];
  /** Started, and nothing signed that counts. */
  readonly notSigned: readonly string[];
  /** How many countries have signed. */
  readonly signed: number;
  /** Of the focal points of those countries, as far as their contacts are shared. */
  readonly addresses: readonly string[];
  /** Countries that nobody can write to from here. */
  readonly withoutAddress: readonly string[];
}

/** Of a contact's record. */
export interface SharedContact {
  readonly scope: string;
  readonly summary: { readonly [name: string]: unknown };
}

/** @param today `2026-11-24`: who was a focal point until before is none any more */
export function remindersOf(
  countries: readonly Pick<Country, "country" | "state" | "counting">[],
  contacts: readonly SharedContact[],
  today: string,
): Reminders {
  const open = countries.filter(({ counting }) => counting === null);
  const addressesOf = (country: string): string[] =>
    contacts
      .filter((contact) => contact.scope === `country:${country}` && isFocalPoint(contact, today))
      .flatMap(({ summary }) => plainAddress(summary["email"]));
  return {
    notStarted: open.filter(({ state }) => state === "not-started").map(({ country }) => country),
    notSigned: open.filter(({ state }) => state !== "not-started").map(({ country }) => country),
    signed: countries.length - open.length,
    addresses: [...new Set(open.flatMap(({ country }) => addressesOf(country)))],
    withoutAddress: open.filter(({ country }) => addressesOf(country).length === 0).map(({ country }) => country),
  };
}

/** Windows passes no longer address to the mail program. */
const longestLink = 1_900;

/** A draft that shows nobody the others' addresses; null when it would be too long for a link. */
export function mailDraft(addresses: readonly string[], subject: string, body: string): string | null {
  const link = `mailto:?bcc=${addresses.map(encodeURIComponent).join(",")}&subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return link.length <= longestLink ? link : null;
}

function isFocalPoint({ summary }: SharedContact, today: string): boolean {
  const until = summary["roleTo"];
  return summary["role"] === "focal-point" && !(typeof until === "string" && until !== "" && until < today);
}

/** An address that is nothing but an address: what people typed may hold anything. */
function plainAddress(email: unknown): string[] {
  return typeof email === "string" && /^[^\s@,;:<>"()[\]\\?&]+@[^\s@,;:<>"()[\]\\?&]+$/.test(email) ? [email] : [];
}
