/** Opens what a device keeps: the records as the features use them, as the sync uses them, and the device's own settings. */
import type { Observable } from "rxjs";
import type { PersonId, ReplicaId } from "#shared/lib/ids.ts";
import type { DeviceStore } from "#shared/ports/device-store.ts";
import { deviceStore } from "#renderer/platform/store/device-store.ts";
import { RecordReader, type KindLookup } from "#renderer/platform/store/record-document.ts";
import { LiveRecords, type Change } from "#renderer/platform/store/live-records.ts";
import { recordStore } from "#renderer/platform/store/record-store.ts";
import { settingsOf, type Settings } from "#renderer/platform/store/settings.ts";
import { openStorage, type Surroundings } from "#renderer/platform/store/storage.ts";
import type { RecordStore } from "#renderer/platform/store/types.ts";
import { Unconfirmed } from "#renderer/platform/store/unconfirmed.ts";

export interface DeskStore {
  readonly records: RecordStore;
  readonly device: DeviceStore;
  readonly settings: Settings;
  readonly replica: () => ReplicaId;
  /** Takes a new replica for every edit from now on. */
  renewReplica(): Promise<void>;
  /** Every record once, and then what changed, a write at a time: null when one is gone. What the search is built from. */
  everything$(): Observable<readonly Change[]>;
  /** How many records this device holds. */
  count(): Promise<number>;
  /** Costs one record, where `count` walks over all. */
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
  /** Removes everything from this device. */
  erase(): Promise<void>;
}

export interface DeskStoreOptions {
  readonly name: string;
  readonly person: PersonId;
  readonly replica: ReplicaId;
  readonly kindOf: KindLookup;
  readonly now: () => number;
  /** Asks the main process for a replica that was never used. */
  readonly newReplica: () => Promise<ReplicaId>;
  readonly surroundings?: Surroundings;
}

export async function openDeskStore({ name, person, replica: first, kindOf, now, newReplica, surroundings }: DeskStoreOptions): Promise<DeskStore> {
  const storage = await openStorage(name, surroundings);
  const live = new LiveRecords(storage);
  const reader = new RecordReader();
  const settings = settingsOf(storage);
  let replica = first;
  const renewReplica = async (): Promise<void> => {
    replica = await newReplica();
  };
  const writing = { person, replica: () => replica, now, kindOf, unconfirmed: new Unconfirmed() };
  return {
    records: recordStore(storage, live, reader, writing),
    device: deviceStore(storage, reader, settings, writing, { now: () => replica, renew: renewReplica }),
    settings,
    replica: () => replica,
    renewReplica,
    everything$: () => live.everything$(),
    count: () => storage.records.count().exec(),
    isEmpty: async () => (await storage.records.findOne().exec()) === null,
    close: async () => void (await storage.close()),
    erase: async () => void (await storage.remove()),
  };
}
