import type { Brand } from "./brand.ts";

/** A record, the same on every device. Letters, digits and `. : _ -`, at most 160 characters. */
export type RecordId = Brand<"RecordId">;
/** One writing copy: `<installation number in base 36>-<4 characters of base 32>`, such as `3-k7qa`. */
export type ReplicaId = Brand<"ReplicaId">;
/** A person enrolled with the hub: the id of that person's `person` record. */
export type PersonId = Brand<"PersonId">;
/** Whose a record is: `forum`, `country:BEL` (ISO 3166-1 alpha-3) or `process:colombo`. */
export type Scope = Brand<"Scope">;

export const recordIdPattern = /^[A-Za-z0-9][A-Za-z0-9.:_-]{0,159}$/;
export const replicaIdPattern = /^[0-9a-z]{1,7}-[a-z2-7]{4}$/;
export const scopePattern = /^(forum|country:[A-Z]{3}|process:[a-z0-9]{1,24})$/;
/** Names of registers, sets and texts. A dot starts the part that names a row or a cell. */
export const fieldNamePattern = /^[a-z][A-Za-z0-9]{0,47}(\.[A-Za-z0-9_-]{1,64})?$/;

export const asRecordId = (text: string): RecordId => checked(text, recordIdPattern) as RecordId;
export const asReplicaId = (text: string): ReplicaId => checked(text, replicaIdPattern) as ReplicaId;
export const asPersonId = (text: string): PersonId => checked(text, recordIdPattern) as PersonId;
export const asScope = (text: string): Scope => checked(text, scopePattern) as Scope;

/** The replica through which the hub itself writes (people's records, sample data). */
export const hubReplica = "0-hub2" as ReplicaId;
export const hubPerson = "person.hub" as PersonId;

export function installationOf(replica: ReplicaId): number {
  return Number.parseInt(replica.slice(0, replica.indexOf("-")), 36);
}

const base32 = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * The Yjs client id that belongs to a replica: installation × 2^20 + the replica's own 20 bits, so that the hub can tell from a Yjs
 * update alone whose installation wrote it. Below 2^53 for every installation number of up to 7 base-36 digits that the hub issues.
 */
export function textClientOf(replica: ReplicaId): number {
  const own = Array.from(replica.slice(replica.indexOf("-") + 1)).reduce((bits, letter) => bits * 32 + base32.indexOf(letter), 0);
  return installationOf(replica) * 2 ** 20 + own;
}

export function installationOfTextClient(client: number): number {
  return Math.floor(client / 2 ** 20);
}

/** @param bits a whole number from 0 to 2^20 - 1, random for each copy of a profile */
export function replicaFor(installation: number, bits: number): ReplicaId {
  const letters = [15, 10, 5, 0].map((shift) => base32[(bits >> shift) & 31]).join("");
  return asReplicaId(`${installation.toString(36)}-${letters}`);
}

function checked(text: string, pattern: RegExp): string {
  if (!pattern.test(text)) throw new Error(`Not a valid identifier: ${JSON.stringify(text.slice(0, 200))}`);
  return text;
}
