import { useMemo } from "react";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { conflictedFields, type RecordState } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface Answer {
  readonly document: RecordDocument;
  readonly record: RecordState;
  readonly view: RecordView;
  /** Registers that hold several answers. */
  readonly conflicts: readonly string[];
}

export type Answers = ReadonlyMap<string, Answer>;

/** A list gives the same document as long as it did not change, so each is read once. */
const read = new WeakMap<RecordDocument, Answer>();

export function answerOf(document: RecordDocument): Answer {
  let answer = read.get(document);
  if (!answer) {
    const record = decodeRecord(document.crdt);
    read.set(document, (answer = { document, record, view: viewOf(record), conflicts: conflictedFields(record) }));
  }
  return answer;
}

/** The answers of a response by the name of their question; null while they are loading. */
export function useAnswers(response: string): Answers | null {
  const list = useList({ kind: "answer", parent: response });
  return useMemo(() => {
    if (list.state !== "ready") return null;
    return answersIn(list.value);
  }, [list]);
}

/** Records of answers by the name of their question. */
export function answersIn(documents: readonly RecordDocument[]): Answers {
  return new Map(documents.map((document) => [String(document.summary["question"]), answerOf(document)]));
}
