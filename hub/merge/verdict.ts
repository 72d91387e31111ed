import type { RecordDelta, RecordState } from "#shared/crdt/record.ts";
import type { Audience } from "#shared/domain/kind.ts";
import type { RecordId } from "#shared/lib/ids.ts";
import type { ChangeRefusal } from "#shared/sync/protocol.ts";

/** The answer to one change, before the storage has given its sequence number. */
export type Verdict =
  | {
      readonly outcome: "merged";
      readonly id: RecordId;
      readonly clock: Readonly<Record<string, number>>;
      /** Of the last write before this push. */ readonly seq: number;
    }
  | { readonly outcome: "send-whole"; readonly id: RecordId }
  | { readonly outcome: "refused"; readonly id: RecordId | null; readonly reason: ChangeRefusal; readonly detail: string; readonly record: RecordState | null };

/** What open sessions must be told of one write. */
export interface Delivery {
  readonly id: RecordId;
  readonly kind: string;
  readonly scope: string;
  /** The audience before the write; null when the record is new. */
  readonly before: Audience | null;
  readonly audience: Audience;
  /** What changed; null when only the audience did, or when several changes met in one write. */
  readonly delta: RecordDelta | null;
  readonly record: RecordState;
}

/** Codes that a kind's rules may answer with. */
export const changeRefusals: ReadonlySet<string> = new Set<ChangeRefusal>(["wrong-type", "frozen", "unknown-question", "unknown-record"]);
