/** Opens what an enrolled installation works with: its store, and the sync that carries its records. Puts the parts together; decides nothing. */
import { kindOf } from "#shared/domain/kinds.ts";
import { asPersonId, asReplicaId } from "#shared/lib/ids.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { startSync, type RunningSync } from "#renderer/app/start-sync.ts";
import { DocumentTransfers } from "#renderer/platform/documents/document-transfers.ts";
import { logDefect } from "#renderer/platform/log-defect.ts";
import { openDeskStore, type DeskStore } from "#renderer/platform/store/desk-store.ts";
import { windowApi } from "#renderer/platform/window-api.ts";

export const storeName = "focal-desk";

export interface Installation {
  readonly store: DeskStore;
  readonly sync: RunningSync;
  readonly documents: DocumentTransfers;
  readonly person: SessionPerson | null;
  /** The system took this device's records away: they are fetched again. */
  readonly lost: boolean;
}

/**
 * @param enrolled who has just enrolled, before the hub welcomed this installation for the first time
 * @returns null when this profile is not enrolled
 */
export async function openInstallation(enrolled: SessionPerson | null): Promise<Installation | null> {
  const identity = await windowApi.identity.read();
  if (!identity.installation || !identity.replica || !identity.address || !identity.person) return null;
  const reading = windowApi.canary.read();
  const store = await openDeskStore({
    name: storeName,
    person: asPersonId(identity.person),
    replica: asReplicaId(identity.replica),
    kindOf,
    now: () => Date.now(),
    newReplica: async () => asReplicaId((await windowApi.identity.renewReplica()).replica),
  });
  const canary = await reading;
  // The system took the records away: an empty store no longer knows which edits it made, and under the old name it would make them
  // again. This is decided before the sync or a screen can write.
  const lost = canary.records > 0 && (await store.isEmpty());
  if (lost) await store.renewReplica();
  const position = await store.device.position();
  const sync = await startSync({ store, installation: identity.installation, address: identity.address });
  const documents = new DocumentTransfers({
    records: store.records,
    settings: store.settings,
    sync,
    bytes: windowApi.documents,
    epoch: async () => (await store.device.position()).epoch,
    now: () => Date.now(),
    onDefect: (error) => logDefect("The documents met a defect.", error),
  });
  documents.start();
  keepCanary(store, canary.records === 0 || lost);
  return { store, sync, documents, person: position.person ?? enrolled, lost };
}

const canaryEvery = 60_000;

/** @param soon the canary does not say yet that there are records; counting them must not keep the first screen waiting where it does */
function keepCanary(store: DeskStore, soon: boolean): void {
  const write = async (): Promise<void> => windowApi.canary.write({ records: await store.count() });
  const quietly = (): void => void write().catch(() => undefined);
  if (soon) quietly();
  setInterval(quietly, canaryEvery);
  windowApi.events.beforeClose(() => write().catch(() => undefined));
}
