/** What comes from the hub: pages, live changes, whole records, access. Applied durably before a cursor moves past it. */
import type { RecordDelta, RecordState } from "../crdt/record.ts";
import type { Feed } from "../domain/permissions.ts";
import type { RecordId } from "../lib/ids.ts";
import type { SyncPosition } from "../ports/device-store.ts";
import { mostWaitingDeltas, type Draft } from "./draft.ts";
import type { Cursors } from "./machine-types.ts";
import { limits, type HubFrame, type SessionPerson } from "./protocol.ts";
import { fetchMissing } from "./fetching.ts";
import { startPush } from "./pushing.ts";

type Frame<Type extends HubFrame["type"]> = Extract<HubFrame, { type: Type }>;

/** The store told its durable position after the hub's welcome: settle epoch and access, then pull. */
export function startSession(draft: Draft, saved: SyncPosition, welcome: Frame<"welcome">): void {
  const { state } = draft;
  let position = saved;
  if (saved.epoch !== null && saved.epoch !== welcome.epoch) {
    // Before the new epoch is saved: a crash between the two repeats this, the other order would skip it.
    draft.store({ method: "forgetAcknowledgements", arguments: [] });
    position = { ...saved, cursors: Object.fromEntries(Object.keys(saved.cursors).map((feed) => [feed, 0])) };
  }
  state.position = position;
  applyAccess(draft, welcome.feeds, welcome.person, welcome.epoch);
  state.phase = "pulling";
  state.toPull = welcome.feeds;
  state.live = [];
  pullNext(draft);
}

export function receiveAccess(draft: Draft, frame: Frame<"access">): void {
  const { state } = draft;
  // Access changed between the welcome and its first page: a new welcome says what holds now.
  if (!state.position) return draft.disconnect(null);
  const gained = frame.feeds.filter((feed) => !state.feeds.includes(feed));
  const lost = applyAccess(draft, frame.feeds, frame.person, state.position.epoch);
  // What was given to the store before belongs to cursors that are gone: the next session pulls everything in order.
  if (lost) return draft.disconnect(null);
  state.toPull = [...state.toPull, ...gained];
  if (state.toPull.length > 0) state.phase = "pulling";
  pullNext(draft);
}

/** @returns whether a feed was lost */
function applyAccess(draft: Draft, feeds: readonly Feed[], person: SessionPerson, epoch: string | null): boolean {
  const { state } = draft;
  const before = state.position ?? { epoch, cursors: {}, person: null };
  // The keys of the cursors say of which feeds this device may hold records, also before the first page.
  const held = Object.keys(before.cursors) as Feed[];
  const lost = held.some((feed) => !feeds.includes(feed));
  const cursors = Object.fromEntries(feeds.map((feed) => [feed, lost ? 0 : (before.cursors[feed] ?? 0)])) as Cursors;
  if (lost) {
    // First every cursor goes to 0: should the access come back before the purge is done, everything is pulled again. The lost feed is
    // named until the purge is done: should the device stop before, the next welcome purges. All feeds start anew, because the purge
    // judges by this device's copies, which may hold an unsent change of audience.
    draft.store({ method: "savePosition", arguments: [{ ...before, cursors: Object.fromEntries(held.map((feed) => [feed, 0])) as Cursors }] });
    draft.store({ method: "keepOnly", arguments: [feeds, person] });
    draft.count();
  }
  state.position = { epoch, cursors, person };
  state.feeds = feeds;
  draft.store({ method: "savePosition", arguments: [state.position] });
  return lost;
}

function pullNext(draft: Draft): void {
  const { state } = draft;
  if (state.pulling) return;
  const [next, ...rest] = state.toPull;
  if (next) {
    state.toPull = rest;
    state.pulling = next;
    askPage(draft);
    return;
  }
  if (state.phase !== "pulling") return;
  state.phase = "live";
  startPush(draft);
}

function askPage(draft: Draft): void {
  const { state } = draft;
  if (!state.pulling) return;
  state.pageAsked = true;
  state.pageWanted = false;
  draft.ask({ type: "pull", feed: state.pulling, after: state.position?.cursors[state.pulling] ?? 0, limit: limits.page });
}

function dropPull(draft: Draft): void {
  Object.assign(draft.state, { pulling: null, pageAsked: false, pageWanted: false });
}

/** A feed the hub does not grant after all: the others go on. */
export function abandonPull(draft: Draft): void {
  dropPull(draft);
  pullNext(draft);
}

export function receivePage(draft: Draft, frame: Frame<"page">): void {
  const { state } = draft;
  if (frame.feed !== state.pulling || !state.pageAsked || !state.position) return;
  state.pageAsked = false;
  draft.answered();
  const before = state.position.cursors[frame.feed] ?? 0;
  if (frame.more && frame.cursor <= before) return draft.disconnect({ code: "hub-confused", detail: "page" });
  if (frame.records.length > 0) draft.store({ method: "mergeRecords", arguments: [frame.records] });
  if (frame.withdrawn.length > 0) {
    draft.store({ method: "withdraw", arguments: [frame.withdrawn] });
    draft.count();
  }
  state.position = { ...state.position, cursors: furthest(state.position.cursors, { [frame.feed]: frame.cursor }) };
  state.pagesToStore += 1;
  draft.store({ method: "savePosition", arguments: [state.position] }, { type: "page-stored" });
  if (frame.more) {
    // One page travels while one is stored, no more.
    if (state.pagesToStore <= 1) askPage(draft);
    else state.pageWanted = true;
    return;
  }
  state.live = [...state.live, frame.feed];
  state.pulling = null;
  pullNext(draft);
}

export function pageStored(draft: Draft): void {
  const { state } = draft;
  state.pagesToStore -= 1;
  if (state.pageWanted && state.pulling) askPage(draft);
}

export function receiveChange(draft: Draft, frame: Frame<"change">): void {
  const { state } = draft;
  if (!frame.feeds.some((feed) => state.feeds.includes(feed))) return;
  const cursors = liveCursors(draft, frame.feeds, frame.seq);
  const last = state.queue.at(-1);
  const waiting = state.queue.reduce((sum, task) => sum + (task.request.method === "applyDeltas" ? task.request.arguments[0].length : 0), 0);
  if (waiting >= mostWaitingDeltas) return draft.disconnect(null);
  if (last?.request.method === "applyDeltas" && last.then.type === "live-stored" && last.connection === state.connection) {
    const deltas: readonly RecordDelta[] = [...last.request.arguments[0], frame.delta];
    const joined = {
      ...last,
      request: { method: "applyDeltas" as const, arguments: [deltas] as [readonly RecordDelta[]] },
      then: { type: "live-stored" as const, cursors: furthest(last.then.cursors, cursors) },
    };
    state.queue = [...state.queue.slice(0, -1), joined];
  } else draft.store({ method: "applyDeltas", arguments: [[frame.delta]] }, { type: "live-stored", cursors });
}

export function receiveWithdrawn(draft: Draft, frame: Frame<"withdrawn">): void {
  draft.store({ method: "withdraw", arguments: [[frame.id]] }, { type: "live-stored", cursors: liveCursors(draft, frame.feeds, frame.seq) });
  draft.count();
}

/** Only a feed that was pulled to its end moves by live frames: before that they may run ahead of pages still to come. */
function liveCursors(draft: Draft, feeds: readonly Feed[], seq: number): Cursors {
  return Object.fromEntries(feeds.filter((feed) => draft.state.live.includes(feed)).map((feed) => [feed, seq]));
}

export function liveStored(draft: Draft, cursors: Cursors, missing: readonly RecordId[]): void {
  const { state } = draft;
  state.missing = [...new Set([...state.missing, ...missing])];
  // Access may have gone while the change was being stored.
  const followed = Object.fromEntries(Object.entries(cursors).filter(([feed]) => state.live.includes(feed as Feed))) as Cursors;
  state.ahead = furthest(state.ahead, followed);
  fetchMissing(draft);
  saveAhead(draft);
}

export function receiveRecords(draft: Draft, frame: Frame<"records">): void {
  const { state } = draft;
  if (!state.fetching) return;
  const here = new Map<string, RecordState>(frame.records.map((record) => [record.id, record]));
  const named = new Set<string>([...here.keys(), ...frame.missing]);
  const ids = state.fetching.filter((id) => named.has(id));
  for (const delta of state.oversized.filter((one) => ids.includes(one.id))) {
    draft.store({ method: "quarantine", arguments: [{ id: delta.id, delta, reason: "change-too-large", hubCopy: here.get(delta.id) ?? null }] });
  }
  draft.store({ method: "mergeRecords", arguments: [frame.records] }, { type: "fetched", ids });
  draft.count();
}

/** The hub answers in as many frames as it takes; the fetch ends when every id was named in one. */
export function fetched(draft: Draft, ids: readonly RecordId[]): void {
  const { state } = draft;
  const left = (state.fetching ?? []).filter((id) => !ids.includes(id));
  state.fetching = left.length > 0 ? left : null;
  state.missing = state.missing.filter((id) => !ids.includes(id));
  const waited = state.oversized.length;
  state.oversized = state.oversized.filter((delta) => !ids.includes(delta.id));
  draft.answered();
  fetchMissing(draft);
  saveAhead(draft);
  if (waited > 0) startPush(draft);
}

/** While a record is missing no cursor passes the change that named it: after a crash that change comes again. */
function saveAhead(draft: Draft): void {
  const { state } = draft;
  if (state.missing.length > 0 || state.fetching || !state.position || Object.keys(state.ahead).length === 0) return;
  const cursors = furthest(state.position.cursors, state.ahead);
  state.ahead = {};
  if ((Object.keys(cursors) as Feed[]).every((feed) => cursors[feed] === state.position?.cursors[feed])) return;
  state.position = { ...state.position, cursors };
  const last = state.queue.at(-1);
  if (last?.request.method === "savePosition" && last.then.type === "nothing" && last.connection === state.connection) {
    state.queue = [...state.queue.slice(0, -1), { ...last, request: { method: "savePosition", arguments: [state.position] } }];
  } else draft.store({ method: "savePosition", arguments: [state.position] });
}

function furthest(left: Cursors, right: Cursors): Cursors {
  const joined: Partial<Record<Feed, number>> = { ...left };
  for (const feed of Object.keys(right) as Feed[]) joined[feed] = Math.max(joined[feed] ?? 0, right[feed] ?? 0);
  return joined;
}
