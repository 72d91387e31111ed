import type { ReplicaId } from "../lib/ids.ts";
import { emptyRecord, type RecordState } from "./record.ts";

/**
 * The copy with which a device goes on after the hub refused an edit: what the hub holds, with the device's own counter kept. The dots
 * of what was refused are spent: they stand for nothing, and the next edit takes a higher one, so that a dot never means two things
 * even where the refused edit had travelled on a bundle file.
 *
 * @param hubCopy null when the hub holds no such record that this person may read. What is left is then empty, and keeps the counter
 *   for the day on which the record is written again; a device that removes it altogether loses that protection.
 */
export function rebuild(local: RecordState, hubCopy: RecordState | null, replica: ReplicaId): RecordState {
  const copy = hubCopy ?? emptyRecord(local.id, local.kind, local.scope);
  const spent = local.clock[replica] ?? 0;
  if (spent <= (copy.clock[replica] ?? 0)) return copy;
  return { ...copy, clock: { ...copy.clock, [replica]: spent } };
}
