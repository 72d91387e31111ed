/** What is entered into a preview: real records, made as any other, that are kept nowhere. The form behaves as it does for those who answer. */
import { applyEdits } from "#shared/crdt/edit.ts";
import { nothingAcknowledged } from "#shared/crdt/merge.ts";
import { emptyRecord, type RecordState } from "#shared/crdt/record.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { asRecordId, asScope, type RecordId } from "#shared/lib/ids.ts";
import type { EditTarget } from "#renderer/platform/desk/use-edit.ts";
import { documentOf } from "#renderer/platform/store/record-document.ts";
import type { RecordStore } from "#renderer/platform/store/types.ts";
import { AnswersSource } from "./answers-source.ts";
import { answerOf, type Answers } from "./use-answers.ts";

export interface Preview {
  readonly answers: AnswersSource;
  /** The desk's records to read, and none to write. */
  readonly records: RecordStore;
  readonly targetOf: (question: string) => EditTarget;
}

/** @param now milliseconds since 1970 */
export function previewOver(records: RecordStore, now: () => number = Date.now): Preview {
  const answers = new AnswersSource();
  let entered: Answers = new Map();
  const held = new Map<RecordId, { readonly question: string; readonly record: RecordState }>();
  const targets = new Map<string, EditTarget>();
  const targetOf = (question: string): EditTarget => {
    const target = targets.get(question) ?? { id: asRecordId(`preview.${question}`), kind: "answer", scope: asScope("forum") };
    if (!targets.has(question)) {
      targets.set(question, target);
      held.set(target.id, { question, record: emptyRecord(target.id, target.kind, target.scope) });
    }
    return target;
  };
  const edit: RecordStore["edit"] = async ({ id }, edits) => {
    const before = held.get(id);
    if (!before) throw new Error("A preview writes nothing but the answers that it shows");
    const record = applyEdits(before.record, { replica: records.replica(), person: records.person, at: now() }, edits);
    held.set(id, { ...before, record });
    entered = new Map(entered).set(before.question, answerOf(documentOf({ record, acked: nothingAcknowledged }, kindOf)));
    answers.set(entered);
  };
  return {
    answers,
    targetOf,
    records: {
      ...records,
      edit,
      editTogether: async (changes) => {
        for (const { target, edits } of changes) await edit(target, edits);
        return "saved";
      },
      write: (target, field, value) => edit(target, [{ type: "set", field, value }]),
      decide: () => Promise.reject(new Error("Nothing in a preview waits for a decision")),
    },
  };
}
