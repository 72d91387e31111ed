/** Who sees a record: its own audience, narrowed by the record it is a part of. */
import type { Audience } from "#shared/domain/kind.ts";
import type { StoredRecord } from "#shared/ports/hub-storage.ts";

const order: Readonly<Record<Audience, number>> = { internal: 0, secretariat: 1, network: 2 };

/** Their parent is only named by them (a contact's organisation): what may be seen of it says nothing about them. */
const standsAlone: ReadonlySet<string> = new Set([
  "contact",
  "organisation",
  "initiative",
  "outcome",
  "response",
  "submission",
  "offer",
  "meeting",
  "distribution",
  "task",
]);

function narrower(left: Audience, right: Audience): Audience {
  return order[left] <= order[right] ? left : right;
}

export function wider(left: Audience, right: Audience): Audience {
  return order[left] >= order[right] ? left : right;
}

/** Whether the parent's audience decides over this record's. */
export function isPartOfParent(record: { readonly id: string; readonly kind: string; readonly scope: string; readonly parent: string }): boolean {
  // What the secretariat puts beside a draft is as much a draft.
  const narrows = record.scope.startsWith("country:") || (record.kind === "attachment" && record.scope === "forum");
  return narrows && record.parent !== "" && record.parent !== record.id && !standsAlone.has(record.kind);
}

/** @param parent null when it has not arrived yet: until then nobody outside the country sees the part */
export function effectiveAudience(
  record: { readonly id: string; readonly kind: string; readonly scope: string; readonly parent: string },
  ownAudience: Audience,
  parent: StoredRecord | null,
): Audience {
  if (!isPartOfParent(record)) return ownAudience;
  if (!parent) return narrower(ownAudience, "internal");
  return parent.scope === record.scope ? narrower(ownAudience, parent.audience) : ownAudience;
}
