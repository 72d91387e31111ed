import type { Audience } from "../kind.ts";
import { mayCreate, type Actor } from "../permissions.ts";
import { audiences } from "../vocabulary/vocabulary.ts";

export interface CommentPlace {
  /** The scope in which the comment is written. */
  readonly scope: string;
  /** Whom the writer may let read it, narrowest first; empty: this person does not comment here. */
  readonly audiences: readonly Audience[];
}

/**
 * Where a person's comment on a record is kept, and whom they may let read it: their own people first, others only where the record
 * itself is seen by them.
 *
 * @param record its scope, and the audience that decides who sees it
 */
export function commentPlace(actor: Actor, record: { readonly scope: string; readonly audience: Audience }): CommentPlace {
  const scope = scopeFor(actor, record.scope);
  const seen = audiences.slice(0, audiences.indexOf(record.audience) + 1);
  return { scope, audiences: offered(actor, record.scope, seen).filter((audience) => mayCreate(actor, { kind: "comment", scope, audience }).allowed) };
}

function scopeFor(actor: Actor, scope: string): string {
  // A process's desk is its members' alone, whatever their country.
  if (scope.startsWith("process:")) return scope;
  // An observer has no records of a country's own to write.
  return actor.country && actor.role !== "observer" ? `country:${actor.country}` : "forum";
}

function offered(actor: Actor, scope: string, seen: readonly Audience[]): readonly Audience[] {
  // Within a process everybody who takes part reads everything.
  if (scope.startsWith("process:")) return ["internal"];
  if (actor.role === "observer") return scope === "forum" && seen.includes("network") ? ["network"] : [];
  // To the secretariat its own people are the secretariat.
  return actor.country ? seen : seen.filter((audience) => audience !== "secretariat");
}
