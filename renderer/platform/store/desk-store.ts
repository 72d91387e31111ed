/** Opens what a device keeps: the records as the features use them, as the sync uses them, and the device's own settings. */
import { concat, defer, filter, finalize, map, ReplaySubject, type Observable } from "rxjs";
import type { PersonId, ReplicaId } from "#shared/lib/ids.ts";
import type { DeviceStore } from "#shared/ports/device-store.ts";
import { deviceStore } from "#renderer/platform/store/device-store.ts";
import { RecordReader, type KindLookup } from "#renderer/platform/store/record-document.ts";
import { plain, recordStore } from "#renderer/platform/store/record-store.ts";
import { settingsOf, type Settings } from "#renderer/platform/store/settings.ts";
import { openStorage, type Storage, type Surroundings } from "#renderer/platform/store/storage.ts";
import type { RecordDocument, RecordStore } from "#renderer/platform/store/types.ts";
import { Unconfirmed } from "#renderer/platform/store/unconfirmed.ts";

export interface DeskStore {
  readonly records: RecordStore;
  readonly device: DeviceStore;
  readonly settings: Settings;
  readonly replica: () => ReplicaId;
  /** Takes a new replica for every edit from now on. */
  renewReplica(): Promise<void>;
  /** Every record once, and then each one that changed: null when it is gone. What the search is built from. */
  everything$(): Observable<readonly (readonly [id: string, document: RecordDocument | null])[]>;
  /** How many records this device holds. */
  count(): Promise<number>;
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
  const reader = new RecordReader();
  const settings = settingsOf(storage);
  let replica = first;
  const renewReplica = async (): Promise<void> => {
    replica = await newReplica();
  };
  const writing = { person, replica: () => replica, now, kindOf, unconfirmed: new Unconfirmed() };
  return {
    records: recordStore(storage, reader, writing),
    device: deviceStore(storage, reader, settings, writing, { now: () => replica, renew: renewReplica }),
    settings,
    replica: () => replica,
    renewReplica,
    everything$: () => everything(storage),
    count: () => storage.records.count().exec(),
    close: async () => void (await storage.close()),
    erase: async () => void (await storage.remove()),
  };
}

function everything({ records }: Storage): Observable<readonly (readonly [string, RecordDocument | null])[]> {
  return defer(() => {
    // Listening begins before the reading, so that nothing falls between the two.
    const changes = new ReplaySubject<readonly (readonly [string, RecordDocument | null])[]>();
    const listening = records.$.subscribe((event) =>
      changes.next([[event.documentId, event.operation === "DELETE" ? null : (event.documentData as RecordDocument)]]),
    );
    const all = defer(() => records.find().exec()).pipe(map((found) => found.map((one) => [one.id, plain(one)] as const)));
    return concat(all, changes).pipe(
      filter((page) => page.length > 0),
      finalize(() => listening.unsubscribe()),
    );
  });
}
