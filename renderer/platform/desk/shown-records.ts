/** What a person is shown where many kinds stand together: the search, and what came in. The features say it of their own kinds. */
import type { SessionPerson } from "#shared/sync/protocol.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

type ShownRule = (document: RecordDocument, person: SessionPerson) => boolean;

const rules = new Map<string, ShownRule>();

export function addShownRule(kind: string, rule: ShownRule): void {
  rules.set(kind, rule);
}

/** Not a permission: what a person may not read is not on the device. */
export function isShown(document: RecordDocument, person: SessionPerson): boolean {
  return rules.get(document.kind)?.(document, person) ?? true;
}
