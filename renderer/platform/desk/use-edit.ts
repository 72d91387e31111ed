import { useMemo } from "react";
import type { Edit } from "#shared/crdt/edit.ts";
import type { CausalContext } from "#shared/crdt/record.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordId, Scope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";

export interface EditTarget {
  readonly id: RecordId;
  readonly kind: string;
  readonly scope: Scope;
}

export interface Editing {
  /** Several edits, one write. */
  edit(...edits: readonly Edit[]): Promise<void>;
  /** Writes a field. `seen` is the clock of the record that was shown: a value that came since stays beside this one. */
  set(field: string, value: JsonValue, seen?: CausalContext): Promise<void>;
  /** Makes a set hold exactly `elements`, given what it holds `now`. */
  setElements(set: string, elements: readonly string[], now: readonly string[]): Promise<void>;
}

export function useEdit(target: EditTarget): Editing {
  const { records } = useDesk();
  const { id, kind, scope } = target;
  return useMemo(() => {
    const same = { id, kind, scope };
    return {
      edit: (...edits) => records.edit(same, edits),
      set: (field, value, seen) => (seen ? records.write(same, field, value, seen) : records.edit(same, [{ type: "set", field, value }])),
      async setElements(set, elements, now) {
        const edits: Edit[] = [
          ...elements.filter((element) => !now.includes(element)).map((element): Edit => ({ type: "add", set, element })),
          ...now.filter((element) => !elements.includes(element)).map((element): Edit => ({ type: "remove", set, element })),
        ];
        if (edits.length > 0) await records.edit(same, edits);
      },
    };
  }, [records, id, kind, scope]);
}
