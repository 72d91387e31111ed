/** Whether new values are what the kind says they are. Names that no kind knows are kept: a newer version wrote them. */
import { z } from "zod";
import { refused, type Refused } from "#hub/merge/judgement.ts";
import type { Touched } from "#hub/merge/authorship.ts";
import { hasSeen } from "#shared/crdt/context.ts";
import { own } from "#shared/crdt/names.ts";
import type { Dot, Head, RecordDelta, RecordState, SetState, TextState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import type { KindDefinition } from "#shared/domain/kind.ts";

/** Every record has these, whatever its kind says. */
const common: Readonly<Record<string, z.ZodType>> = {
  audience: z.enum(["internal", "secretariat", "network"]),
  lifecycle: z.enum(["active", "archived", "deleted"]),
};

/** Only what lies beyond the hub's clock is checked: the rest was, under the version of its day. */
export function judgeValues(stored: RecordState, delta: RecordDelta, touched: Touched, definition: KindDefinition): Refused | null {
  for (const name of touched.fields) {
    const schema = own(common, name) ?? schemaFor(definition.fields, name);
    if (!schema) continue;
    for (const head of delta.fields[name] as readonly Head[]) {
      if (!hasSeen(stored.clock, head.dot) && !schema.safeParse(head.value).success) return refused("wrong-type", name);
    }
  }
  for (const name of touched.sets) {
    const schema = schemaFor(definition.sets, name);
    if (!schema) continue;
    const { elements } = delta.sets[name] as SetState;
    for (const element in elements) {
      const isNew = (elements[element] as readonly Dot[]).some((dot) => !hasSeen(stored.clock, dot));
      if (isNew && !schema.safeParse(element).success) return refused("wrong-type", name);
    }
  }
  return null;
}

export function judgeTextLengths(merged: RecordState, touched: Touched, definition: KindDefinition): Refused | null {
  for (const name of touched.texts) {
    const greatest = schemaFor(definition.texts, name);
    if (greatest === undefined) continue;
    const { state } = merged.texts[name] as TextState;
    // Base64 of one letter takes more than one character, so most texts need not be opened to be known as short enough.
    if (state.length > greatest && textOf(state).length > greatest) return refused("wrong-type", name);
  }
  return null;
}

/** A name that ends in `.*` stands for every row or cell under it. */
function schemaFor<Schema>(schemas: Readonly<Record<string, Schema>>, name: string): Schema | undefined {
  const exact = own(schemas, name);
  if (exact !== undefined) return exact;
  const dot = name.indexOf(".");
  return dot < 0 ? undefined : own(schemas, `${name.slice(0, dot)}.*`);
}
