import { rolesOn } from "#shared/domain/contact/roles-on-day.ts";
import { foldedText, foldWords } from "#shared/domain/vocabulary/search.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export type ContactSort = "title" | "organisation" | "updated";

export interface ContactFilters {
  readonly organisationType: string | null;
  readonly role: string | null;
  readonly topic: string | null;
}

export const noFilters: ContactFilters = { organisationType: null, role: null, topic: null };

/** The organisations that contacts belong to, prepared once for each change to them: names, types, and their place in the order of names. */
export interface OrganisationDirectory {
  readonly all: readonly RecordDocument[];
  get(id: string): { readonly document: RecordDocument; readonly place: number; readonly folded: string } | undefined;
}

/** @param documents sorted by title */
export function organisationDirectory(documents: readonly RecordDocument[]): OrganisationDirectory {
  const byId = new Map(
    documents.map((document, place) => [document.id as string, { document, place, folded: foldWords(`${document.title} ${document.search}`) }]),
  );
  return { all: documents, get: (id) => byId.get(id) };
}

/** A contact with its organisation and the words that a search looks through: prepared once, searched with every letter. */
export interface ListedContact {
  readonly document: RecordDocument;
  readonly organisation: RecordDocument | undefined;
  readonly folded: string;
}

/** @param contacts sorted by title, which stays the order among equals */
export function listedContacts(contacts: readonly RecordDocument[], organisations: OrganisationDirectory, sort: ContactSort): readonly ListedContact[] {
  return sorted(contacts, organisations, sort).map((document) => {
    const organisation = document.parent === "" ? undefined : organisations.get(document.parent);
    const folded = organisation ? `${foldedText(document)} ${organisation.folded}` : foldedText(document);
    return { document, organisation: organisation?.document, folded };
  });
}

function sorted(contacts: readonly RecordDocument[], organisations: OrganisationDirectory, sort: ContactSort): readonly RecordDocument[] {
  if (sort === "title") return contacts;
  if (sort === "updated") return contacts.toSorted((left, right) => right.updated - left.updated);
  // Whole numbers, so that thousands of contacts are not compared name by name. Those without an organisation come last.
  const place = (contact: RecordDocument): number => organisations.get(contact.parent)?.place ?? Number.MAX_SAFE_INTEGER;
  return contacts.toSorted((left, right) => place(left) - place(right));
}

/** @param today `2007-07-12`: by which it is decided who has a role besides the present one */
export function filterContacts(contacts: readonly ListedContact[], { role, topic, organisationType }: ContactFilters, today: string): readonly ListedContact[] {
  if (!role && !topic && !organisationType) return contacts;
  return contacts.filter(
    ({ document, organisation }) =>
      (!role || document.status === role || rolesOn(document.summary, today).some((one) => one.role === role)) &&
      (!organisationType || organisation?.status === organisationType) &&
      (!topic || topicsOf(document).includes(topic)),
  );
}

function topicsOf(contact: RecordDocument): readonly string[] {
  const topics = contact.summary["topics"];
  return Array.isArray(topics) ? (topics as readonly string[]) : [];
}
