import { fromEvent, merge } from "rxjs";
import { logDefect } from "#renderer/platform/log-defect.ts";
import { windowApi } from "#renderer/platform/window-api.ts";
import type { DeskSync } from "#renderer/platform/desk/sync-port.ts";
import type { DeskStore } from "#renderer/platform/store/desk-store.ts";
import { syncClient } from "#renderer/platform/sync/sync-client.ts";

export interface RunningSync extends DeskSync {
  stop(): void;
}

const workOfflineKey = "work-offline";

export async function startSync({
  store,
  installation,
  address,
}: {
  readonly store: DeskStore;
  readonly installation: number;
  readonly address: string;
}): Promise<RunningSync> {
  const client = syncClient({
    address,
    installation,
    store: store.device,
    replica: store.replica,
    renewReplica: store.renewReplica,
    sign: async (nonce) => (await windowApi.identity.sign({ nonce })).signature,
    edits$: store.records.edited$(),
    network$: merge(fromEvent(window, "online"), fromEvent(window, "offline")),
    workOffline: await store.settings.read(workOfflineKey, false),
    onDefect: (error) => logDefect("The sync met a defect.", error),
  });
  client.start();
  return {
    status$: client.status$,
    command: client.command,
    stop: client.stop,
    async setWorkOffline(offline) {
      client.setWorkOffline(offline);
      await store.settings.write(workOfflineKey, offline);
    },
  };
}
