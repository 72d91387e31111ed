/** Contacts of the desk that are probably one person, each pair with why. */
import { readPhone } from "../contact/phone.ts";
import type { ExistingContact } from "./contact-record.ts";
import { ContactIndex, type Matchable, type MatchReason } from "./matching.ts";

export interface LikelyDouble {
  readonly first: ExistingContact;
  readonly second: ExistingContact;
  /** The strongest first. */
  readonly reasons: readonly MatchReason[];
  /** False where only a mailbox or a phone is the same and the names are not. */
  readonly isSamePerson: boolean;
}

/** Each contact with the one before it that is most like it; surest pairs first. */
export function likelyDoubles(contacts: readonly ExistingContact[]): LikelyDouble[] {
  const index = new ContactIndex();
  const found: LikelyDouble[] = [];
  for (const contact of contacts) {
    const matchable = matchableContact(contact);
    const match = index.find(matchable);
    index.add(matchable);
    if (match) found.push({ first: contacts[match.index] as ExistingContact, second: contact, reasons: match.reasons, isSamePerson: match.isSamePerson });
  }
  return [...found.filter(({ isSamePerson }) => isSamePerson), ...found.filter(({ isSamePerson }) => !isSamePerson)];
}

export function matchableContact({ id, uid, name, function: office, organisation, emails, phones }: ExistingContact): Matchable {
  return {
    // An export calls a contact by its record's id where it has no other.
    uids: uid === "" ? [id] : [uid, id],
    name,
    function: office,
    organisation,
    emails,
    phones: phones.map((phone) => readPhone(phone).number),
  };
}
