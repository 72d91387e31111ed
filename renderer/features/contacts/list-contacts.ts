import { foldedText, foldWords, holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export type ContactSort = "title" | "organisation" | "updated";

export interface ContactFilters {
  readonly query: string;
  readonly organisationType: string | null;
  readonly role: string | null;
  readonly topic: string | null;
}

export const noFilters: ContactFilters = { query: "", organisationType: null, role: null, topic: null };

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

/** Contacts in the order in which they are listed, with what a search looks through beside them: prepared once, searched with every letter. */
export interface PreparedContacts {
  readonly documents: readonly RecordDocument[];
  readonly texts: readonly string[];
  readonly organisationTypes: readonly string[];
}

/** @param contacts sorted by title, which stays the order among equals */
export function prepareContacts(contacts: readonly RecordDocument[], organisations: OrganisationDirectory, sort: ContactSort): PreparedContacts {
  const documents = sorted(contacts, organisations, sort);
  const texts: string[] = [];
  const organisationTypes: string[] = [];
  for (const contact of documents) {
    const organisation = contact.parent === "" ? undefined : organisations.get(contact.parent);
    texts.push(organisation ? `${foldedText(contact)} ${organisation.folded}` : foldedText(contact));
    organisationTypes.push(organisation?.document.status ?? "");
  }
  return { documents, texts, organisationTypes };
}

function sorted(contacts: readonly RecordDocument[], organisations: OrganisationDirectory, sort: ContactSort): readonly RecordDocument[] {
  if (sort === "title") return contacts;
  if (sort === "updated") return contacts.toSorted((left, right) => right.updated - left.updated);
  // Whole numbers, so that thousands of contacts are not compared name by name. Those without an organisation come last.
  const place = (contact: RecordDocument): number => organisations.get(contact.parent)?.place ?? Number.MAX_SAFE_INTEGER;
  return contacts.toSorted((left, right) => place(left) - place(right));
}

export function findContacts(prepared: PreparedContacts, filters: ContactFilters): readonly RecordDocument[] {
  const words = searchedWords(filters.query);
  const { role, topic, organisationType } = filters;
  if (words.length === 0 && !role && !topic && !organisationType) return prepared.documents;
  return prepared.documents.filter(
    (contact, index) =>
      (!role || contact.status === role) &&
      (!organisationType || prepared.organisationTypes[index] === organisationType) &&
      (!topic || topicsOf(contact).includes(topic)) &&
      holdsEveryWord(words, prepared.texts[index]!),
  );
}

export function topicsOf(contact: RecordDocument): readonly string[] {
  const topics = contact.summary["topics"];
  return Array.isArray(topics) ? (topics as readonly string[]) : [];
}

export function summaryWord(document: RecordDocument, name: string): string {
  const value = document.summary[name];
  return typeof value === "string" ? value : "";
}
