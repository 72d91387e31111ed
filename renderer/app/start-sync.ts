import { BehaviorSubject } from "rxjs";
import type { SyncReport } from "#shared/sync/machine-types.ts";
import type { DeskSync } from "#renderer/platform/desk/sync-port.ts";
import type { DeskStore } from "#renderer/platform/store/desk-store.ts";

export interface RunningSync extends DeskSync {
  stop(): void;
}

export async function startSync(_parts: { readonly store: DeskStore; readonly installation: number; readonly address: string }): Promise<RunningSync> {
  const report: SyncReport = { phase: "off", unsent: null, confirmed: false, lastMet: null, person: null, forum: null, problem: null };
  return {
    status$: new BehaviorSubject(report),
    setWorkOffline: () => undefined,
    command: async () => ({ error: { code: "offline" } }),
    stop: () => undefined,
  };
}
