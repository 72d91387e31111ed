import { decideMerge, type MergeDecision, type MergeRequest } from "#hub/merge/decide-merge.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { acknowledgedBy, deltaSince } from "#shared/crdt/merge.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { asRecordId, asScope, hubPerson, hubReplica, installationOf, replicaFor, type ReplicaId } from "#shared/lib/ids.ts";
import type { AuditEntry, MergeOutcome, StoredRecord } from "#shared/ports/hub-storage.ts";

export interface HubWrite {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly edits: readonly Edit[];
}

export const hubSender = { person: hubPerson, installation: installationOf(hubReplica), relays: false, actor: null } as const;

/**
 * The copy as which the hub writes. Restored from a backup it has forgotten edits of its own that devices hold: it must not give their
 * numbers to others, so that it is another copy in each epoch.
 */
export function hubReplicaIn(epoch: string): ReplicaId {
  const generation = Number.parseInt(epoch, 10);
  return generation > 1 ? replicaFor(installationOf(hubReplica), generation) : hubReplica;
}

/** The hub's own edits, through the same merge as everybody's. Writes are in order: a later one finds the earlier ones. */
export function decideHubWrites(
  writes: readonly HubWrite[],
  { replica = hubReplica, ...surroundings }: Pick<MergeRequest, "at" | "kindOf" | "recent"> & { readonly replica?: ReplicaId },
  load: (id: string) => StoredRecord | null,
  children: (parent: string) => readonly StoredRecord[],
  history: (record: string) => Iterable<AuditEntry>,
): MergeOutcome<MergeDecision> {
  const author = { replica, person: hubPerson, at: surroundings.at };
  const changes = writes.flatMap((write) => {
    const stored = load(write.id);
    const before = stored ? decodeRecord(stored.crdt) : emptyRecord(asRecordId(write.id), write.kind, asScope(write.scope));
    const delta = deltaSince(applyEdits(before, author, write.edits), acknowledgedBy(before));
    return delta ? [{ outcome: "read" as const, delta }] : [];
  });
  return decideMerge({ changes, sender: hubSender, ...surroundings }, load, children, history);
}
