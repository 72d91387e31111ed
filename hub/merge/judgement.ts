/** Why the hub does not take a change. `detail` names a part of the record, never what somebody wrote. */
import type { ChangeRefusal } from "#shared/sync/protocol.ts";

export interface Refused {
  readonly outcome: "refused";
  readonly reason: ChangeRefusal;
  readonly detail: string;
}

export const refused = (reason: ChangeRefusal, detail = ""): Refused => ({ outcome: "refused", reason, detail });

/** Who sends: decided by the session, never by what the change says of itself. */
export interface Writer {
  readonly person: string;
  readonly installation: number;
  /** A device, which may bring back edits of others that a restored hub awaits. The hub itself brings nothing back. */
  readonly relays: boolean;
}
