/**
 * One device's connection, without the socket.
 *
 *   greeting ──hello──► challenged ──prove──► open          enrol is answered in any phase but open
 *
 * Frames are handled one after another; a push is only handed over in its turn, so that several share one commit. Whatever a frame
 * holds, it is answered by a problem and changes nothing; only patience ends.
 */
import type { EnrolmentLimit } from "#hub/enrolment/enrolment-limit.ts";
import { hashOfCode } from "#hub/enrolment/invitation-codes.ts";
import { actorOf, sessionPersonOf } from "#hub/enrolment/people.ts";
import { isPublicKey, isSignedBy } from "#hub/enrolment/signatures.ts";
import type { Hub, Listener } from "#hub/hub.ts";
import { readFrame } from "#hub/transport/read-frame.ts";
import { followFeeds, type FollowedFeeds } from "#hub/transport/followed-feeds.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { feedsOf, mayRead, type Actor, type Feed } from "#shared/domain/permissions.ts";
import { installationOf, type ReplicaId } from "#shared/lib/ids.ts";
import type { Account } from "#shared/ports/hub-storage.ts";
import { protocolVersion, type DeviceFrame, type HubFrame, type ProblemCode } from "#shared/sync/protocol.ts";

export interface Line {
  readonly address: string;
  send(text: string): void;
  /** Bytes that wait to go out. */
  buffered(): number;
  close(code: number, reason: string): void;
  /** Calls back once, unless the connection ends before. */
  after(ms: number, then: () => void): void;
  /** A defect: told to those who run the hub, without what people wrote. */
  report(error: unknown): void;
}

export interface ConnectionLimits {
  readonly sessionMs: number;
  /** How long a connection may stay without a session. */
  readonly greetingMs: number;
  /** Problems after which a connection is closed. */
  readonly problems: number;
  /** Frames that may wait for their turn. */
  readonly waiting: number;
  /** Bytes that may wait for a slow device: past that it must come back and pull. */
  readonly buffered: number;
}

export const usualLimits: ConnectionLimits = { sessionMs: 3_600_000, greetingMs: 30_000, problems: 100, waiting: 256, buffered: 16_777_216 };

export interface Connection {
  receive(text: string, bytes: number): void;
  receiveBinary(): void;
  ended(): void;
}

interface Session {
  readonly installation: number;
  account: Account;
  actor: Actor;
  readonly feeds: FollowedFeeds;
}
type Phase =
  | { readonly name: "greeting" }
  | { readonly name: "challenged"; readonly installation: number; readonly nonce: string }
  | { readonly name: "open"; readonly session: Session }
  | { readonly name: "ended" };
type FrameOf<Type extends DeviceFrame["type"]> = Extract<DeviceFrame, { type: Type }>;

export function openConnection(hub: Hub, line: Line, enrolments: EnrolmentLimit, limits: ConnectionLimits = usualLimits): Connection {
  let phase: Phase = { name: "greeting" };
  let problems = 0;
  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();

  const listener: Listener = {
    announce(announcement) {
      if (phase.name !== "open") return;
      const told = announcement.for(phase.session.actor);
      if (!told) return;
      phase.session.feeds.offer(told.feed, { seq: announcement.seq, text: told.text });
      endIfSlow();
    },
    accessChanged(account) {
      if (phase.name !== "open" || phase.session.account.person !== account.person) return;
      if (account.revoked) return problem("installation-revoked", undefined, true);
      phase.session.account = account;
      phase.session.actor = actorOf(account);
      const feeds = feedsOf(phase.session.actor);
      phase.session.feeds.grant(feeds);
      send({ type: "access", feeds, person: sessionPersonOf(account) });
    },
  };

  line.after(limits.greetingMs, () => {
    if (phase.name === "greeting" || phase.name === "challenged") problem("not-authenticated", "too-late", true);
  });

  function receive(text: string, bytes: number): void {
    if (phase.name === "ended") return;
    if (waiting >= limits.waiting) return problem("rate-limited", undefined, true);
    waiting++;
    turn = turn
      .then(() => handle(text, bytes))
      .catch((error: unknown) => {
        line.report(error);
        problem("internal-error");
      })
      .finally(() => {
        waiting--;
      });
  }

  async function handle(text: string, bytes: number): Promise<void> {
    if (phase.name === "ended") return;
    const read = readFrame(text, bytes);
    if (read.outcome === "problem") return problem(read.code, read.detail);
    const { frame } = read;
    switch (frame.type) {
      case "ping":
        return send({ type: "pong" });
      case "enrol":
        return phase.name === "open" ? problem("malformed-frame", "enrol") : enrol(frame);
      case "hello":
        return phase.name === "open" ? problem("malformed-frame", "hello") : hello(frame);
      case "prove":
        return phase.name === "challenged" ? prove(frame, phase.installation, phase.nonce) : problem("not-authenticated");
    }
    if (phase.name !== "open") return problem("not-authenticated");
    const { session } = phase;
    switch (frame.type) {
      case "pull":
        return pull(frame, session);
      case "push":
        return push(frame, bytes, session);
      case "fetch":
        return fetchWhole(frame, session);
      case "brought-back":
        return hub.storage.broughtBack(session.installation);
      case "command":
        return send({ type: "answer", request: frame.request, ...(await hub.command(session.actor, frame.name, frame.input)) });
    }
  }

  async function enrol(frame: FrameOf<"enrol">): Promise<void> {
    if (frame.protocol !== protocolVersion) return problem("unsupported-protocol");
    if (!isPublicKey(frame.publicKey)) return problem("malformed-frame", "publicKey");
    if (!enrolments.mayTry(line.address, hub.now())) return problem("rate-limited");
    const redeemed = await hub.storage.redeem(hashOfCode(frame.invitation), frame.publicKey, frame.device, hub.now());
    if (redeemed.outcome !== "enrolled") {
      enrolments.failed(line.address, hub.now());
      return problem(`invitation-${redeemed.outcome}`);
    }
    const account = await hub.storage.account(redeemed.person);
    if (!account || account.revoked) return problem("installation-revoked");
    send({ type: "enrolled", installation: redeemed.installation, person: sessionPersonOf(account), forum: hub.forum });
  }

  async function hello(frame: FrameOf<"hello">): Promise<void> {
    if (frame.protocol !== protocolVersion) return problem("unsupported-protocol");
    if (!(await hub.storage.installation(frame.installation))) return problem("installation-unknown");
    const nonce = Buffer.from(hub.randomBytes(32)).toString("base64url");
    phase = { name: "challenged", installation: frame.installation, nonce };
    send({ type: "challenge", nonce });
  }

  async function prove(frame: FrameOf<"prove">, number: number, nonce: string): Promise<void> {
    // One try for each nonce.
    phase = { name: "greeting" };
    const installation = await hub.storage.installation(number);
    if (!installation) return problem("installation-unknown");
    if (!isSignedBy(installation.publicKey, nonce, frame.signature)) return problem("signature-wrong");
    const account = await hub.storage.account(installation.person);
    if (!account || account.revoked) return problem("installation-revoked");
    await hub.storage.seen(number, hub.now());
    const actor = actorOf(account);
    const feeds = feedsOf(actor);
    phase = { name: "open", session: { installation: number, account, actor, feeds: followFeeds(feeds, (text) => line.send(text)) } };
    hub.listeners.add(listener);
    line.after(limits.sessionMs, () => problem("session-expired", undefined, true));
    const renewReplica = installationOf(frame.replica as ReplicaId) !== number;
    const expires = hub.now() + limits.sessionMs;
    const bringBack = installation.awaited ? { bringBack: true as const } : {};
    send({ type: "welcome", epoch: hub.epoch, feeds, person: sessionPersonOf(account), forum: hub.forum, expires, renewReplica, ...bringBack });
  }

  async function pull(frame: FrameOf<"pull">, session: Session): Promise<void> {
    const feed = frame.feed as Feed;
    if (!session.feeds.begin(feed)) return problem("feed-not-granted", frame.feed);
    const limit = frame.limit ?? pageLength;
    const { country } = session.actor;
    const stored = await hub.storage.page(feed, country === null ? null : `country:${country}`, frame.after, limit);
    const page = fillPage(stored, (record) => mayRead(session.actor, record));
    const isWhole = page.used === stored.length;
    const more = !isWhole || stored.length === limit;
    const cursor = stored[page.used - 1]?.seq ?? frame.after;
    line.send(
      `{"type":"page","feed":${JSON.stringify(feed)},"records":[${page.records.join(",")}],"withdrawn":${JSON.stringify(page.withdrawn)},"cursor":${cursor},"more":${more}}`,
    );
    session.feeds.paged(feed, cursor, more);
    endIfSlow();
  }

  function push(frame: FrameOf<"push">, bytes: number, session: Session): void {
    const { installation, account, actor } = session;
    const sender = { person: account.person, installation, actor, relays: true };
    hub
      .push(frame.changes, bytes, sender, listener, (results) => send({ type: "pushed", batch: frame.batch, results }))
      .catch((error: unknown) => {
        line.report(error);
        problem("internal-error", frame.batch);
      });
  }

  /** In several frames, each of about a page's size: together what may be asked for would be some hundred megabytes. */
  async function fetchWhole(frame: FrameOf<"fetch">, session: Session): Promise<void> {
    let records: string[] = [];
    let missing: string[] = [];
    let characters = 0;
    for (let at = 0; at < frame.ids.length; at += readTogether) {
      const ids = frame.ids.slice(at, at + readTogether);
      const stored = new Map((await hub.storage.read(ids)).map((record) => [record.id, record]));
      for (const id of ids) {
        const record = stored.get(id);
        if (!record || !mayRead(session.actor, record)) {
          missing.push(id);
          continue;
        }
        const text = JSON.stringify(decodeRecord(record.crdt));
        characters += text.length;
        records.push(text);
      }
      if (characters <= pageCharacters && at + readTogether < frame.ids.length) continue;
      // Before the next are read, so that nothing is sent that may no longer be read when it is.
      sendRecords(records, missing);
      [records, missing, characters] = [[], [], 0];
      if (!(await drained())) return;
    }
  }

  function sendRecords(records: readonly string[], missing: readonly string[]): void {
    if (phase.name === "ended") return;
    line.send(`{"type":"records","records":[${records.join(",")}],"missing":${JSON.stringify(missing)}}`);
  }

  /** Waits until the device has read most of what was sent, or ends the connection. */
  async function drained(): Promise<boolean> {
    for (let waits = 0; phase.name !== "ended" && line.buffered() > pageCharacters; waits++) {
      if (waits === greatestWaits) end(1013, "too-slow");
      else await new Promise<void>((done) => line.after(drainMs, done));
    }
    return phase.name !== "ended";
  }

  function problem(code: ProblemCode, detail?: string, closes = false): void {
    if (phase.name === "ended") return;
    const isLast = closes || ++problems >= limits.problems;
    send({
      type: "problem",
      code: isLast && !closes ? "rate-limited" : code,
      ...(detail === undefined ? {} : { detail: detail.slice(0, 200) }),
      closes: isLast,
    });
    if (isLast) end(4000, code);
  }

  function send(frame: HubFrame): void {
    if (phase.name === "ended") return;
    line.send(JSON.stringify(frame));
    endIfSlow();
  }

  /** What waits for a device that does not read is the hub's memory. Closing is the answer that every device understands: it comes back and pulls from its cursors. */
  function endIfSlow(): void {
    if (phase.name !== "ended" && line.buffered() > limits.buffered) end(1013, "too-slow");
  }

  function end(code: number, reason: string): void {
    ended();
    line.close(code, reason);
  }

  function ended(): void {
    phase = { name: "ended" };
    hub.listeners.delete(listener);
  }

  return { receive, receiveBinary: () => problem("malformed-frame", "binary"), ended };
}

const pageLength = 200;
/** Records that a fetch reads at a time: a frame is at most that many of the greatest above a page's size. */
const readTogether = 2;
const drainMs = 20;
const greatestWaits = 3_000;
/** Characters of records after which a page ends early, so that one frame stays small. */
const pageCharacters = 1_000_000;

interface StoredForPage {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly audience: "internal" | "secretariat" | "network";
  readonly crdt: string;
}

function fillPage(
  stored: readonly StoredForPage[],
  isReadable: (record: StoredForPage) => boolean,
): { readonly records: string[]; readonly withdrawn: string[]; readonly used: number } {
  const records: string[] = [];
  const withdrawn: string[] = [];
  let characters = 0;
  let used = 0;
  for (const record of stored) {
    // A record that is as large as a page is alone in its own.
    if (characters > 0 && characters + record.crdt.length > pageCharacters) break;
    used++;
    if (!isReadable(record)) {
      withdrawn.push(record.id);
      continue;
    }
    const text = JSON.stringify(decodeRecord(record.crdt));
    characters += text.length;
    records.push(text);
  }
  return { records, withdrawn, used };
}
