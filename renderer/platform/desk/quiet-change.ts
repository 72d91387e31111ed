import { kindOf } from "#shared/domain/kinds.ts";
import type { KindDefinition } from "#shared/domain/kind.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { UndoEntry } from "#renderer/platform/desk/undo.ts";

/** A change made by one press, which may have been a slip: it is offered to be put back. */
export type QuietChange = { readonly type: "removed"; readonly part: string } | { readonly type: "chosen"; readonly part: string; readonly value: JsonValue };

/** @returns null for what is written letter by letter, and for what has a notice of its own (laid aside, brought back) */
export function quietChange({ target, parts }: UndoEntry): QuietChange | null {
  const [part, ...others] = parts;
  if (part?.type !== "field" || others.length > 0) return null;
  if (part.name === "lifecycle") return part.after === "deleted" ? { type: "removed", part: part.name } : null;
  if (part.name.includes(".")) return part.after === null && part.before.some((head) => head.value !== null) ? { type: "removed", part: part.name } : null;
  return target.kind !== "answer" && isChoice(part.name, part.after, kindOf(target.kind)) ? { type: "chosen", part: part.name, value: part.after } : null;
}

/** Words that are no code, no day, no id and no country. */
const anyWords = "any words that a person might write";

/** The field takes one of several values, and not any words. */
function isChoice(field: string, value: JsonValue, definition: KindDefinition | undefined): boolean {
  if (typeof value !== "string") return false;
  const schema = definition?.fields[field];
  return schema !== undefined && !schema.safeParse(anyWords).success;
}
