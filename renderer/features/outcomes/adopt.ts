import type { Edit } from "#shared/crdt/edit.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";
import { roundtables } from "#shared/domain/vocabulary/vocabulary.ts";

/** An initiative that takes an outcome forward: its title, place and themes, linked to it, with everything else left to the country. */
export function editsToAdopt(outcome: RecordView): readonly Edit[] {
  const roundtable = wordsOf(outcome, "roundtable");
  const fields: Record<string, string> = {
    title: wordsOf(outcome, "title"),
    status: "proposed",
    followUpOf: outcome.id,
    ...((roundtables as readonly string[]).includes(roundtable) ? { roundtable } : {}),
    ...copied(outcome, "level"),
    ...copied(outcome, "horizon"),
  };
  return [
    ...Object.entries(fields).map(([field, value]): Edit => ({ type: "set", field, value })),
    ...(["themes", "horizontalIssues"] as const).flatMap((set) => outcome.elements(set).map((element): Edit => ({ type: "add", set, element }))),
  ];
}

function copied(outcome: RecordView, field: string): Record<string, string> {
  const value = wordsOf(outcome, field);
  return value === "" ? {} : { [field]: value };
}
