import type { Edit } from "#shared/crdt/edit.ts";
import { knownProcesses } from "#shared/domain/process/read-processes.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import type { RecordStore } from "#renderer/platform/store/types.ts";

/** Writes the regional processes that are known and not here. What is here stays as it is, also where it was archived or corrected. */
export async function startWithKnownProcesses(records: RecordStore): Promise<number> {
  let started = 0;
  for (const { id, kind, scope, fields = {} } of knownProcesses) {
    if (await records.open(asRecordId(id))) continue;
    const edits = Object.entries(fields).map(([field, value]): Edit => ({ type: "set", field, value }));
    await records.edit({ id: asRecordId(id), kind, scope: asScope(scope) }, edits);
    started += 1;
  }
  return started;
}
