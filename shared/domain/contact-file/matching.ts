/**
 * Who is the same person: by the identifier of the card, by e-mail, by name without accents, titles and order, and by phone number however
 * it is written. A shared mailbox or the number of a switchboard makes nobody the same whose name is another.
 */
import { foldWords } from "../vocabulary/search.ts";

export type MatchReason = "uid" | "email" | "name" | "phone" | "office";

export interface Matchable {
  /** All under which the contact may be known. */
  readonly uids: readonly string[];
  /** "" when nobody is named. */
  readonly name: string;
  readonly function: string;
  /** Its name. */
  readonly organisation: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

export interface Match {
  /** Index among the contacts that were added. */
  readonly index: number;
  /** What both have in common, the strongest first. */
  readonly reasons: readonly MatchReason[];
  /** False where only a mailbox or a phone is the same and the names are not: two people, probably. */
  readonly isSamePerson: boolean;
}

const weights: Readonly<Record<MatchReason, number>> = { uid: 16, email: 8, name: 4, office: 3, phone: 2 };

export class ContactIndex {
  readonly #contacts: Matchable[] = [];
  readonly #uids = new Map<string, number[]>();
  readonly #emails = new Map<string, number[]>();
  readonly #names = new Map<string, number[]>();
  readonly #offices = new Map<string, number[]>();
  readonly #phones = new Map<string, number[]>();

  add(contact: Matchable): void {
    const index = this.#contacts.push(contact) - 1;
    for (const uid of contact.uids) put(this.#uids, uid, index);
    for (const email of contact.emails) put(this.#emails, emailKey(email), index);
    put(this.#names, nameKey(contact.name), index);
    put(this.#offices, officeKey(contact), index);
    for (const phone of contact.phones) put(this.#phones, phoneKey(phone), index);
  }

  /** @returns the best match, or null. Of equals the first that was added. */
  find(contact: Matchable): Match | null {
    const found = new Map<number, Set<MatchReason>>();
    const note = (indexes: readonly number[] | undefined, reason: MatchReason, isMatch: (other: Matchable) => boolean = () => true): void => {
      for (const index of indexes ?? []) {
        if (!isMatch(this.#contacts[index] as Matchable)) continue;
        const reasons = found.get(index);
        if (reasons) reasons.add(reason);
        else found.set(index, new Set([reason]));
      }
    };
    for (const uid of contact.uids) note(this.#uids.get(uid), "uid");
    for (const email of contact.emails) note(this.#emails.get(emailKey(email)), "email");
    const name = nameKey(contact.name);
    if (name !== "") note(this.#names.get(name), "name");
    const office = officeKey(contact);
    if (office !== "") note(this.#offices.get(office), "office");
    for (const phone of contact.phones) note(this.#phones.get(phoneKey(phone)), "phone", (other) => other.phones.some((one) => isSamePhone(one, phone)));
    let best: { readonly match: Match; readonly weight: number } | null = null;
    for (const [index, reasons] of found) {
      const isSamePerson = reasons.has("uid") || reasons.has("name") || reasons.has("office") || namesAgree(contact.name, this.#contacts[index]?.name ?? "");
      const weight = (isSamePerson ? 100 : 0) + [...reasons].reduce((sum, reason) => sum + weights[reason], 0);
      if (best && (weight < best.weight || (weight === best.weight && index > best.match.index))) continue;
      const ordered = [...reasons].toSorted((one, other) => weights[other] - weights[one]);
      best = { match: { index, reasons: ordered, isSamePerson }, weight };
    }
    return best?.match ?? null;
  }
}

const titles = new Set(
  "mr mrs ms miss mx dr prof professor sir madam dame lord lady hon honourable honorable he hh excellency ambassador m mme mlle maitre pr herr frau sr sra srta don dona ing eng mag lic jr sr ii iii".split(
    " ",
  ),
);

/** `Dr. MÜLLER, Jürgen` and `Juergen Müller` are `jurgen muller`. */
export function nameKey(name: string): string {
  return nameWords(name).toSorted().join(" ");
}

function nameWords(name: string): string[] {
  const all = foldWords(name)
    .replaceAll(/(?<=[aou])e/g, "")
    .replaceAll("ـ", "")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .replaceAll(/['’]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const full = all.filter((word) => word.length > 1 && !titles.has(word));
  // Who is called by initials or by a title alone keeps them.
  return full.length > 1 ? full : all;
}

function namesAgree(one: string, other: string): boolean {
  if (one === "" || other === "") return true;
  const words = new Set(nameWords(one));
  return nameWords(other).some((word) => words.has(word));
}

/** Of a contact for whom nobody is named. */
function officeKey({ name, organisation, function: office }: Matchable): string {
  return name !== "" || (organisation === "" && office === "") ? "" : `${foldWords(organisation)}|${foldWords(office)}`;
}

export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

interface PhoneNumber {
  readonly digits: string;
  /** Whether the code of the country is part of it for sure. */
  readonly isInternational: boolean;
}

/** Shorter is an extension, which is the same in every house. */
const fewestDigits = 7;

export function isSamePhone(one: string, other: string): boolean {
  const [first, second] = [phoneNumber(one), phoneNumber(other)];
  if (first.digits === second.digits) return first.digits !== "";
  if (first.isInternational && second.isInternational) return false;
  const [short, long] = first.digits.length < second.digits.length ? [first, second] : [second, first];
  return short.digits.length >= fewestDigits && !short.isInternational && long.digits.endsWith(short.digits);
}

/** `+44 (0)20 7946 0000`, `0044 20 79460000` and `020 7946 0000` end alike. */
function phoneNumber(written: string): PhoneNumber {
  const bare = written.replace(/\s*(?:;?\s*ext\.?=?|x|#|poste|durchwahl|dw)[\s.:]*\d+\s*$/i, "").replace("(0)", "");
  const isInternational = /^\s*(?:\+|\(\+|00)/.test(bare);
  const digits = westernDigits(bare).replaceAll(/\D/g, "").replace(/^0+/, "");
  return { digits, isInternational };
}

function phoneKey(written: string): string {
  const { digits } = phoneNumber(written);
  return digits.length < fewestDigits ? "" : digits.slice(-fewestDigits);
}

/** Arabic and Persian programs write their own digits. */
function westernDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

function put(index: Map<string, number[]>, key: string, value: number): void {
  if (key === "") return;
  const values = index.get(key);
  if (values) values.push(value);
  else index.set(key, [value]);
}
