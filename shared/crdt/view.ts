import type { JsonValue } from "../lib/json.ts";
import type { Audience, KindDefinition, Lifecycle, RecordView } from "../domain/kind.ts";
import { conflictedFields, elementsOf, shownValue, type Head, type RecordState, type SetState, type TextState, type Touch } from "./record.ts";
import { own } from "./names.ts";
import { textOf } from "./text.ts";

/** The plain fields by which lists find and show a record: a pure function of the record. */
export interface Projected {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly audience: Audience;
  readonly lifecycle: Lifecycle;
  readonly title: string;
  readonly status: string;
  readonly parent: string;
  /** Time of the latest edit on its author's clock, in milliseconds: for people. */
  readonly updated: number;
  readonly updatedBy: string;
  /** How many registers hold several values. */
  readonly conflicts: number;
  readonly summary: { readonly [name: string]: JsonValue };
  readonly search: string;
}

export function viewOf(record: RecordState): RecordView {
  return {
    id: record.id,
    scope: record.scope,
    value: (field) => shownValue(record, field),
    fieldsUnder: (prefix) =>
      Object.keys(record.fields)
        .filter((field) => field.startsWith(prefix))
        .sort(),
    elements: (set) => elementsOf(record, set),
    text: (name) => textOf(own(record.texts, name)?.state),
  };
}

/** `definition` is absent for a kind that a newer version brought: it is kept and merged, and shown as what it is. */
export function project(record: RecordState, definition: KindDefinition | undefined): Projected {
  const projection = definition?.project(viewOf(record));
  const latest = latestEdit(record);
  return {
    id: record.id,
    kind: record.kind,
    scope: record.scope,
    audience: audienceOf(record, definition),
    lifecycle: lifecycleOf(record),
    title: (projection?.title ?? record.id).slice(0, 200),
    status: projection?.status ?? "",
    parent: projection?.parent ?? "",
    updated: latest.at,
    updatedBy: latest.by,
    conflicts: conflictedFields(record).length,
    summary: projection?.summary ?? {},
    search: projection?.search ?? "",
  };
}

export function audienceOf(record: RecordState, definition: KindDefinition | undefined): Audience {
  const value = shownValue(record, "audience");
  return value === "internal" || value === "secretariat" || value === "network" ? value : (definition?.audience ?? "internal");
}

function lifecycleOf(record: RecordState): Lifecycle {
  const value = shownValue(record, "lifecycle");
  return value === "archived" || value === "deleted" ? value : "active";
}

function latestEdit(record: RecordState): { at: number; by: string } {
  let latest = { at: 0, by: "" };
  const offer = (edit: { at: number; by: string }): void => {
    // Two edits of one millisecond: the same one on every device, whatever the order in which parts came.
    if (edit.at > latest.at || (edit.at === latest.at && edit.by > latest.by)) latest = { at: edit.at, by: edit.by };
  };
  for (const name in record.fields) (record.fields[name] as readonly Head[]).forEach(offer);
  for (const part of [...Object.values<SetState | TextState>(record.sets), ...Object.values<SetState | TextState>(record.texts)]) {
    Object.values<Touch>(part.edits).forEach(offer);
  }
  return latest;
}
