/** The states, events and effects of the sync machine. What happens when is in `machine.ts`; the rules are numbered in SPEC.md. */
import type { RecordDelta } from "../crdt/record.ts";
import type { Feed } from "../domain/permissions.ts";
import type { RecordId } from "../lib/ids.ts";
import type { JsonValue } from "../lib/json.ts";
import type { DeviceStore, SyncPosition } from "../ports/device-store.ts";
import type { SyncProblem } from "./errors.ts";
import type { DeviceFrame, HubFrame, SessionPerson } from "./protocol.ts";

/**
 *   off ──go-online──► connecting ──opened──► authenticating ──welcome──► pulling ──every feed──► live
 *    ▲                     ▲  │                     │                       │  ▲──feed gained──────┤
 *    └──go-offline (any)   │  ▼                     ▼                       ▼                     ▼
 *                        waiting ◄──────────── closed, timed out, store failed ─────────────────────
 */
export type Phase = "off" | "waiting" | "connecting" | "authenticating" | "pulling" | "live";

export type Cursors = SyncPosition["cursors"];
export type TimerName = "retry" | "connect" | "answer" | "alive" | "push" | "aside";

/** One call of the store; `arguments` as the port names them. */
export type StoreRequest = {
  [Method in keyof DeviceStore]: { readonly method: Method; readonly arguments: Parameters<DeviceStore[Method]> };
}[keyof DeviceStore];

/** What follows once a store call is durable. */
export type Continuation =
  | { readonly type: "nothing" }
  | { readonly type: "welcomed"; readonly welcome: Extract<HubFrame, { type: "welcome" }> }
  | { readonly type: "page-stored" }
  | { readonly type: "live-stored"; readonly cursors: Cursors }
  | { readonly type: "fetched"; readonly ids: readonly RecordId[] }
  | { readonly type: "collected" }
  | { readonly type: "batch-settled" }
  | { readonly type: "counted" };

/** Store calls run one at a time, in the order in which they were asked for. */
export interface Task {
  readonly number: number;
  readonly connection: number;
  readonly request: StoreRequest;
  readonly then: Continuation;
}

export interface SyncState {
  readonly phase: Phase;
  readonly installation: number;
  /** Number of the newest socket; whatever an older one still says is not heard. */
  readonly connection: number;
  readonly attempt: number;
  readonly random: number;
  readonly position: SyncPosition | null;
  readonly feeds: readonly Feed[];
  readonly live: readonly Feed[];
  readonly toPull: readonly Feed[];
  readonly pulling: Feed | null;
  /** A page was asked for and has not come. */
  readonly pageAsked: boolean;
  /** The next page is asked for once the store has caught up. */
  readonly pageWanted: boolean;
  readonly pagesToStore: number;
  readonly working: Task | null;
  readonly queue: readonly Task[];
  readonly tasks: number;
  /** Live cursors that may be saved once nothing is missing. */
  readonly ahead: Cursors;
  readonly missing: readonly RecordId[];
  readonly fetching: readonly RecordId[] | null;
  readonly oversized: readonly RecordDelta[];
  readonly push: { readonly batch: string; readonly deltas: readonly RecordDelta[]; readonly answered: boolean } | null;
  readonly batches: number;
  readonly batchLimit: number;
  readonly collecting: boolean;
  readonly edited: boolean;
  readonly whole: readonly string[];
  /** Records that the hub could not answer for: left out so that the others go on, and tried again later. */
  readonly aside: readonly string[];
  /** Records that the device's store holds and cannot read: left out so that the others go on. The person is told. */
  readonly unreadable: readonly RecordId[];
  /** The hub was restored and must be told when everything here was offered to it. */
  readonly bringsBack: boolean;
  readonly unsent: number | null;
  readonly heard: boolean;
  readonly commands: readonly string[];
  readonly lastMet: number | null;
  readonly forum: string | null;
  readonly problem: SyncProblem | null;
  readonly reported: SyncReport | null;
}

/** What the machine tells the people's side of the app. */
export interface SyncReport {
  readonly phase: Phase;
  /** Null until the store was asked. */
  readonly unsent: number | null;
  /** Every edit that this device holds is committed at the hub, as of now. */
  readonly confirmed: boolean;
  /** When the hub last answered, milliseconds since 1970 on this device's clock. */
  readonly lastMet: number | null;
  readonly person: SessionPerson | null;
  readonly forum: string | null;
  readonly problem: SyncProblem | null;
}

export type SyncEvent =
  | { readonly type: "start"; readonly workOffline: boolean }
  | { readonly type: "go-offline" }
  | { readonly type: "go-online" }
  | { readonly type: "network-changed" }
  | { readonly type: "local-edit" }
  | { readonly type: "socket-opened"; readonly connection: number }
  | { readonly type: "socket-closed"; readonly connection: number; readonly problem?: SyncProblem }
  | { readonly type: "frame-received"; readonly connection: number; readonly frame: HubFrame; readonly at: number }
  | { readonly type: "signed"; readonly connection: number; readonly signature: string; /** The copy that writes now. */ readonly replica: string }
  | { readonly type: "sign-failed"; readonly connection: number }
  | { readonly type: "replica-renewed" }
  | { readonly type: "renew-failed" }
  | { readonly type: "timer-fired"; readonly timer: TimerName }
  | { readonly type: "store-done"; readonly task: number; readonly answer: unknown }
  | { readonly type: "store-failed"; readonly task: number; readonly problem: SyncProblem }
  | { readonly type: "command"; readonly request: string; readonly name: string; readonly input: JsonValue };

export type CommandAnswer = { readonly output: JsonValue } | { readonly error: { readonly code: SyncProblem["code"]; readonly detail?: string } };

export type SyncEffect =
  | { readonly type: "open-socket"; readonly connection: number }
  | { readonly type: "close-socket"; readonly connection: number }
  | { readonly type: "send"; readonly connection: number; readonly frame: DeviceFrame }
  | { readonly type: "sign"; readonly connection: number; readonly nonce: string }
  | { readonly type: "renew-replica" }
  | { readonly type: "set-timer"; readonly timer: TimerName; readonly milliseconds: number }
  | { readonly type: "clear-timer"; readonly timer: TimerName }
  | { readonly type: "store"; readonly task: number; readonly request: StoreRequest }
  | { readonly type: "answer"; readonly request: string; readonly answer: CommandAnswer }
  | { readonly type: "status"; readonly report: SyncReport };

export interface Step {
  readonly state: SyncState;
  readonly effects: readonly SyncEffect[];
}
