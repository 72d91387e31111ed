import { useMemo } from "react";
import type { Audience } from "#shared/domain/kind.ts";
import { mayCreate, mayWrite, type Permission } from "#shared/domain/permissions.ts";
import { elementsOf, shownValue, type RecordState } from "#shared/crdt/record.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { asRecordId, asScope, type Scope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useEdit, type Editing, type EditTarget } from "#renderer/platform/desk/use-edit.ts";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

/** A record as its form shows and writes it. `record` is null until the first field of a new one is written. */
export interface RecordForm {
  readonly target: EditTarget;
  readonly document: RecordDocument | null;
  readonly record: RecordState | null;
  readonly conflicts: ReadonlySet<string>;
  readonly editing: Editing;
  /** Whether the person may write a part, conflicts aside. */
  permission(part: string): Permission;
  words(field: string): string;
  elements(set: string): readonly string[];
  set(field: string, value: JsonValue): void;
}

export type OpenedForm = { readonly state: "loading" | "missing" } | { readonly state: "ready"; readonly form: RecordForm };

/** Where what a person starts belongs: their country, or the Forum for the secretariat. */
export function useOwnScope(): Scope {
  const { actor } = useDesk();
  return asScope(actor.country ? `country:${actor.country}` : "forum");
}

/** @param draft set for a record that is not written yet; `scope` where it does not belong to whoever starts it */
export function useRecordForm(id: string, kind: string, draft: { readonly audience: Audience; readonly scope?: Scope } | null): OpenedForm {
  const { actor } = useDesk();
  const opened = useRecord(id);
  const ownScope = useOwnScope();
  const ready = opened.state === "ready" ? opened : null;
  const scope = ready?.record.scope ?? draft?.scope ?? ownScope;
  const target = useMemo((): EditTarget => ({ id: asRecordId(id), kind, scope }), [id, kind, scope]);
  const editing = useEdit(target);
  const audience = draft?.audience;
  const form = useMemo((): RecordForm | null => {
    const document = ready?.document ?? null;
    if (!document && !audience) return null;
    const record = ready?.record ?? null;
    return {
      target,
      document,
      record,
      conflicts: ready?.conflicts ?? none,
      editing,
      permission: (part) => (document ? mayWrite(actor, document, part, false) : mayCreate(actor, { kind, scope, audience: audience! })),
      words(field) {
        const value = record ? shownValue(record, field) : undefined;
        return typeof value === "string" ? value : "";
      },
      elements: (set) => (record ? elementsOf(record, set) : []),
      set: (field, value) => void editing.set(field, value, record?.clock ?? {}),
    };
  }, [ready, target, editing, actor, kind, scope, audience]);
  if (opened.state === "loading") return { state: "loading" };
  return form ? { state: "ready", form } : { state: "missing" };
}

const none: ReadonlySet<string> = new Set();
