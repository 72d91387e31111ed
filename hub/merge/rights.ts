import type { Touched } from "#hub/merge/authorship.ts";
import { refused, type Refused } from "#hub/merge/judgement.ts";
import { own } from "#shared/crdt/names.ts";
import type { Head, RecordState } from "#shared/crdt/record.ts";
import { audienceOf } from "#shared/crdt/view.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { isSecretariatPart, mayCreate, mayWrite, type Actor, type Permission } from "#shared/domain/permissions.ts";
import type { StoredRecord } from "#shared/ports/hub-storage.ts";

/** Every touched part must be the sender's to write; the audience that counts is the one before the change. */
export function judgePermissions(actor: Actor, stored: StoredRecord | null, before: RecordState, joined: RecordState, touched: Touched): Refused | null {
  const audience = stored?.audience ?? audienceOf(joined, kindOf(joined.kind));
  const target = { kind: joined.kind, scope: joined.scope, audience, ...authorOf(joined) };
  // Who brings back what others wrote must be one of those who may write here: never an observer, nor the secretariat what a country said.
  const relayed = touched.relays ? refusalOf(mayWrite(actor, target, "", false), "") : null;
  if (relayed) return relayed;
  if (!stored && touched.relayed.size === 0) {
    const created = refusalOf(mayCreate(actor, target), "");
    if (created) return created;
  }
  const decidesOnly = actor.role === "secretariat" && joined.scope.startsWith("country:");
  for (const name of touched.fields) {
    if (touched.relayed.has(`fields/${name}`)) continue;
    const heads = own(before.fields, name) ?? [];
    const isDecision = heads.length > 1 || (decidesOnly && isOwnDecision(actor, heads));
    const judged =
      refusalOf(mayWrite(actor, target, name, isDecision), name) ??
      (decidesOnly && !isSecretariatPart(joined.kind, name) ? judgeDecision(heads, own(joined.fields, name) ?? []) : null);
    if (judged) return { ...judged, detail: name };
  }
  for (const part of ["sets", "texts"] as const) {
    for (const name of touched[part]) {
      const judged = touched.relayed.has(`${part}/${name}`) ? null : refusalOf(mayWrite(actor, target, name, false), name);
      if (judged) return judged;
    }
  }
  // Nothing but a clock that moves: an edit that took itself back. It still needs somebody who may write here.
  if (touched.fields.length + touched.sets.length + touched.texts.length === 0) return refusalOf(mayWrite(actor, target, "", false), "");
  return null;
}

/** Who wrote a comment's text, which is written once. */
function authorOf(record: RecordState): { readonly author?: string } {
  const [text] = record.kind === "comment" ? (own(record.fields, "text") ?? []) : [];
  return text ? { author: text.by } : {};
}

/** The secretariat may take back or redo what it decided itself. */
function isOwnDecision(actor: Actor, heads: readonly Head[]): boolean {
  return heads.length === 1 && heads[0]?.by === actor.person;
}

/** A decision stands over every value that waited; one that leaves a value beside it would be a first value of the secretariat's own. */
function judgeDecision(before: readonly Head[], after: readonly Head[]): Refused | null {
  const isLeft = after.some((head) => before.some((other) => other.dot[0] === head.dot[0] && other.dot[1] === head.dot[1]));
  return isLeft ? refused("decisions-only") : null;
}

function refusalOf(permission: Permission, detail: string): Refused | null {
  return permission.allowed ? null : refused(permission.reason, detail);
}
