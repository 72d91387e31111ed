import type { Audience } from "../kind.ts";
import { mayCreate, type Actor } from "../permissions.ts";

export interface AttachmentPlace {
  /** The scope in which the document's record is kept. */
  readonly scope: string;
  readonly audience: Audience;
  /** It is seen by whoever sees the record that it stands beside, now and later; else by one's own people alone. */
  readonly follows: boolean;
}

/**
 * Where a document beside a record is kept: with the record, where this person has records there, else with their own people (a ministry's
 * note on an outcome of the Forum). null: this person adds none here.
 */
export function attachmentPlace(actor: Actor, record: { readonly scope: string }): AttachmentPlace | null {
  const scope = scopeFor(actor, record.scope);
  const follows = scope === record.scope;
  // The hub narrows it to the record's own audience, and widens it as that does.
  const audience = follows ? "network" : "internal";
  return mayCreate(actor, { kind: "attachment", scope, audience }).allowed ? { scope, audience, follows } : null;
}

function scopeFor(actor: Actor, scope: string): string {
  // A process's desk is its members' alone, whatever their country.
  if (scope.startsWith("process:")) return scope;
  return actor.country ? `country:${actor.country}` : "forum";
}
