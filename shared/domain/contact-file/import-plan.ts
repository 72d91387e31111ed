/**
 * What an import writes, from its preview and what a person decided on it. All of it is known before any of it is written, so that an import
 * that is cancelled, or that a crash breaks off, leaves nothing half done.
 */
import { foldWords } from "../vocabulary/search.ts";
import type { ContactEntry } from "./contact-entry.ts";
import type { ExistingContact } from "./contact-record.ts";
import { noteWords, type NoteWords } from "./findings.ts";
import { mergedEntry, mergeEdits, newContactEdits, type Choices, type ContactEdit } from "./merge-plan.ts";
import { differencesBetween, type PreviewItem } from "./preview.ts";

export type ImportChoice = "add" | "merge" | "skip";

export interface Decision {
  readonly choice: ImportChoice;
  /** Where a value differs: which one is shown. The other one is kept among the notes. */
  readonly values: Choices;
}

export interface PlannedRecord {
  readonly kind: "contact" | "organisation";
  readonly id: string;
  readonly edits: readonly ContactEdit[];
}

export interface ImportPlan {
  /** Organisations before the contacts that belong to them. */
  readonly records: readonly PlannedRecord[];
  readonly added: number;
  readonly merged: number;
  readonly organisations: number;
}

export interface ImportSurroundings {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly acronym: string }[];
  /** An id that was never used. */
  readonly newId: (kind: "contact" | "organisation") => string;
  readonly words?: NoteWords;
}

/** What a person may decide on a contact of the file; the first is what the desk proposes. */
export function choicesFor({ state, existing }: Pick<PreviewItem, "state" | "existing">): readonly ImportChoice[] {
  switch (state) {
    case "new":
      return existing ? ["add", "merge", "skip"] : ["add", "skip"];
    case "changed":
    case "duplicate-in-file":
      return ["merge", "add", "skip"];
    case "same":
      return ["skip", "add"];
  }
}

/** @param decisions by the item's index; what a person did not decide is as the desk proposes */
export function planImport(items: readonly PreviewItem[], decisions: ReadonlyMap<number, Decision>, surroundings: ImportSurroundings): ImportPlan {
  const { newId, words = noteWords } = surroundings;
  const organisations = new OrganisationsByName(surroundings);
  const contacts: PlannedRecord[] = [];
  let merged = 0;
  let added = 0;
  for (const { entry, contact, values } of groupsOf(items, decisions)) {
    if (contact === null) {
      contacts.push({ kind: "contact", id: newId("contact"), edits: newContactEdits(entry, organisations.idOf(entry.organisation), words) });
      added += 1;
      continue;
    }
    const differences = differencesBetween(entry, contact, words);
    const writesOrganisation = differences.some(({ kind, field }) => field === "organisation" && (kind === "fills" || values.organisation === "take"));
    const edits = mergeEdits(contact, differences, values, writesOrganisation ? organisations.idOf(entry.organisation) : null, words);
    if (edits.length === 0) continue;
    contacts.push({ kind: "contact", id: contact.id, edits });
    merged += 1;
  }
  return { records: [...organisations.made, ...contacts], added, merged, organisations: organisations.made.length };
}

interface Group {
  entry: ContactEntry;
  readonly contact: ExistingContact | null;
  values: Choices;
}

/** Each contact that will be written, once: all entries of the file that go into one contact of the desk are one. */
function groupsOf(items: readonly PreviewItem[], decisions: ReadonlyMap<number, Decision>): readonly Group[] {
  const groups: Group[] = [];
  const ofItem = new Map<number, Group>();
  const ofContact = new Map<string, Group>();
  items.forEach((item, at) => {
    const { choice, values } = decisions.get(at) ?? { choice: choicesFor(item)[0], values: {} };
    if (choice === "skip") return;
    const earlier = choice === "merge" && item.earlier ? ofItem.get(item.earlier.index) : undefined;
    const contact = choice === "merge" ? (item.existing?.contact ?? null) : null;
    const joined = earlier ?? (contact ? ofContact.get(contact.id) : undefined);
    if (joined) {
      joined.entry = mergedEntry(joined.entry, item.entry);
      joined.values = { ...values, ...joined.values };
      ofItem.set(at, joined);
      return;
    }
    const group: Group = { entry: item.entry, contact, values };
    groups.push(group);
    ofItem.set(at, group);
    if (contact) ofContact.set(contact.id, group);
  });
  return groups;
}

class OrganisationsByName {
  readonly #ids = new Map<string, string>();
  readonly #newId: ImportSurroundings["newId"];
  readonly made: PlannedRecord[] = [];

  constructor({ organisations, newId }: ImportSurroundings) {
    this.#newId = newId;
    // What is called so by its name goes before what is called so for short.
    for (const name of ["name", "acronym"] as const) for (const one of organisations) this.#note(one[name], one.id);
  }

  idOf(name: string): string | null {
    const key = keyOf(name);
    if (key === "") return null;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#newId("organisation");
    this.#note(name, id);
    this.made.push({ kind: "organisation", id, edits: [{ type: "set", field: "name", value: name.slice(0, 300) }] });
    return id;
  }

  #note(name: string, id: string): void {
    const key = keyOf(name);
    if (key !== "" && !this.#ids.has(key)) this.#ids.set(key, id);
  }
}

const keyOf = (name: string): string => foldWords(name).trim();
