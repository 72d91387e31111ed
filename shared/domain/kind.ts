/** What each kind of record is made of. One definition serves the form, the list, the hub's checks and the permissions. */
import type { z } from "zod";
import type { JsonValue } from "../lib/json.ts";

/** What lists show and sort by: a pure function of the record. The hub recomputes it and trusts no client's. */
export interface Projection {
  /** What the record is called in a list and in a search result. */
  readonly title: string;
  readonly status: string;
  /** The record this one belongs to (an answer's response, a contact's organisation); empty if none. */
  readonly parent: string;
  /** The few values that a list of this kind shows beside the title. */
  readonly summary: { readonly [name: string]: JsonValue };
  /** Further words under which a search finds the record. */
  readonly search: string;
}

/** The shown values of a record, as a kind's rules read them. */
export interface RecordView {
  readonly id: string;
  readonly scope: string;
  value(field: string): JsonValue | undefined;
  /** Names of registers that start with `prefix`, in code point order. */
  fieldsUnder(prefix: string): readonly string[];
  elements(set: string): readonly string[];
  /** A text as plain letters. */
  text(name: string): string;
}

export interface KindDefinition {
  readonly kind: string;
  /** Registers and the schema of their values. A name that ends in `.*` stands for every row or cell under it. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  /** Add-wins sets and the schema of their elements. */
  readonly sets: Readonly<Record<string, z.ZodType<string>>>;
  /** Texts and their greatest length in letters. */
  readonly texts: Readonly<Record<string, number>>;
  /** Registers that are written once and never again: what was signed stays as it was signed. */
  readonly frozen?: readonly string[];
  /** Bytes of one change as JSON, where it may be larger than other kinds' changes: the kind's records hold a whole document. */
  readonly largestChange?: number;
  /** The audience of a new record of this kind. */
  readonly audience: Audience;
  project(view: RecordView): Projection;
  /**
   * Checks that need other records, such as "the question exists". `lookup` gives another record's view, or null. The answer is null
   * when all is well, else the code of the reason.
   */
  check?(view: RecordView, touched: readonly string[], lookup: (id: string) => RecordView | null): string | null;
  /** Ids of the records that `check` will look up. */
  needs?(view: RecordView, lookup: (id: string) => RecordView | null): readonly string[];
}

export type Audience = "internal" | "secretariat" | "network";
export type Lifecycle = "active" | "archived" | "deleted";
