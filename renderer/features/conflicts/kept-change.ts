import { hasSeen } from "#shared/crdt/context.ts";
import { own } from "#shared/crdt/names.ts";
import type { Edit } from "#shared/crdt/edit.ts";
import { elementsOf, type Dot, type Head, type RecordDelta, type RecordState, type Touch } from "#shared/crdt/record.ts";
import { joinText, textOf } from "#shared/crdt/text.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { EditTarget } from "#renderer/platform/desk/use-edit.ts";
import type { QuarantinedChange } from "#renderer/platform/store/types.ts";

export type KeptPart =
  /** One head, or those that a person had put back beside each other. */
  | { readonly type: "field"; readonly name: string; readonly heads: readonly Head[] }
  | { readonly type: "set"; readonly name: string; readonly elements: readonly string[] }
  /** `text` is null when it cannot be read: a refused text may be the very thing that is damaged. */
  | { readonly type: "text"; readonly name: string; readonly text: string | null };

export interface KeptChange {
  readonly target: EditTarget;
  readonly delta: RecordDelta;
  readonly parts: readonly KeptPart[];
}

/** What a person wrote in a refused change. It carries whole parts, so that values of others may stand in it beside theirs. */
export function keptChange(change: QuarantinedChange, person: string): KeptChange {
  const delta = JSON.parse(change.change) as RecordDelta;
  const target = { id: delta.id, kind: delta.kind, scope: delta.scope };
  const mine = partsOf(delta, (by) => by === person);
  return { target, delta, parts: mine.length > 0 ? mine : partsOf(delta, () => true) };
}

function partsOf(delta: RecordDelta, isAuthor: (person: string) => boolean): readonly KeptPart[] {
  const isTouched = (edits: Readonly<Record<string, Touch>>): boolean =>
    Object.entries(edits).some(([replica, touch]) => isAuthor(touch.by) && touch.counter > (delta.base[replica] ?? 0));
  return [
    ...Object.entries(delta.fields).flatMap(([name, all]): KeptPart[] => {
      const heads = all.filter((head) => isAuthor(head.by) && !hasSeen(delta.base, head.dot));
      return heads.length > 0 ? [{ type: "field", name, heads }] : [];
    }),
    ...Object.entries(delta.sets).flatMap(([name, { edits }]): KeptPart[] =>
      isTouched(edits) ? [{ type: "set", name, elements: elementsOf(delta, name) }] : [],
    ),
    ...Object.entries(delta.texts).flatMap(([name, { edits, state }]): KeptPart[] => (isTouched(edits) ? [{ type: "text", name, text: readable(state) }] : [])),
  ];
}

export function shownPart(part: KeptPart, format: (name: string, value: JsonValue) => string | readonly string[]): string | readonly string[] {
  switch (part.type) {
    case "field": {
      const [only, ...others] = part.heads.map((head) => format(part.name, head.value));
      return others.length === 0 ? (only ?? "") : [only ?? "", ...others].flat();
    }
    case "set":
      return format(part.name, part.elements);
    case "text":
      return part.text ?? "";
  }
}

/**
 * The same again, as new edits on the record as it is `now`: under new dots, because the refused ones are spent, and without taking back
 * what others wrote since. Null when a part of it cannot be read and would be lost.
 */
export function againOf({ delta, parts }: KeptChange, now: RecordState | null): readonly Edit[] | null {
  if (parts.some((part) => part.type === "text" && part.text === null)) return null;
  return parts.flatMap((part): readonly Edit[] => {
    switch (part.type) {
      case "field":
        return part.heads.length === 1
          ? [{ type: "set", field: part.name, value: part.heads[0]!.value }]
          : [{ type: "reopen", field: part.name, heads: part.heads }];
      case "set":
        return againInSet(delta, part.name, now);
      case "text":
        return [{ type: "replace-text", text: part.name, value: joined(own(now?.texts ?? {}, part.name)?.state, delta.texts[part.name]!.state) }];
    }
  });
}

/** Elements that the change added, and those that its author had seen and left out. */
function againInSet(delta: RecordDelta, name: string, now: RecordState | null): readonly Edit[] {
  const wanted = delta.sets[name]!.elements;
  const present = own(now?.sets ?? {}, name)?.elements ?? {};
  const added = Object.keys(wanted).filter((element) => !own(present, element) && wanted[element]!.some((dot) => !hasSeen(delta.base, dot)));
  const removed = Object.keys(present).filter((element) => !own(wanted, element) && present[element]!.every((dot: Dot) => hasSeen(delta.clock, dot)));
  return [...added.map((element): Edit => ({ type: "add", set: name, element })), ...removed.map((element): Edit => ({ type: "remove", set: name, element }))];
}

/** Letter by letter with what the record holds now; where the two have no history in common, one after the other. */
function joined(now: string | undefined, kept: string): string {
  try {
    return textOf(joinText(now, kept));
  } catch {
    return [textOf(now), textOf(kept)].filter((text) => text !== "").join("\n\n");
  }
}

function readable(state: string): string | null {
  try {
    joinText(undefined, state);
    return textOf(state);
  } catch {
    return null;
  }
}
