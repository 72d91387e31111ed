/** What the hub does, whatever carries the frames: merges for a sender, tells the others, keeps the people. */
import type { DocumentStore } from "#disk/document-store.ts";
import { runCommand, type CommandAnswer } from "#hub/enrolment/commands.ts";
import { openPeople, type People } from "#hub/enrolment/people.ts";
import { decideMerge, type MergeDecision, type Sender } from "#hub/merge/decide-merge.ts";
import { RecentRecords } from "#hub/merge/recent-records.ts";
import { readChange } from "#hub/merge/shape.ts";
import type { Verdict } from "#hub/merge/verdict.ts";
import { decideHubWrites, hubReplicaIn, type HubWrite } from "#hub/merge/write-as-hub.ts";
import { Announcement } from "#hub/transport/live.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import type { Actor } from "#shared/domain/permissions.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { Account, HubStorage } from "#shared/ports/hub-storage.ts";
import type { ChangeResult } from "#shared/sync/protocol.ts";

/** Somebody connected. */
export interface Listener {
  announce(announcement: Announcement): void;
  accessChanged(account: Account): void;
}

export interface HubSurroundings {
  readonly storage: HubStorage;
  /** Left out: a hub that keeps no documents. */
  readonly documents?: DocumentStore;
  /** Bytes that the documents of one country, or of one regional process, may take; as many as there is room for when left out. */
  readonly countryRoom?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly version: string;
  /** What the secretariat's meeting is called, as devices show it. */
  readonly forum: string;
  /** What failed without anybody being answered by a problem. */
  readonly report?: (error: unknown) => void;
}

export interface Hub extends HubSurroundings {
  readonly epoch: string;
  readonly people: People;
  readonly listeners: Set<Listener>;
  /**
   * Merges what `from` sent and tells everybody else. `answer` is called once the records are on the disk, in the order of the commits:
   * nobody hears of a later change before the answer to an earlier one.
   */
  push(changes: readonly unknown[], frameBytes: number, sender: Sender, from: Listener, answer: (results: readonly ChangeResult[]) => void): Promise<void>;
  /** Gives what the merge said of each write. */
  writeAsHub(writes: readonly HubWrite[]): Promise<readonly Verdict[]>;
  command(actor: Actor, name: string, input: JsonValue): Promise<CommandAnswer>;
}

/** Decoded, about 64 MB. */
const recentCharacters = 8_388_608;

export async function openHub(surroundings: HubSurroundings): Promise<Hub> {
  const { storage, now, report = () => undefined } = surroundings;
  const listeners = new Set<Listener>();
  const epoch = await storage.epoch();
  const replica = hubReplicaIn(epoch);
  const recent = new RecentRecords(recentCharacters);

  function announce({ deliveries }: MergeDecision, seqs: readonly number[], from: Listener | null): void {
    deliveries.forEach((delivery, at) => {
      const announcement = new Announcement(delivery, seqs[at] as number);
      for (const listener of listeners) if (listener !== from) listener.announce(announcement);
    });
  }

  async function writeAsHub(writes: readonly HubWrite[]): Promise<readonly Verdict[]> {
    const { result, seqs } = await storage.merge(
      writes.map((write) => write.id),
      (load, children, history) => decideHubWrites(writes, { at: now(), kindOf, recent, replica }, load, children, history),
    );
    announce(result, seqs, null);
    return result.verdicts;
  }

  const changed = (account: Account): void => {
    for (const listener of listeners) listener.accessChanged(account);
  };
  const people = openPeople({ ...surroundings, writeAsHub: async (writes) => void (await writeAsHub(writes)), changed, report });
  const commands = {
    storage,
    people,
    documents: surroundings.documents ?? null,
    countryRoom: surroundings.countryRoom ?? Infinity,
    version: surroundings.version,
    connected: () => listeners.size,
    report,
  };
  await people.bringRecordsUpToDate();

  return {
    ...surroundings,
    epoch,
    people,
    listeners,
    async push(changes, frameBytes, sender, from, answer) {
      const read = changes.map((change) => readChange(change, frameBytes));
      const ids = read.flatMap((change) => (change.outcome === "read" ? [change.delta.id] : []));
      const { result, seqs } = await storage.merge(ids, (load, children, history, awaited) =>
        decideMerge({ changes: read, sender, at: now(), kindOf, recent }, load, children, history, awaited),
      );
      announce(result, seqs, from);
      const seqOf = new Map(result.deliveries.map((delivery, at) => [delivery.id, seqs[at] as number]));
      answer(result.verdicts.map((verdict) => (verdict.outcome === "merged" ? { ...verdict, seq: seqOf.get(verdict.id) ?? verdict.seq } : verdict)));
    },
    writeAsHub,
    command: (actor, name, input) => runCommand(commands, actor, name, input),
  };
}
