import type { Head, RecordState, Touch } from "#shared/crdt/record.ts";
import type { PersonId } from "#shared/lib/ids.ts";
import { narrativeText } from "#shared/domain/answer/answer.ts";
import { isShownRegister } from "./register-values.ts";

/** Who last wrote the answer itself, on their own clock. Marking it as done is not answering it. */
export function lastWriting(record: RecordState): { readonly by: PersonId; readonly at: number } | null {
  const writings: (Head | Touch)[] = [
    ...Object.entries(record.fields).flatMap(([field, heads]) => (isShownRegister(field) ? heads : [])),
    ...Object.values(record.texts[narrativeText]?.edits ?? {}),
  ];
  return writings.reduce<Head | Touch | null>((latest, writing) => (latest && latest.at >= writing.at ? latest : writing), null);
}
