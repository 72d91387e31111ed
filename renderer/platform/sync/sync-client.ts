/** Runs the sync machine: carries out its effects on the store, the socket and the clock, and brings back what came of them. */
import { BehaviorSubject, type Observable } from "rxjs";
import type { DeviceStore } from "#shared/ports/device-store.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { initialSync, step } from "#shared/sync/machine.ts";
import type { CommandAnswer, StoreRequest, SyncEffect, SyncEvent, SyncReport, SyncState, TimerName } from "#shared/sync/machine-types.ts";
import { readFrame } from "#renderer/platform/sync/read-frame.ts";
import { storeProblem } from "#renderer/platform/store/store-problem.ts";
import { openWebSocket, type Line, type OpenLine } from "#renderer/platform/sync/websocket-transport.ts";

export interface SyncClientOptions {
  readonly address: string;
  readonly installation: number;
  readonly store: DeviceStore;
  /** The replica under which edits are written now. */
  readonly replica: () => string;
  readonly renewReplica: () => Promise<void>;
  /** Gives the Ed25519 signature, base64, of `focal-desk-session:` and the nonce as UTF-8. */
  readonly sign: (nonce: string) => Promise<string>;
  /** Emits after each local edit is durable. */
  readonly edits$: Observable<unknown>;
  /** Emits when the machine's network came or went. */
  readonly network$?: Observable<unknown>;
  readonly workOffline?: boolean;
  readonly open?: OpenLine;
  readonly now?: () => number;
  /** Any whole number; spreads the waits of many devices. */
  readonly seed?: number;
  /** A defect of ours, for the log. */
  readonly onDefect?: (error: unknown) => void;
}

export interface SyncClient {
  readonly status$: Observable<SyncReport>;
  start(): void;
  stop(): void;
  setWorkOffline(offline: boolean): void;
  command(name: string, input: JsonValue): Promise<CommandAnswer>;
}

export function syncClient(options: SyncClientOptions): SyncClient {
  const { store, open = openWebSocket, now = Date.now, seed = Math.floor(Math.random() * 2 ** 31), onDefect = () => {} } = options;
  let state: SyncState = initialSync(options.installation, seed);
  let line: { readonly connection: number; readonly line: Line } | null = null;
  let running = false;
  let workOffline = options.workOffline ?? false;
  let requests = 0;
  const timers = new Map<TimerName, ReturnType<typeof setTimeout>>();
  const answers = new Map<string, (answer: CommandAnswer) => void>();
  const status = new BehaviorSubject<SyncReport>({ phase: "off", unsent: null, confirmed: false, lastMet: null, person: null, forum: null, problem: null });
  const pending: SyncEvent[] = [];
  let handling = false;
  let following: { unsubscribe(): void }[] = [];

  /** One event after another, also when carrying out an effect brings the next at once. */
  function dispatch(event: SyncEvent): void {
    if (!running) return;
    pending.push(event);
    if (handling) return;
    handling = true;
    try {
      for (let next = pending.shift(); next; next = pending.shift()) handle(next);
    } finally {
      handling = false;
    }
  }

  function handle(event: SyncEvent): void {
    let effects: readonly SyncEffect[];
    try {
      ({ state, effects } = step(state, event));
    } catch (error) {
      onDefect(error);
      // Only a frame that is not what its type says can get here. The state before it still holds.
      if (event.type === "frame-received") pending.push({ type: "socket-closed", connection: event.connection, problem: { code: "hub-confused" } });
      return;
    }
    for (const effect of effects) carryOut(effect);
  }

  function carryOut(effect: SyncEffect): void {
    switch (effect.type) {
      case "open-socket":
        return connect(effect.connection);
      case "close-socket":
        if (line?.connection === effect.connection) {
          line.line.close();
          line = null;
        }
        return;
      case "send":
        if (line?.connection === effect.connection) line.line.send(JSON.stringify(effect.frame));
        return;
      case "sign":
        options.sign(effect.nonce).then(
          (signature) => dispatch({ type: "signed", connection: effect.connection, signature, replica: options.replica() }),
          () => dispatch({ type: "sign-failed", connection: effect.connection }),
        );
        return;
      case "renew-replica":
        options.renewReplica().then(
          () => dispatch({ type: "replica-renewed" }),
          () => dispatch({ type: "renew-failed" }),
        );
        return;
      case "set-timer":
        clearTimeout(timers.get(effect.timer));
        timers.set(
          effect.timer,
          setTimeout(() => dispatch({ type: "timer-fired", timer: effect.timer }), effect.milliseconds),
        );
        return;
      case "clear-timer":
        clearTimeout(timers.get(effect.timer));
        timers.delete(effect.timer);
        return;
      case "store":
        call(store, effect.request).then(
          (answer) => dispatch({ type: "store-done", task: effect.task, answer }),
          (error: unknown) => {
            onDefect(error);
            dispatch({ type: "store-failed", task: effect.task, problem: storeProblem(error) });
          },
        );
        return;
      case "answer":
        answers.get(effect.request)?.(effect.answer);
        answers.delete(effect.request);
        return;
      case "status":
        return status.next(effect.report);
    }
  }

  function connect(connection: number): void {
    const opened = open(options.address, {
      opened: () => dispatch({ type: "socket-opened", connection }),
      received: (text) => {
        const frame = readFrame(text);
        if (frame) dispatch({ type: "frame-received", connection, frame, at: now() });
        else dispatch({ type: "socket-closed", connection, problem: { code: "hub-confused" } });
      },
      closed: (problem) => dispatch({ type: "socket-closed", connection, ...(problem ? { problem } : {}) }),
    });
    line = { connection, line: opened };
  }

  return {
    status$: status,
    start() {
      if (running) return;
      running = true;
      // The numbers go on, so that nothing a stopped run still waits for is taken for this one's.
      state = { ...initialSync(options.installation, seed), connection: state.connection, tasks: state.tasks };
      following = [options.edits$.subscribe(() => dispatch({ type: "local-edit" }))];
      if (options.network$) following.push(options.network$.subscribe(() => dispatch({ type: "network-changed" })));
      dispatch({ type: "start", workOffline });
    },
    stop() {
      if (!running) return;
      dispatch({ type: "go-offline" });
      running = false;
      for (const one of following) one.unsubscribe();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      for (const answer of answers.values()) answer({ error: { code: "offline" } });
      answers.clear();
    },
    setWorkOffline(offline) {
      workOffline = offline;
      dispatch({ type: offline ? "go-offline" : "go-online" });
    },
    command(name, input) {
      if (!running) return Promise.resolve({ error: { code: "offline" } });
      return new Promise((resolve) => {
        const request = `r${++requests}`;
        answers.set(request, resolve);
        dispatch({ type: "command", request, name, input });
      });
    },
  };
}

async function call(store: DeviceStore, request: StoreRequest): Promise<unknown> {
  return (store[request.method] as (...values: readonly unknown[]) => Promise<unknown>).apply(store, request.arguments as unknown[]);
}
