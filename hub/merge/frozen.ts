/** Registers that a kind writes once: whoever writes one again is refused, whatever their role, so that what was signed stays as it was. */
import type { Touched } from "#hub/merge/authorship.ts";
import { refused, type Refused } from "#hub/merge/judgement.ts";
import { own } from "#shared/crdt/names.ts";
import type { RecordState } from "#shared/crdt/record.ts";
import type { KindDefinition } from "#shared/domain/kind.ts";

export function judgeFrozen(before: RecordState, touched: Touched, definition: KindDefinition): Refused | null {
  for (const name of definition.frozen ?? []) {
    if (touched.fields.includes(name) && (own(before.fields, name)?.length ?? 0) > 0) return refused("frozen", name);
  }
  return null;
}
