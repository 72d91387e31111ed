/** A hub in memory that speaks the protocol over any pair of functions, with a seeded taste for trouble. */
import { acknowledgedBy, applyDelta, deltaSince, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { covers, hasSeen } from "#shared/crdt/context.ts";
import { emptyRecord, type RecordDelta, type RecordState } from "#shared/crdt/record.ts";
import { audienceOf } from "#shared/crdt/view.ts";
import { feedsFor, feedsOf, mayRead, type Feed, type Target } from "#shared/domain/permissions.ts";
import { installationOf, type RecordId } from "#shared/lib/ids.ts";
import type { ChangeRefusal, ChangeResult, DeviceFrame, HubFrame, SessionPerson } from "#shared/sync/protocol.ts";

interface Stored {
  readonly record: RecordState;
  readonly seq: number;
  /** Every feed it was ever in. */
  readonly reach: readonly Feed[];
}

export interface MemoryHubOptions {
  readonly pageSize: number;
  readonly refuse: (delta: RecordDelta, person: SessionPerson) => ChangeRefusal | null;
  /** Whether trouble happens now: an internal error, or a live frame that makes the device ask for the whole record. */
  readonly trouble: (kind: "internal-error" | "no-delta" | "close" | "close-on-fetch") => boolean;
}

export interface HubConnection {
  receive(frame: DeviceFrame): void;
  close(): void;
}

const targetOf = (record: RecordState): Target => ({ kind: record.kind, scope: record.scope, audience: audienceOf(record, undefined) });
const actorOf = (person: SessionPerson) => ({ ...person, person: person.id });

class Session {
  person: SessionPerson | null = null;
  installation = 0;
  readonly live = new Set<Feed>();
  readonly send: (frame: HubFrame) => void;
  readonly hangUp: () => void;
  constructor(send: (frame: HubFrame) => void, hangUp: () => void) {
    this.send = send;
    this.hangUp = hangUp;
  }
}

export class MemoryHub {
  readonly people = new Map<number, SessionPerson>();
  records = new Map<string, Stored>();
  /** Called with each change that is committed. */
  onMerged: (delta: RecordDelta) => void = () => {};
  epoch = "epoch-1";
  seq = 0;
  #relays = false;
  readonly #sessions = new Set<Session>();
  readonly #options: MemoryHubOptions;

  constructor(options: MemoryHubOptions) {
    this.#options = options;
  }

  connect(send: (frame: HubFrame) => void, hangUp: () => void): HubConnection {
    const session = new Session(send, hangUp);
    this.#sessions.add(session);
    return { receive: (frame) => this.#receive(session, frame), close: () => this.#sessions.delete(session) };
  }

  backup(): { records: Map<string, Stored>; seq: number } {
    return { records: new Map(this.records), seq: this.seq };
  }
  restore(backup: { records: Map<string, Stored>; seq: number }, epoch: string): void {
    this.records = new Map(backup.records);
    this.seq = backup.seq;
    this.epoch = epoch;
    this.#relays = true;
    this.restart();
  }
  restart(): void {
    for (const session of this.#sessions) session.hangUp();
    this.#sessions.clear();
  }
  changePerson(installation: number, person: SessionPerson): void {
    this.people.set(installation, person);
    for (const session of this.#sessions) {
      if (session.installation !== installation || !session.person) continue;
      session.person = person;
      const feeds = feedsOf(actorOf(person));
      for (const feed of session.live) if (!feeds.includes(feed)) session.live.delete(feed);
      session.send({ type: "access", feeds, person });
    }
  }

  #receive(session: Session, frame: DeviceFrame): void {
    if (!this.#sessions.has(session)) return;
    if (frame.type === "hello") {
      session.installation = frame.installation;
      return session.send({ type: "challenge", nonce: `nonce-${this.seq}` });
    }
    if (frame.type === "prove") {
      const person = this.people.get(session.installation);
      if (!person) return session.send({ type: "problem", code: "installation-unknown", closes: true });
      session.person = person;
      return session.send({ type: "welcome", epoch: this.epoch, feeds: feedsOf(actorOf(person)), person, forum: "GFMD", expires: 0, renewReplica: false });
    }
    const { person } = session;
    if (!person) return session.send({ type: "problem", code: "not-authenticated", closes: true });
    if ((frame.type === "push" || frame.type === "pull") && this.#options.trouble("internal-error"))
      return session.send({ type: "problem", code: "internal-error", closes: false });
    switch (frame.type) {
      case "ping":
        return session.send({ type: "pong" });
      case "pull":
        return this.#pull(session, person, frame.feed as Feed, frame.after);
      case "push":
        return this.#push(session, person, frame.batch, frame.changes as RecordDelta[]);
      case "fetch": {
        if (this.#options.trouble("close-on-fetch")) return session.hangUp();
        const found = frame.ids
          .map((id) => this.records.get(id))
          .filter((stored) => stored !== undefined && mayRead(actorOf(person), targetOf(stored.record))) as Stored[];
        const records = found.map((stored) => stored.record);
        return session.send({ type: "records", records, missing: frame.ids.filter((id) => !records.some((record) => record.id === id)) as RecordId[] });
      }
      default:
        return session.send({ type: "problem", code: "unknown-frame", closes: false });
    }
  }

  #pull(session: Session, person: SessionPerson, feed: Feed, after: number): void {
    if (!feedsOf(actorOf(person)).includes(feed)) return session.send({ type: "problem", code: "feed-not-granted", detail: feed, closes: false });
    const found = [...this.records.values()].filter((stored) => stored.seq > after && stored.reach.includes(feed)).sort((a, b) => a.seq - b.seq);
    const page = found.slice(0, this.#options.pageSize);
    const more = found.length > page.length;
    const readable = page.filter((stored) => mayRead(actorOf(person), targetOf(stored.record)));
    if (!more) session.live.add(feed);
    session.send({
      type: "page",
      feed,
      more,
      records: readable.map((stored) => stored.record),
      withdrawn: page.filter((stored) => !readable.includes(stored)).map((stored) => stored.record.id),
      cursor: more ? (page.at(-1) as Stored).seq : this.seq,
    });
  }

  #push(session: Session, person: SessionPerson, batch: string, changes: readonly RecordDelta[]): void {
    const results = changes.map((delta): ChangeResult => this.#merge(session, person, delta));
    session.send({ type: "pushed", batch, results });
    if (this.#options.trouble("close")) session.hangUp();
  }

  #merge(session: Session, person: SessionPerson, delta: RecordDelta): ChangeResult {
    const stored = this.records.get(delta.id);
    const readable = stored && mayRead(actorOf(person), targetOf(stored.record)) ? stored.record : null;
    const before = stored?.record ?? emptyRecord(delta.id, delta.kind, delta.scope);
    const refuse = (reason: ChangeRefusal): ChangeResult => ({ id: delta.id, outcome: "refused", reason, record: readable });
    if (!mayRead(actorOf(person), targetOf(stored ? before : delta))) return refuse("not-visible");
    const applied = applyDelta(before, delta);
    if (applied.outcome === "missing-context") return { id: delta.id, outcome: "send-whole" };
    if (!this.#relays && this.#bringsOthers(before, delta, session.installation)) return refuse("not-the-author");
    const reason = this.#options.refuse(delta, person);
    if (reason) return refuse(reason);
    if (covers(before.clock, delta.clock)) return { id: delta.id, outcome: "merged", seq: stored?.seq ?? 0, clock: before.clock };
    const { record } = applied;
    this.seq += 1;
    const reach = [...new Set([...(stored?.reach ?? []), ...feedsFor(targetOf(record))])];
    this.records.set(delta.id, { record, seq: this.seq, reach });
    this.onMerged(delta);
    this.#tell(stored?.record ?? null, record);
    return { id: delta.id, outcome: "merged", seq: this.seq, clock: record.clock };
  }

  #bringsOthers(before: RecordState, delta: RecordDelta, installation: number): boolean {
    return Object.values(delta.fields).some((heads) => heads.some((head) => !hasSeen(before.clock, head.dot) && installationOf(head.dot[0]) !== installation));
  }

  #tell(before: RecordState | null, record: RecordState): void {
    for (const session of this.#sessions) {
      if (!session.person) continue;
      const actor = actorOf(session.person);
      const could = before !== null && mayRead(actor, targetOf(before));
      const can = mayRead(actor, targetOf(record));
      const touched = new Set([...(before ? feedsFor(targetOf(before)) : []), ...feedsFor(targetOf(record))]);
      if (![...touched].some((feed) => session.live.has(feed))) continue;
      // Also those that the session has not pulled to their end: the device must tell them apart.
      const feeds = [...touched].filter((feed) => feedsOf(actor).includes(feed));
      if (could && !can) session.send({ type: "withdrawn", feeds, seq: this.seq, id: record.id });
      else if (can) {
        const delta = deltaSince(record, could && before ? acknowledgedBy(before) : nothingAcknowledged) as RecordDelta;
        session.send({ type: "change", feeds, seq: this.seq, delta: this.#options.trouble("no-delta") ? { ...delta, base: record.clock } : delta });
      }
    }
  }
}
