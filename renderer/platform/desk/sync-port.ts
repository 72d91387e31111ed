import type { Observable } from "rxjs";
import type { JsonValue } from "#shared/lib/json.ts";
import type { CommandAnswer, SyncReport } from "#shared/sync/machine-types.ts";

/** What the screens need of the sync client. */
export interface DeskSync {
  readonly status$: Observable<SyncReport>;
  setWorkOffline(offline: boolean): void | Promise<void>;
  command(name: string, input: JsonValue): Promise<CommandAnswer>;
}
