import { decodeRecord } from "#shared/crdt/codec.ts";
import type { RecordState } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { Numbered } from "#shared/domain/submission/counting.ts";
import { contentOf, receiptOf, type SubmissionContent } from "#shared/domain/submission/submission.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

interface Written {
  readonly at: number;
  readonly by: string;
}

/** A submission as the secretariat reads it. */
export interface Submission extends Numbered {
  readonly document: RecordDocument;
  readonly view: RecordView;
  /** null while it has not wholly arrived. */
  readonly content: SubmissionContent | null;
  readonly hash: string;
  /** Name and function, as printed under the answer. */
  readonly signer: string;
  readonly signed: Written;
  /** Why it was returned. */
  readonly reason: string;
  /** When and by whom it was acknowledged or returned. */
  readonly said: Written | null;
}

/** A list gives the same document as long as it did not change, so each is read once. */
const read = new WeakMap<RecordDocument, Submission>();

export function submissionOf(document: RecordDocument): Submission {
  let submission = read.get(document);
  if (!submission) read.set(document, (submission = readFrom(document)));
  return submission;
}

function readFrom(document: RecordDocument): Submission {
  const record = decodeRecord(document.crdt);
  const view = viewOf(record);
  const receipt = receiptOf(view);
  const number = view.value("number");
  return {
    id: document.id,
    number: typeof number === "number" ? number : 0,
    receipt: receipt?.state ?? "received",
    document,
    view,
    content: contentOf(view),
    hash: wordsOf(view, "hash"),
    signer: wordsOf(view, "signer"),
    signed: writtenIn(record, "content") ?? { at: document.updated, by: document.updatedBy },
    reason: receipt?.state === "returned" ? receipt.reason : "",
    said: receipt ? writtenIn(record, "receipt") : null,
  };
}

function writtenIn(record: RecordState, field: string): Written | null {
  const head = record.fields[field]?.[0];
  return head ? { at: head.at, by: head.by } : null;
}
