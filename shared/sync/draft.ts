/** The working copy of one step: the next state as it forms, and the effects so far. */
import { nextChance, retryDelay, backoff } from "./backoff.ts";
import { errorEntry, type SyncProblem } from "./errors.ts";
import type { Continuation, StoreRequest, SyncEffect, SyncReport, SyncState, TimerName } from "./machine-types.ts";
import type { DeviceFrame } from "./protocol.ts";

export const times = {
  /** From opening a socket to the hub's welcome. */
  connect: 15_000,
  /** For any answer of the hub, when pings still come back. */
  answer: 60_000,
  /** Two of these without a word and the socket is dead. */
  alive: 9_000,
  /** The same after the network changed. */
  aliveHurried: 3_000,
  /** From a local edit to its push, so that a word travels as one. */
  push: 300,
  /** Until what was put aside is tried again. */
  aside: 300_000,
  /** Between two reports that differ only in when the hub was last met. */
  lastMet: 10_000,
} as const;

/** Live changes that may wait for the store. Beyond it the socket is dropped and the cursors say what to pull. */
export const mostWaitingDeltas = 1_000;

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export class Draft {
  readonly state: Mutable<SyncState>;
  readonly effects: SyncEffect[] = [];

  constructor(state: SyncState) {
    this.state = { ...state };
  }

  get connected(): boolean {
    const { phase } = this.state;
    return phase === "connecting" || phase === "authenticating" || phase === "pulling" || phase === "live";
  }

  /** The hub has let this session in. */
  get admitted(): boolean {
    return this.state.phase === "pulling" || this.state.phase === "live";
  }

  send(frame: DeviceFrame): void {
    this.effects.push({ type: "send", connection: this.state.connection, frame });
  }

  /** Sends what the hub must answer, or the connection is given up. */
  ask(frame: DeviceFrame): void {
    this.send(frame);
    this.setTimer("answer", times.answer);
  }

  setTimer(timer: TimerName, milliseconds: number): void {
    this.effects.push({ type: "set-timer", timer, milliseconds });
  }

  clearTimers(...timers: readonly TimerName[]): void {
    for (const timer of timers) this.effects.push({ type: "clear-timer", timer });
  }

  /** Something was answered: the wait for the rest starts again, or ends. */
  answered(): void {
    const { state } = this;
    const waiting = state.pageAsked || (state.push && !state.push.answered) || state.fetching || state.commands.length > 0;
    if (waiting) this.setTimer("answer", times.answer);
    else this.clearTimers("answer");
  }

  store(request: StoreRequest, then: Continuation = { type: "nothing" }): void {
    const { state } = this;
    state.tasks += 1;
    state.queue = [...state.queue, { number: state.tasks, connection: state.connection, request, then }];
  }

  /** Hands the next store call out when none is under way. */
  work(): void {
    const { state } = this;
    const [next, ...rest] = state.queue;
    if (state.working || !next) return;
    state.working = next;
    state.queue = rest;
    this.effects.push({ type: "store", task: next.number, request: next.request });
  }

  count(): void {
    if (!this.state.queue.some((task) => task.then.type === "counted")) this.store({ method: "countUnsent", arguments: [] }, { type: "counted" });
  }

  connect(): void {
    const { state } = this;
    state.connection += 1;
    state.phase = "connecting";
    this.clearTimers("retry");
    this.effects.push({ type: "open-socket", connection: state.connection });
    this.setTimer("connect", times.connect);
  }

  /** Ends the session, if there is one, and waits before the next. What the store was already given goes on. */
  disconnect(problem: SyncProblem | null): void {
    const { state } = this;
    this.leave();
    state.problem = problem;
    const { seed, chance } = nextChance(state.random);
    state.random = seed;
    const recovery = problem ? errorEntry(problem.code).recovery : "retry";
    const usual = retryDelay(state.attempt, chance);
    const delay =
      recovery === "re-enrol" || recovery === "update"
        ? backoff.needsPerson
        : recovery === "retry-later"
          ? Math.max(usual, Math.round(backoff.crowded * (0.5 + chance)))
          : usual;
    state.attempt += 1;
    state.phase = "waiting";
    this.setTimer("retry", delay);
  }

  /** Ends the session and everything that belongs to it. */
  leave(): void {
    const { state } = this;
    if (this.connected) this.effects.push({ type: "close-socket", connection: state.connection });
    this.clearTimers("retry", "connect", "answer", "alive", "push");
    for (const request of state.commands) this.effects.push({ type: "answer", request, answer: { error: { code: "connection-lost" } } });
    Object.assign(state, {
      commands: [],
      position: null,
      feeds: [],
      live: [],
      toPull: [],
      pulling: null,
      pageAsked: false,
      pageWanted: false,
      pagesToStore: 0,
      ahead: {},
      missing: [],
      fetching: null,
      oversized: [],
      push: null,
      collecting: false,
      edited: false,
      heard: false,
    } satisfies Partial<SyncState>);
  }

  report(): SyncReport {
    const { state } = this;
    const idle = state.push === null && !state.collecting && state.working === null && state.queue.length === 0;
    return {
      phase: state.phase,
      unsent: state.unsent,
      confirmed: state.phase === "live" && state.unsent === 0 && idle && !state.edited,
      lastMet: state.lastMet,
      person: state.position?.person ?? state.reported?.person ?? null,
      forum: state.forum,
      problem: state.problem ?? unreadableProblem(state.unreadable),
    };
  }

  /** Reports when people would see a difference. */
  notify(): void {
    const before = this.state.reported;
    const now = this.report();
    const same =
      before !== null &&
      before.phase === now.phase &&
      before.unsent === now.unsent &&
      before.confirmed === now.confirmed &&
      before.person === now.person &&
      before.forum === now.forum &&
      before.problem?.code === now.problem?.code &&
      before.problem?.detail === now.problem?.detail &&
      (before.lastMet === now.lastMet || (before.lastMet !== null && now.lastMet !== null && now.lastMet - before.lastMet < times.lastMet));
    if (same) return;
    this.state.reported = now;
    this.effects.push({ type: "status", report: now });
  }
}

function unreadableProblem(ids: readonly string[]): SyncProblem | null {
  return ids.length > 0 ? { code: "store-damaged", detail: ids.join(" ").slice(0, 200) } : null;
}
