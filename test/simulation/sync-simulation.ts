/**
 * A seeded world: devices that edit, crash and lose the network, people whose access changes, a hub that refuses, restarts and is
 * restored from an older backup. Then the trouble ends, and everything that was promised must be true.
 */
import type { Edit } from "#shared/crdt/edit.ts";
import { conflictedFields, elementsOf, emptyRecord, type RecordState } from "#shared/crdt/record.ts";
import { audienceOf } from "#shared/crdt/view.ts";
import { textOf } from "#shared/crdt/text.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { feedsOf, mayRead, mayWrite } from "#shared/domain/permissions.ts";
import { asPersonId, asRecordId, asScope, scopePattern, type Scope } from "#shared/lib/ids.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { Ledger, marksOf, shownOf } from "#test/simulation/ledger.ts";
import { Chance } from "#test/simulation/random.ts";
import { SimulatedDevice, type World } from "#test/simulation/simulated-device.ts";
import { SimulatedHub } from "#test/simulation/simulated-hub.ts";
import { Timeline } from "#test/simulation/timeline.ts";

export interface Outcome {
  readonly seed: number;
  readonly broken: readonly string[];
  readonly operations: readonly string[];
  readonly counts: { readonly writes: number; readonly quarantined: number; readonly merged: number; readonly steps: number };
}

/** Parts of each kind in which the simulated people write. */
const kinds = {
  contact: { fields: ["name", "function", "seatDetail"], set: "topics", text: "notes" },
  initiative: { fields: ["title", "leadMinistry", "source"], set: "partners", text: "narrative" },
} as const;

/** Devices that keep to the protocol are never told this of their own edits, nor after a restore when they hold each other's. */
const neverDeserved: ReadonlySet<string> = new Set(["malformed-change", "unknown-history", "not-the-author", "damaged-text", "kind-or-scope-differs"]);

const person = (id: string, role: SessionPerson["role"], country: string | null, processes: readonly string[]): SessionPerson => ({
  id,
  name: id,
  role,
  country,
  ministry: "",
  processes,
});

const isContested = (record: RecordState): boolean => conflictedFields(record).length > 0;

function newTarget(kind: keyof typeof kinds, scope: Scope, number: number): Pick<RecordState, "id" | "kind" | "scope"> {
  return { id: asRecordId(`${kind}.${scope.replace(":", "-")}.${number}`), kind, scope: asScope(scope) };
}

export async function simulate(seed: number, length = 60): Promise<Outcome> {
  const chance = new Chance(seed);
  const timeline = new Timeline();
  const operations: string[] = [];
  const broken: string[] = [];
  const note = (line: string): void => void operations.push(`${String(timeline.now).padStart(7)} ${line}`);
  const ledger = new Ledger();
  // Who lost the right to read has nothing to bring back after a restore: the two troubles are simulated apart.
  const restores = chance.happens(0.4);
  const accessChanges = !restores && chance.happens(0.7);
  const hub = new SimulatedHub({
    timeline,
    chance: new Chance(seed + 1),
    pageSize: chance.between(1, 5),
    merged: (change) => ledger.hubMerged(change),
    trouble: (kind) => world.faulty && chance.happens({ "internal-error": 0.02, "no-delta": 0.1, close: 0.02, "close-on-fetch": 0.4 }[kind]),
  });
  const world: World = { timeline, chance, hub, note, faulty: false };
  await hub.open();
  const installations = [
    await hub.enrol(person("p.focal", "focal-point", "BEL", ["colombo"])),
    await hub.enrol(person("p.official", "official", "BEL", [])),
    await hub.enrol(person("p.secretariat", "secretariat", null, ["colombo"])),
  ];
  world.faulty = true;
  const devices = installations.map((installation) => new SimulatedDevice(`device ${installation - 1}`, installation, world));
  const stores = devices.map((device) => device.store);
  devices.forEach((device, index) => {
    device.onReport = (report) => {
      if (!report.confirmed) return;
      const lost = ledger.lost(stores, ledger.everMerged, index);
      if (lost.length > 0) broken.push(`SY-50 ${device.name} says all is with the secretariat at ${timeline.now}, but: ${lost.join("; ")}`);
    };
    device.start();
  });

  let marks = 0;
  let backup = { at: 0, data: hub.backup(), merged: new Set<string>() };

  function edit(index: number): void {
    const device = devices[index] as SimulatedDevice;
    const who = hub.people.get(device.installation) as SessionPerson;
    const held = [...device.store.held.values()]
      .map(({ record }) => record)
      .filter(
        (record) =>
          record.kind in kinds &&
          // People are mostly offered what they may do.
          (mayWrite({ ...who, person: who.id }, { ...record, audience: audienceOf(record, kindOf(record.kind)) }, "", isContested(record)).allowed ||
            chance.happens(0.1)),
      );
    // The secretariat follows every process by one feed; here there is one.
    const scopes = feedsOf({ ...who, person: who.id })
      .map((feed) => (feed === "processes" ? "process:colombo" : feed))
      .filter((feed) => scopePattern.test(feed) && (feed !== "forum" || who.role === "secretariat" || chance.happens(0.05)));
    const scope = (scopes.length > 0 ? chance.pick(scopes) : "forum") as Scope;
    const target: Pick<RecordState, "id" | "kind" | "scope"> =
      held.length > 0 && chance.happens(0.7) ? chance.pick(held) : newTarget(chance.pick(["contact", "initiative"]), scope, chance.between(1, 3));
    const parts = kinds[target.kind as keyof typeof kinds];
    const before = device.store.held.get(target.id)?.record ?? emptyRecord(target.id, target.kind, target.scope);
    const mark = `e${++marks}`;
    const kind = chance.between(0, 9);
    const dot = [device.replica, (before.clock[device.replica] ?? 0) + 1] as const;
    const save = (part: "field" | "add" | "remove" | "text", name: string, known: string, change: Edit): void => {
      note(`${device.name} writes ${target.id} ${part} ${name} ${known}`);
      device.store.edit(target, { replica: device.replica, person: asPersonId(who.id), at: timeline.now }, [change]);
      ledger.saved({ device: index, record: target.id, part, name, mark: known, dot, seen: before.clock });
    };
    if (kind < 5) {
      const contested = parts.fields.filter((field) => (before.fields[field]?.length ?? 0) > 1);
      const name = chance.pick(contested.length > 0 ? contested : parts.fields);
      // A number is of the wrong type, so that the hub refuses it.
      const value = chance.happens(0.05) ? marks : mark;
      save("field", name, String(value), { type: "set", field: name, value });
    } else if (kind === 5) save("add", parts.set, mark, { type: "add", set: parts.set, element: mark });
    else if (kind === 6) {
      const elements = elementsOf(before, parts.set);
      if (elements.length === 0) return;
      const element = chance.pick(elements);
      save("remove", parts.set, element, { type: "remove", set: parts.set, element });
    } else if (kind < 9) {
      const text = textOf(before.texts[parts.text]?.state);
      // One letter of its own for each edit, so that nothing can be split.
      const letters = String.fromCodePoint(0x4e00 + marks);
      save("text", parts.text, letters, { type: "replace-text", text: parts.text, value: chance.happens(0.5) ? letters + text : text + letters });
    } else if (accessChanges && target.scope.startsWith("country:")) {
      const audience = chance.pick(["internal", "secretariat", "network"]);
      note(`${device.name} sets the audience of ${target.id} to ${audience}`);
      device.store.edit(target, { replica: device.replica, person: asPersonId(who.id), at: timeline.now }, [
        { type: "set", field: "audience", value: audience },
      ]);
    } else return;
    device.dispatch({ type: "local-edit" });
  }

  async function trouble(): Promise<void> {
    const device = chance.pick(devices);
    const what = chance.between(0, 9);
    if (what <= 1) {
      note(`${device.name} crashes`);
      device.crash();
      timeline.plan(chance.between(1, 5_000), () => (device.running ? undefined : device.start()));
    } else if (what <= 3) {
      note(`${device.name} loses the network`);
      device.cut(chance.happens(0.5));
    } else if (what === 4) {
      note(`${device.name} works offline`);
      device.dispatch({ type: "go-offline" });
      timeline.plan(chance.between(100, 60_000), () => device.dispatch({ type: "go-online" }));
    } else if (what === 5) device.dispatch({ type: "network-changed" });
    else if (what === 6) {
      note("the hub restarts");
      await hub.restart();
    } else if (what === 7 && restores) {
      if (chance.happens(0.5)) {
        backup = { at: timeline.now, data: hub.backup(), merged: new Set(ledger.merged) };
        note("the hub is backed up");
      } else {
        note(`the hub is restored from ${backup.at}`);
        ledger.merged = new Set(backup.merged);
        await hub.restore(backup.data);
      }
    } else if (what >= 7 && accessChanges) {
      const installation = chance.between(1, 3);
      const who = hub.people.get(installation) as SessionPerson;
      const processes: string[] = who.processes.length > 0 ? [] : ["colombo"];
      note(`${who.id} ${processes.length > 0 ? "joins" : "leaves"} the process`);
      await hub.changeProcesses(installation, processes);
    }
  }

  for (let count = 0; count < length; count++) {
    await timeline.runUntil(timeline.now + (chance.happens(0.1) ? chance.between(2_000, 40_000) : chance.between(1, 600)));
    if (chance.happens(0.7)) edit(chance.between(0, devices.length - 1));
    else await trouble();
  }

  note("the trouble ends");
  world.faulty = false;
  for (const device of devices) {
    if (!device.running) device.start();
    device.dispatch({ type: "go-online" });
  }
  const settled = (): boolean =>
    devices.every((device) => device.running && device.report?.confirmed === true && device.state.toPull.length === 0 && device.state.missing.length === 0);
  const end = timeline.now + 900_000;
  // What one device brings the others must still hear of: quiet means quiet for a while.
  while (timeline.now < end) {
    await timeline.runUntil(end, settled);
    await timeline.runUntil(timeline.now + 20_000);
    if (settled()) break;
  }
  for (const device of devices) {
    if (!settled() && device.report?.confirmed !== true)
      broken.push(`SY-41 ${device.name} never settles: ${JSON.stringify({ ...device.state, reported: device.report, queue: device.state.queue.length })}`);
    broken.push(...differences(device, hub, restores ? ledger.keptByAuthors(stores) : null));
  }
  for (const line of ledger.lost(stores, ledger.merged)) broken.push(`SY-01 lost: ${line}`);
  for (const line of ledger.wrongAtHub(hub.records(), stores)) broken.push(`SY-02 ${line}`);
  // Unless another device was rightly refused this record, and with that what it had not brought back of it.
  const deserved = new Set(stores.flatMap(({ quarantined }) => quarantined.filter(({ reason }) => !neverDeserved.has(reason)).map(({ id }) => id)));
  for (const [index, { quarantined }] of stores.entries())
    for (const { id, reason } of quarantined)
      if (neverDeserved.has(reason) && !deserved.has(id)) broken.push(`SY-38 device ${index} was refused ${id} as ${reason}`);
  if (timeline.steps > 40_000) broken.push(`SY-06 ${timeline.steps} steps`);
  const quarantined = stores.reduce((sum, store) => sum + store.quarantined.length, 0);
  return { seed, broken, operations, counts: { writes: ledger.writes.length, quarantined, merged: ledger.merged.size, steps: timeline.steps } };
}

/** @param keptByAuthor after a restore: what lies in a quarantine, and which readers may go on showing (SY-26) */
function differences(device: SimulatedDevice, hub: SimulatedHub, keptByAuthor: ReadonlySet<string> | null): string[] {
  const found: string[] = [];
  const who = hub.people.get(device.installation) as SessionPerson;
  const readable = [...hub.records().values()].filter(({ record, audience }) =>
    mayRead({ ...who, person: who.id }, { kind: record.kind, scope: record.scope, audience }),
  );
  for (const { record } of readable) {
    const mine = device.store.held.get(record.id)?.record;
    if (!mine) found.push(`SY-03 ${device.name} lacks ${record.id}`);
    else if (shownOf(mine) !== shownOf(record) && !(keptByAuthor && showsMoreThan(mine, record, keptByAuthor)))
      found.push(`SY-03 ${device.name} shows ${shownOf(mine)}, the hub ${shownOf(record)}`);
  }
  for (const [id, { record: mine }] of device.store.held)
    if (!readable.some(({ record }) => record.id === id) && !(keptByAuthor && showsMoreThan(mine, null, keptByAuthor)))
      found.push(`SY-33 ${device.name} still holds ${id}`);
  return found;
}

function showsMoreThan(mine: RecordState, hubs: RecordState | null, more: ReadonlySet<string>): boolean {
  const here = marksOf(mine);
  const there = hubs ? marksOf(hubs) : new Set<string>();
  // What replaced a value may be kept by its author and shown here, while the hub was given back only what was replaced.
  return [...there].every((mark) => here.has(mark) || more.has(mark)) && [...here].every((mark) => there.has(mark) || more.has(mark));
}

export function describeOutcome({ seed, broken, operations }: Outcome): string {
  return [`seed ${seed}`, ...broken, "operations:", ...operations].join("\n");
}
