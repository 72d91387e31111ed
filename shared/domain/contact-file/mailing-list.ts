/** Addresses for the line “To” of a letter: `"Name" <mail>`, each once. */
import { looksLikeEmail } from "../contact/warnings.ts";
import type { ContactEntry } from "./contact-entry.ts";
import { emailKey } from "./matching.ts";

export interface MailingList {
  readonly text: string;
  readonly count: number;
  /** Contacts that no letter reaches: without an address, or with none that could be one. */
  readonly unreached: readonly ContactEntry[];
}

/** @param every all the addresses of a contact, not only its first */
export function mailingList(entries: readonly ContactEntry[], separator: "; " | ", " | "\n", every = false): MailingList {
  const seen = new Set<string>();
  const addresses: string[] = [];
  const unreached: ContactEntry[] = [];
  for (const entry of entries) {
    const usable = entry.emails.filter(looksLikeEmail);
    if (usable.length === 0) unreached.push(entry);
    for (const email of every ? usable : usable.slice(0, 1)) {
      if (seen.has(emailKey(email))) continue;
      seen.add(emailKey(email));
      addresses.push(entry.nameFrom === "email" ? email : `"${entry.fullName.replaceAll(/["\\]/g, (sign) => `\\${sign}`)}" <${email}>`);
    }
  }
  return { text: addresses.join(separator), count: addresses.length, unreached };
}
