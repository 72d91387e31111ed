/**
 * The sync of one device, pure: `step(state, event) → { state, effects }`. It knows no clock, socket or database; whoever runs it
 * carries out the effects in their order and brings back what came of them as events.
 *
 * Invariants (numbered in SPEC.md): what the hub sent is durable before a cursor passes it; an edit counts as confirmed only when the
 * hub answered for it and the store has noted that; one store call and one push are under way at a time; every wait ends by a timer
 * and every retry waits longer, so nothing here can spin.
 */
import { assertNever } from "../lib/brand.ts";
import type { RecordId } from "../lib/ids.ts";
import type { SyncPosition, Unsent } from "../ports/device-store.ts";
import { Draft, times } from "./draft.ts";
import type { Step, SyncEvent, SyncState, Task, TimerName } from "./machine-types.ts";
import { limits, protocolVersion, type DeviceFrame, type HubFrame } from "./protocol.ts";
import {
  abandonPull,
  fetched,
  liveStored,
  pageStored,
  receiveAccess,
  receiveChange,
  receivePage,
  receiveRecords,
  receiveWithdrawn,
  startSession,
} from "./pulling.ts";
import { batchFailed, batchSettled, collected, localEdit, pushTimer, receivePushed, retryAside } from "./pushing.ts";

/** @param seed any whole number; spreads the waits of many devices */
export function initialSync(installation: number, seed: number): SyncState {
  return {
    phase: "off",
    installation,
    connection: 0,
    attempt: 0,
    random: seed,
    position: null,
    feeds: [],
    live: [],
    toPull: [],
    pulling: null,
    pageAsked: false,
    pageWanted: false,
    pagesToStore: 0,
    working: null,
    queue: [],
    tasks: 0,
    ahead: {},
    missing: [],
    fetching: null,
    oversized: [],
    push: null,
    batches: 0,
    batchLimit: limits.batch,
    collecting: false,
    edited: false,
    whole: [],
    aside: [],
    unreadable: [],
    bringsBack: false,
    unsent: null,
    heard: false,
    commands: [],
    lastMet: null,
    forum: null,
    problem: null,
    reported: null,
  };
}

export function step(state: SyncState, event: SyncEvent): Step {
  const draft = new Draft(state);
  handle(draft, event);
  draft.work();
  draft.notify();
  return { state: draft.state, effects: draft.effects };
}

function handle(draft: Draft, event: SyncEvent): void {
  const { state } = draft;
  switch (event.type) {
    case "start":
      draft.count();
      if (!event.workOffline && state.phase === "off") draft.connect();
      return;
    case "go-offline":
      draft.leave();
      state.phase = "off";
      state.problem = null;
      return;
    case "go-online":
      if (state.phase !== "off" && state.phase !== "waiting") return;
      Object.assign(state, { attempt: 0, aside: [], whole: [], unreadable: [], batchLimit: limits.batch });
      return draft.connect();
    case "network-changed":
      return networkChanged(draft);
    case "local-edit":
      return localEdit(draft);
    case "socket-opened":
      if (event.connection !== state.connection || state.phase !== "connecting") return;
      state.phase = "authenticating";
      return draft.send({ type: "hello", protocol: protocolVersion, installation: state.installation });
    case "socket-closed":
      if (event.connection !== state.connection || !draft.connected) return;
      return draft.disconnect(event.problem ?? { code: state.phase === "connecting" ? "hub-unreachable" : "connection-lost" });
    case "frame-received":
      if (event.connection !== state.connection || !draft.connected || state.phase === "connecting") return;
      state.heard = true;
      state.lastMet = event.at;
      return receive(draft, event.frame);
    case "signed":
      if (event.connection !== state.connection || state.phase !== "authenticating") return;
      return draft.send({ type: "prove", signature: event.signature, replica: event.replica });
    case "sign-failed":
      if (event.connection !== state.connection || state.phase !== "authenticating") return;
      return draft.disconnect({ code: "key-unavailable" });
    case "replica-renewed":
      // A session belongs to the replica that proved itself: the next one is for the new replica.
      return draft.connected ? draft.disconnect(null) : undefined;
    case "renew-failed":
      return draft.connected ? draft.disconnect({ code: "key-unavailable" }) : undefined;
    case "timer-fired":
      return timerFired(draft, event.timer);
    case "store-done":
      if (state.working?.number !== event.task) return;
      return storeDone(draft, state.working, event.answer);
    case "store-failed":
      if (state.working?.number !== event.task) return;
      // Nothing that waited may be done without what failed. The durable position says where to go on.
      state.working = null;
      state.queue = [];
      state.position = null;
      if (draft.connected) draft.disconnect(event.problem);
      else state.problem = event.problem;
      return;
    case "command":
      if (!draft.admitted) return void draft.effects.push({ type: "answer", request: event.request, answer: { error: { code: "offline" } } });
      state.commands = [...state.commands, event.request];
      return draft.ask({ type: "command", request: event.request, name: event.name, input: event.input as Extract<DeviceFrame, { type: "command" }>["input"] });
    default:
      return assertNever(event);
  }
}

function networkChanged(draft: Draft): void {
  const { state } = draft;
  if (state.phase === "waiting") {
    state.attempt = 0;
    return draft.connect();
  }
  if (!draft.admitted) return;
  state.heard = false;
  draft.send({ type: "ping" });
  draft.setTimer("alive", times.aliveHurried);
}

function receive(draft: Draft, frame: HubFrame): void {
  const { state } = draft;
  if (frame.type === "problem") return receiveProblem(draft, frame);
  if (state.phase === "authenticating") {
    if (frame.type === "challenge") draft.effects.push({ type: "sign", connection: state.connection, nonce: frame.nonce });
    else if (frame.type === "welcome") receiveWelcome(draft, frame);
    return;
  }
  switch (frame.type) {
    case "page":
      return receivePage(draft, frame);
    case "pushed":
      return receivePushed(draft, frame);
    case "change":
      return receiveChange(draft, frame);
    case "withdrawn":
      return receiveWithdrawn(draft, frame);
    case "records":
      return receiveRecords(draft, frame);
    case "access":
      return receiveAccess(draft, frame);
    case "answer":
      if (!state.commands.includes(frame.request)) return;
      state.commands = state.commands.filter((request) => request !== frame.request);
      draft.effects.push({ type: "answer", request: frame.request, answer: frame.error ? { error: frame.error } : { output: frame.output ?? null } });
      return draft.answered();
    default:
      // A pong, a frame out of turn, or one of a newer hub.
      return;
  }
}

function receiveWelcome(draft: Draft, welcome: Extract<HubFrame, { type: "welcome" }>): void {
  const { state } = draft;
  if (welcome.renewReplica) return void draft.effects.push({ type: "renew-replica" });
  draft.clearTimers("connect");
  draft.setTimer("alive", times.alive);
  state.forum = welcome.forum;
  state.problem = null;
  state.phase = "pulling";
  state.bringsBack = welcome.bringBack === true;
  // Whatever an earlier session still gives the store comes first: this answer is the durable truth.
  draft.store({ method: "position", arguments: [] }, { type: "welcomed", welcome });
}

function receiveProblem(draft: Draft, problem: Extract<HubFrame, { type: "problem" }>): void {
  const { state } = draft;
  const known = { code: problem.code, ...(problem.detail === undefined ? {} : { detail: problem.detail }) };
  if (problem.closes || !draft.admitted || problem.code === "rate-limited" || problem.code === "not-authenticated" || problem.code === "session-expired")
    return draft.disconnect(known);
  if (problem.code === "feed-not-granted" && state.pageAsked) return abandonPull(draft);
  state.problem = known;
  if (state.push && !state.push.answered) return batchFailed(draft);
  // An answer that will not come now.
  if (state.pageAsked || state.fetching) draft.disconnect(known);
}

function timerFired(draft: Draft, timer: TimerName): void {
  const { state } = draft;
  switch (timer) {
    case "retry":
      return state.phase === "waiting" ? draft.connect() : undefined;
    case "connect":
      return state.phase === "connecting" || state.phase === "authenticating" ? draft.disconnect({ code: "hub-unreachable" }) : undefined;
    case "answer":
      return draft.admitted ? draft.disconnect({ code: "hub-silent" }) : undefined;
    case "alive":
      if (!draft.admitted) return;
      if (!state.heard) return draft.disconnect({ code: "connection-lost" });
      // Only a session that lasts makes the next wait short again: a hub that greets and hangs up is not met every second.
      if (state.phase === "live") state.attempt = 0;
      state.heard = false;
      draft.send({ type: "ping" });
      return draft.setTimer("alive", times.alive);
    case "push":
      return pushTimer(draft);
    case "aside":
      return retryAside(draft);
    default:
      return assertNever(timer);
  }
}

const storeProblems: ReadonlySet<string> = new Set(["disk-full", "store-failed", "store-damaged"]);

function storeDone(draft: Draft, task: Task, answer: unknown): void {
  const { state } = draft;
  state.working = null;
  if (state.problem && storeProblems.has(state.problem.code)) state.problem = null;
  const { then } = task;
  if (then.type === "counted" || then.type === "batch-settled") state.unsent = answer as number;
  // What belonged to an earlier session is durable now; the present one knows nothing of it.
  if (task.connection !== state.connection || !draft.admitted) return;
  switch (then.type) {
    case "nothing":
    case "counted":
      return;
    case "welcomed":
      return startSession(draft, answer as SyncPosition, then.welcome);
    case "page-stored":
      return pageStored(draft);
    case "live-stored":
      return liveStored(draft, then.cursors, (answer as { missing: readonly RecordId[] } | undefined)?.missing ?? []);
    case "fetched":
      return fetched(draft, then.ids);
    case "collected":
      return collected(draft, answer as Unsent);
    case "batch-settled":
      return batchSettled(draft);
    default:
      return assertNever(then);
  }
}
