/** The hub's own merge on its own storage, without the network. */
import { decideMerge } from "#hub/merge/decide-merge.ts";
import { RecentRecords } from "#hub/merge/recent-records.ts";
import { readChange } from "#hub/merge/shape.ts";
import { openSqliteStorage } from "#hub/storage/sqlite.ts";
import type { HubStorage } from "#shared/ports/hub-storage.ts";
import { encodeRecord } from "#shared/crdt/codec.ts";
import { applyEdits } from "#shared/crdt/edit.ts";
import { acknowledgedBy, deltaSince, nothingAcknowledged } from "#shared/crdt/merge.ts";
import type { RecordDelta, RecordState } from "#shared/crdt/record.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { limits } from "#shared/sync/protocol.ts";
import { author } from "./people.ts";

const sender = {
  person: author.person,
  installation: 1,
  relays: false,
  actor: { person: author.person, role: "focal-point", country: "BEL", processes: [] },
} as const;

export async function openHub(path: string, records: RecordState[]) {
  const opened = openSqliteStorage(path, { random: () => "bench" });
  if (opened.outcome === "failed") throw new Error(opened.detail);
  const storage: HubStorage = opened.value;
  const recent = new RecentRecords(8_388_608);
  const now = [...records];
  let next = 0;
  let edit = 0;
  for (let start = 0; start < records.length; start += limits.batch)
    await push(records.slice(start, start + limits.batch).map((record) => deltaSince(record, nothingAcknowledged) as RecordDelta));

  async function push(deltas: readonly RecordDelta[]): Promise<void> {
    const changes = deltas.map((delta) => readChange(delta, 0));
    const { result } = await storage.merge(
      deltas.map((delta) => delta.id),
      (load, children, history) => decideMerge({ changes, sender, at: author.at, kindOf, recent }, load, children, history),
    );
    for (const verdict of result.verdicts) if (verdict.outcome !== "merged") throw new Error(`The hub refused: ${JSON.stringify(verdict).slice(0, 300)}`);
  }

  function change(): RecordDelta {
    const at = next++ % now.length;
    const before = now[at] as RecordState;
    const after = applyEdits(before, { ...author, at: author.at + edit }, [
      { type: "set", field: "function", value: `Director of migration policy ${edit++}` },
    ]);
    now[at] = after;
    return deltaSince(after, acknowledgedBy(before)) as RecordDelta;
  }

  return {
    /** Prepares pushes, and gives what sends them. */
    push(batch: number, times: number): () => Promise<void> {
      // As it comes off the wire: parsed, and known to nobody.
      const waiting = Array.from({ length: times }, () => Array.from({ length: batch }, () => JSON.parse(JSON.stringify(change())) as RecordDelta));
      return async () => {
        for (const group of waiting) {
          const pushes: Promise<void>[] = [];
          for (let start = 0; start < group.length; start += limits.batch) pushes.push(push(group.slice(start, start + limits.batch)));
          await Promise.all(pushes);
        }
      };
    },
    /** Where the time of a merge goes when nothing is written. */
    parts(count: number): string {
      const rows = new Map(
        now.map((record) => [
          record.id as string,
          {
            id: record.id,
            kind: record.kind,
            scope: record.scope,
            audience: "internal",
            reach: "internal",
            parent: "",
            title: "",
            status: "",
            conflicts: 0,
            updated: 0,
            seq: 1,
            crdt: encodeRecord(record),
          } as const,
        ]),
      );
      const changes = Array.from({ length: count }, () => readChange(change(), 0));
      let fastest = Infinity;
      for (let round = 0; round < 7; round++) {
        const began = performance.now();
        decideMerge(
          { changes, sender, at: author.at, kindOf },
          (id) => rows.get(id) ?? null,
          () => [],
          () => [],
        );
        fastest = Math.min(fastest, performance.now() - began);
      }
      return `${((fastest / count) * 1_000).toFixed(1)} µs to decide (${Math.round(count / (fastest / 1_000)).toLocaleString("en")} records/s)`;
    },
    close: () => storage.close(),
  };
}
