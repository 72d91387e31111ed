import type { Edit } from "#shared/crdt/edit.ts";
import { elementsOf, type RecordDelta } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { EditTarget } from "#renderer/platform/desk/use-edit.ts";
import type { QuarantinedChange } from "#renderer/platform/store/types.ts";

export interface KeptPart {
  readonly type: "field" | "set" | "text";
  readonly name: string;
  readonly value?: JsonValue;
  readonly text?: string;
}

/** What a refused change wanted to write. */
export function keptParts(change: QuarantinedChange): { readonly target: EditTarget; readonly parts: readonly KeptPart[] } {
  const delta = JSON.parse(change.change) as RecordDelta;
  const parts: KeptPart[] = [
    ...Object.entries(delta.fields).flatMap(([name, heads]): KeptPart[] => (heads[0] ? [{ type: "field", name, value: heads[0].value }] : [])),
    ...Object.keys(delta.sets).map((name): KeptPart => ({ type: "set", name, value: elementsOf(delta, name) })),
    ...Object.entries(delta.texts).map(([name, { state }]): KeptPart => ({ type: "text", name, text: readable(state) })),
  ];
  return { target: { id: delta.id, kind: delta.kind, scope: delta.scope }, parts };
}

/** The same again, as new edits: under new dots, because the refused ones are spent. */
export function againOf(parts: readonly KeptPart[]): readonly Edit[] {
  return parts.flatMap((part): Edit[] => {
    if (part.type === "text") return [{ type: "replace-text", text: part.name, value: part.text ?? "" }];
    if (part.type === "field") return [{ type: "set", field: part.name, value: part.value ?? null }];
    return (part.value as readonly string[]).map((element): Edit => ({ type: "add", set: part.name, element }));
  });
}

/** A refused text may be the very thing that is damaged. */
function readable(state: string): string {
  try {
    return textOf(state);
  } catch {
    return "";
  }
}
