/** What a card says as a contact, and what of it is left behind. */
import type { PhoneType } from "../vocabulary/vocabulary.ts";
import type { Card } from "./read-cards.ts";
import type { CardProperty } from "./card-lines.ts";
import type { CardTexts } from "./card-values.ts";
import { addressLine, emptyDraft, entryOf, oneLine, phoneTypeNamed, type ContactEntry, type EntryDraft } from "./contact-entry.ts";
import type { SkipCode, Skipped } from "./findings.ts";
import { languageCodes } from "./language-code.ts";
import sentences from "./sentences.json" with { type: "json" };

export interface CardReading {
  /** Null when the card is no contact. */
  readonly contact: ContactEntry | null;
  readonly skipped: readonly Skipped[];
}

export function contactOfCard(card: Card, texts: CardTexts): CardReading {
  const draft = draftOf(card, texts);
  const contact = entryOf(draft.finished(), card.line);
  const name = contact?.fullName ?? "";
  if (draft.isGroup) return { contact: null, skipped: [{ line: card.line, code: "group", values: { name } }] };
  if (!contact) return { contact, skipped: [{ line: card.line, code: "no-name", values: {} }] };
  const skipped: Skipped[] = [];
  for (const { line, name: property, isFilled, isTooLong } of card.properties) {
    const code = pictures[property];
    if (code && isFilled) skipped.push({ line, code, values: { name } });
    else if (isTooLong) skipped.push({ line, code: "too-long", values: { name, property } });
  }
  for (const { line, text } of card.unread) skipped.push({ line, code: "not-a-property", values: { name, text: oneLine(text).slice(0, 100) } });
  for (const agent of card.agents)
    skipped.push({ line: agent.line, code: "agent", values: { name: entryOf(draftOf(agent, texts).finished(), agent.line)?.fullName ?? "" } });
  // Since 3.0 the card of an agent is one long text.
  for (const property of card.properties.filter((one) => one.name === "AGENT" && one.isFilled))
    skipped.push({ line: property.line, code: "agent", values: { name: /(?:^|\n)FN[^:\n]*:([^\n]*)/i.exec(texts.text(property))?.[1] ?? "" } });
  if (!card.isEnded) skipped.push({ line: card.line, code: "no-end", values: {} });
  return { contact, skipped };
}

function draftOf(card: Card, texts: CardTexts): CardDraft {
  const draft = new CardDraft(card, texts);
  for (const property of card.properties) if (property.isFilled && !property.isTooLong) draft.take(property);
  return draft;
}

const pictures: Readonly<Record<string, SkipCode>> = {
  PHOTO: "photo",
  "X-MS-CARDPICTURE": "photo",
  "X-PHOTO": "photo",
  "X-IMAGE": "photo",
  LOGO: "logo",
  SOUND: "sound",
  KEY: "key",
};

/** What programs note for themselves, and what the reader has used elsewhere. */
const technical =
  /^(BEGIN|END|VERSION|PRODID|REV|SOURCE|CLIENTPIDMAP|SORT-STRING|MAILER|CLASS|PROFILE|XML|AGENT|GEO|TZ|CALURI|CALADRURI|FBURL|KIND|MEMBER|LABEL|CREATED|X-(AB(UID|ADR|LABEL|SHOWAS|ORDER)|ADDRESSBOOKSERVER|MS-OL|MS-EXCH|MS-TEXT|EVOLUTION|MOZILLA|LOTUS|APPLE|SYNTHESIS|SOGO|OWNCLOUD|GNOME|FUNAMBOL|RADICALE|THUNDERBIRD|CONTACT-ID|CLASS|FILE-AS|ACCOUNT|PHONETIC|IMAGE|PHOTO|MS-CARDPICTURE|VERIT|COLOR|STARRED))/;

const { further: labels } = sentences;
const furtherLabels: Readonly<Record<string, string>> = {
  NICKNAME: labels.nickname,
  BDAY: labels.birthday,
  ANNIVERSARY: labels.anniversary,
  "X-ANNIVERSARY": labels.anniversary,
  URL: labels.webPage,
  IMPP: labels.messaging,
  CATEGORIES: labels.categories,
  RELATED: labels.related,
  "X-ABRELATEDNAMES": labels.related,
};

class CardDraft {
  readonly #card: Card;
  readonly #texts: CardTexts;
  readonly #draft: EntryDraft = emptyDraft();
  /** `X-ABLabel` of each group, in small letters. */
  readonly #groupLabels = new Map<string, string>();
  readonly #names: Ranked[] = [];
  readonly #organisations: (Ranked & { department: string })[] = [];
  readonly #titles: Ranked[] = [];
  readonly #roles: Ranked[] = [];
  readonly #addresses: { line: string; kind: string }[] = [];
  readonly #printed: { line: string; kind: string }[] = [];
  #kind = "";

  constructor(card: Card, texts: CardTexts) {
    this.#card = card;
    this.#texts = texts;
    for (const property of card.properties) if (property.name === "X-ABLABEL") this.#groupLabels.set(property.group, texts.text(property).toLowerCase());
  }

  get isGroup(): boolean {
    return this.#kind === "group";
  }

  take(property: CardProperty): void {
    const draft = this.#draft;
    const text = (): string => this.#texts.text(property);
    switch (property.name) {
      case "FN":
        this.#rankInto(this.#names, property);
        return;
      case "N":
        this.#takeName(property);
        return;
      case "ORG": {
        const [organisation = "", ...units] = this.#texts.parts(property).map(oneLine);
        const department = units.filter((unit) => unit !== "").join(", ");
        if (organisation !== "" || department !== "") this.#organisations.push({ text: organisation, department, rank: this.#rank(property) });
        return;
      }
      case "TITLE":
        this.#rankInto(this.#titles, property);
        return;
      case "ROLE":
        this.#rankInto(this.#roles, property);
        return;
      case "EMAIL":
        draft.emails.push(text());
        return;
      case "TEL":
        draft.phones.push({ type: this.#phoneType(property), number: withoutScheme(text()) });
        return;
      case "ADR":
        this.#takeAddress(property);
        return;
      case "LABEL":
        this.#printed.push({ line: addressLine([text()]), kind: this.#place(property) });
        return;
      case "LANG":
      case "X-LANG":
      case "X-LANGUAGE":
      case "LANGUAGE":
        draft.languages.push(...languageCodes(text()));
        return;
      case "NOTE":
        draft.notes.push(text());
        return;
      case "UID":
        if (draft.uid === "") draft.uid = text();
        return;
      case "KIND":
      case "X-ADDRESSBOOKSERVER-KIND":
        this.#kind = text().trim().toLowerCase();
        return;
      case "X-EVOLUTION-LIST":
        if (/^true$/i.test(text().trim())) this.#kind = "group";
        return;
      default:
        this.#takeFurther(property);
    }
  }

  finished(): EntryDraft {
    const draft = this.#draft;
    const [name, ...otherNames] = ranked(this.#names);
    const [organisation, ...otherOrganisations] = ranked(this.#organisations);
    const [title, ...others] = [...ranked(this.#titles), ...ranked(this.#roles)];
    draft.name = name?.text ?? "";
    draft.organisation = organisation?.text ?? "";
    draft.department = organisation?.department ?? "";
    draft.function = title?.text ?? "";
    if (this.#kind === "org" && draft.organisation === "") draft.organisation = draft.name;
    const addresses = this.#addresses.filter(({ line }) => line !== "");
    // A label is how an address is printed: where the address is there, it says nothing new.
    const unsaid = this.#printed.filter(({ kind }) => !addresses.some((address) => address.kind === kind));
    draft.addresses = [...addresses, ...unsaid].map(({ line }) => line);
    const add = (label: string, value: string): void => {
      if (value !== "") draft.further.push({ label, value });
    };
    for (const one of otherNames) if (one.text !== draft.name) add(labels.name, one.text);
    for (const one of otherOrganisations) add(labels.organisation, [one.text, one.department].filter((part) => part !== "").join(", "));
    for (const one of others) if (one.text !== draft.function) add(labels.function, one.text);
    return draft;
  }

  #takeName(property: CardProperty): void {
    const parts = this.#texts.lists(property, this.#card.version).map((names) => oneLine(names.join(" ")));
    const [family = "", given = "", additional = "", prefix = "", suffix = ""] = parts;
    if (parts.some((part) => part !== "")) this.#draft.parts = { prefix, given, additional, family, suffix };
  }

  #takeAddress(property: CardProperty): void {
    const [box = "", extended = "", street = "", locality = "", region = "", code = "", country = ""] = this.#texts
      .lists(property, this.#card.version)
      .map((lines) => addressLine(lines));
    const line = addressLine([street, extended, box, locality, region, code, country]);
    this.#addresses.push({ line: line || addressLine([this.#texts.parameter(property, "LABEL")]), kind: this.#place(property) });
  }

  #takeFurther(property: CardProperty): void {
    const { name } = property;
    if (pictures[name] || technical.test(name)) return;
    const value = name === "CATEGORIES" || name === "NICKNAME" ? this.#texts.list(property).join(", ") : oneLine(this.#texts.parts(property).join(" "));
    // Google's word for everybody.
    if (value !== "myContacts") this.#draft.further.push({ label: furtherLabels[name] ?? name, value });
  }

  #place(property: CardProperty): string {
    const types = this.#texts.types(property);
    return ["home", "work"].find((type) => types.has(type)) ?? "";
  }

  #rankInto(all: Ranked[], property: CardProperty): void {
    const text = oneLine(this.#texts.text(property));
    if (text !== "") all.push({ text, rank: this.#rank(property) });
  }

  /** 1 is preferred most. */
  #rank(property: CardProperty): number {
    const written = Number(property.parameters.get("PREF")?.[0]);
    if (Number.isInteger(written) && written > 0) return written;
    return this.#texts.types(property).has("pref") ? 1 : 101;
  }

  #phoneType(property: CardProperty): PhoneType {
    const types = this.#texts.types(property);
    const label = property.group === "" ? "" : (this.#groupLabels.get(property.group) ?? "");
    return phoneTypeNamed([...types, label].join(" "));
  }
}

interface Ranked {
  readonly text: string;
  readonly rank: number;
}

function ranked<One extends Ranked>(all: readonly One[]): One[] {
  return all.toSorted((one, other) => one.rank - other.rank);
}

function withoutScheme(text: string): string {
  const bare = text.trim();
  if (!/^(tel|callto|phone):/i.test(bare)) return bare;
  const number = bare.replace(/^\w+:(\/\/)?/, "");
  try {
    return decodeURIComponent(number);
  } catch {
    return number;
  }
}
