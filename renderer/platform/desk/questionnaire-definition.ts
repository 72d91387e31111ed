import { decodeRecord } from "#shared/crdt/codec.ts";
import { shownValue } from "#shared/crdt/record.ts";
import { definitionOf, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

/** A list gives the same document as long as it did not change, and several screens ask for one questionnaire: each is read once. */
const read = new WeakMap<RecordDocument, Questionnaire | null>();

/** What a questionnaire's record asks; null when this build cannot read it. */
export function definitionIn(questionnaire: RecordDocument): Questionnaire | null {
  let definition = read.get(questionnaire);
  if (definition === undefined) {
    definition = definitionOf(shownValue(decodeRecord(questionnaire.crdt), "definition"));
    read.set(questionnaire, definition);
  }
  return definition;
}
