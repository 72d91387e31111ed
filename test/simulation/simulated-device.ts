/** One device: the real machine on a store that survives crashes, behind a network that does as it likes. */
import type { DeviceFrame, HubFrame } from "#shared/sync/protocol.ts";
import { initialSync, step } from "#shared/sync/machine.ts";
import type { StoreRequest, SyncEffect, SyncEvent, SyncReport, SyncState } from "#shared/sync/machine-types.ts";
import { replicaFor, type ReplicaId } from "#shared/lib/ids.ts";
import { MemoryDeviceStore } from "#test/fakes/memory-device-store.ts";
import type { HubConnection, SimulatedHub } from "#test/simulation/simulated-hub.ts";
import type { Chance } from "#test/simulation/random.ts";
import type { Timeline } from "#test/simulation/timeline.ts";

export interface World {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly hub: SimulatedHub;
  readonly note: (line: string) => void;
  /** Faults happen only while this holds. */
  faulty: boolean;
}

interface Line {
  readonly connection: number;
  up: boolean;
  hub: HubConnection | null;
  toHub: number;
  toDevice: number;
}

export class SimulatedDevice {
  readonly name: string;
  readonly installation: number;
  readonly store: MemoryDeviceStore;
  replica: ReplicaId;
  state: SyncState;
  report: SyncReport | null = null;
  onReport: (report: SyncReport) => void = () => {};
  effects = 0;
  running = false;
  #life = 0;
  #line: Line | null = null;
  #replicas = 0;
  readonly #timers = new Map<string, number>();
  readonly #world: World;

  constructor(name: string, installation: number, world: World) {
    this.name = name;
    this.installation = installation;
    this.#world = world;
    this.replica = replicaFor(installation, 0);
    this.store = new MemoryDeviceStore(
      () => this.replica,
      () => (this.replica = replicaFor(installation, ++this.#replicas)),
    );
    this.state = initialSync(installation, 0);
  }

  start(): void {
    this.running = true;
    this.#life += 1;
    this.state = initialSync(this.installation, this.#world.chance.between(0, 1_000_000));
    this.dispatch({ type: "start", workOffline: false });
  }

  /** Everything that is not durable is gone. */
  crash(): void {
    this.running = false;
    this.#life += 1;
    this.#timers.clear();
    this.report = null;
    this.cut(false);
  }

  dispatch(event: SyncEvent): void {
    if (!this.running) return;
    const next = step(this.state, event);
    this.state = next.state;
    for (const effect of next.effects) this.#carryOut(effect);
  }

  /** The network is gone; the device may not notice by itself. */
  cut(noticed: boolean): void {
    const line = this.#line;
    if (!line?.up) return;
    const { chance, timeline } = this.#world;
    line.up = false;
    const { hub } = line;
    // What was under way to the hub may still arrive, long after the device has connected anew.
    if (hub) timeline.plan(chance.happens(0.5) ? chance.between(500, 3_000) : 0, () => hub.close());
    if (noticed) this.#later(chance.between(1, 200), () => this.dispatch({ type: "socket-closed", connection: line.connection }));
  }

  #later(delay: number, run: () => void | Promise<void>): void {
    const life = this.#life;
    this.#world.timeline.plan(delay, () => (life === this.#life ? run() : undefined));
  }

  #carryOut(effect: SyncEffect): void {
    this.effects += 1;
    switch (effect.type) {
      case "open-socket":
        return this.#open(effect.connection);
      case "close-socket":
        return this.cut(false);
      case "send":
        return this.#send(effect.connection, effect.frame);
      case "sign":
        return this.#later(1, () =>
          this.dispatch({
            type: "signed",
            connection: effect.connection,
            signature: this.#world.hub.sign(this.installation, effect.nonce),
            replica: this.replica,
          }),
        );
      case "renew-replica":
        return this.#later(1, () => this.dispatch({ type: "replica-renewed" }));
      case "set-timer": {
        const mark = (this.#timers.get(effect.timer) ?? 0) + 1;
        this.#timers.set(effect.timer, mark);
        return this.#later(effect.milliseconds, () => {
          if (this.#timers.get(effect.timer) === mark) this.dispatch({ type: "timer-fired", timer: effect.timer });
        });
      }
      case "clear-timer":
        this.#timers.set(effect.timer, (this.#timers.get(effect.timer) ?? 0) + 1);
        return;
      case "store":
        return this.#callStore(effect.task, effect.request);
      case "status":
        this.report = effect.report;
        return this.onReport(effect.report);
      case "answer":
        return;
    }
  }

  #callStore(task: number, request: StoreRequest): void {
    const { chance } = this.#world;
    const fails = this.#world.faulty && chance.happens(0.005);
    const failsLate = fails && chance.happens(0.5);
    this.#later(chance.between(0, 5), async () => {
      const call = this.store[request.method] as (...values: unknown[]) => Promise<unknown>;
      const answer = fails && !failsLate ? undefined : await call.apply(this.store, request.arguments as unknown[]);
      // The worst moment: durable, and nobody was told.
      if (this.#world.faulty && chance.happens(0.01)) return this.#crashAndReturn();
      this.#later(chance.between(0, 5), () =>
        this.dispatch(fails ? { type: "store-failed", task, problem: { code: "store-failed" } } : { type: "store-done", task, answer }),
      );
    });
  }

  #crashAndReturn(): void {
    const { chance, timeline, note } = this.#world;
    note(`${this.name} crashes between two store calls`);
    this.crash();
    timeline.plan(chance.between(1, 2_000), () => (this.running ? undefined : this.start()));
  }

  #open(connection: number): void {
    const { chance, hub, faulty } = this.#world;
    const line: Line = { connection, up: true, hub: null, toHub: 0, toDevice: 0 };
    this.#line = line;
    if (faulty && chance.happens(0.1)) {
      line.up = false;
      return this.#later(chance.between(1, 500), () => this.dispatch({ type: "socket-closed", connection }));
    }
    this.#later(chance.between(1, 40), () => {
      if (!line.up) return;
      line.hub = hub.connect(
        (frame) => this.#receive(line, frame),
        () => this.cut(true),
      );
      this.dispatch({ type: "socket-opened", connection });
    });
  }

  #send(connection: number, frame: DeviceFrame): void {
    const line = this.#line;
    const { chance, timeline } = this.#world;
    if (line?.connection !== connection || !line.up || !line.hub) return;
    const text = JSON.stringify(frame);
    const { hub } = line;
    line.toHub = Math.max(line.toHub, timeline.now + chance.between(1, 60));
    // A dropped line loses nothing that is under way before the hub hangs up on its end.
    timeline.plan(line.toHub - timeline.now, () => hub.receive(JSON.parse(text) as DeviceFrame));
    if (this.#world.faulty && chance.happens(0.01)) this.cut(chance.happens(0.7));
  }

  #receive(line: Line, frame: HubFrame): void {
    const { chance, timeline } = this.#world;
    if (!line.up) return;
    if (this.#world.faulty && chance.happens(0.01)) return this.cut(chance.happens(0.7));
    const text = JSON.stringify(frame);
    line.toDevice = Math.max(line.toDevice, timeline.now + chance.between(1, 60));
    this.#later(line.toDevice - timeline.now, () => {
      if (line.up) this.dispatch({ type: "frame-received", connection: line.connection, frame: JSON.parse(text) as HubFrame, at: timeline.now });
    });
  }
}
