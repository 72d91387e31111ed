/** Opens what an enrolled installation works with: its store, and the sync that carries its records. Puts the parts together; decides nothing. */
import { kindOf } from "#shared/domain/kinds.ts";
import { asPersonId, asReplicaId } from "#shared/lib/ids.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { startSync, type RunningSync } from "#renderer/app/start-sync.ts";
import { openDeskStore, type DeskStore } from "#renderer/platform/store/desk-store.ts";
import { windowApi } from "#renderer/platform/window-api.ts";

export const storeName = "focal-desk";

export interface Installation {
  readonly store: DeskStore;
  readonly sync: RunningSync;
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
  const store = await openDeskStore({
    name: storeName,
    person: asPersonId(identity.person),
    replica: asReplicaId(identity.replica),
    kindOf,
    now: () => Date.now(),
    newReplica: async () => asReplicaId((await windowApi.identity.renewReplica()).replica),
  });
  const lost = await wasLost(store);
  // An empty store no longer knows which edits it made: under the old name it would make them again.
  if (lost) await store.renewReplica();
  const position = await store.device.position();
  const sync = await startSync({ store, installation: identity.installation, address: identity.address });
  keepCanary(store);
  return { store, sync, person: position.person ?? enrolled, lost };
}

async function wasLost(store: DeskStore): Promise<boolean> {
  const [canary, count] = [await windowApi.canary.read(), await store.count()];
  return count === 0 && canary.records > 0;
}

const canaryEvery = 60_000;

function keepCanary(store: DeskStore): void {
  const write = async (): Promise<void> => windowApi.canary.write({ records: await store.count() });
  const quietly = (): void => void write().catch(() => undefined);
  quietly();
  setInterval(quietly, canaryEvery);
  windowApi.events.beforeClose(() => write().catch(() => undefined));
}
