/**
 * The frames between a device and the hub: one JSON object each, over one WebSocket at `/v1/sync`. Rules are numbered in SPEC.md.
 *
 *   device                                   hub
 *   enrol{invitation, publicKey} ──────────► enrolled{installation, person}      once per installation
 *   hello{installation, protocol} ─────────► challenge{nonce}
 *   prove{signature, counters…} ───────────► welcome{epoch, feeds, person…}
 *   pull{feed, after} ─────────────────────► page{feed, records, withdrawn, cursor, more}   until !more; the feed is then live
 *   push{batch, changes} ──────────────────► pushed{batch, results}
 *                                          ◄ change{feeds, seq, delta}           live, in the order of seq
 *   brought-back{}                               once, to a hub that was restored, when nothing is left to push
 *   fetch{ids} ────────────────────────────► records{records, missing}            one or several, until every id was named
 *   command{request, name, input} ─────────► answer{request, output | error}
 *                                          ◄ access{feeds, person}               when a role or an audience changed
 *                                          ◄ problem{code, detail}               a frame was refused; the connection goes on unless it says so
 */
import { z } from "zod";
import { fieldNamePattern, recordIdPattern, replicaIdPattern, scopePattern, type RecordId, type ReplicaId } from "../lib/ids.ts";
import type { JsonValue } from "../lib/json.ts";
import type { RecordDelta, RecordState } from "../crdt/record.ts";
import { roles, type Feed, type Role } from "../domain/permissions.ts";

export const protocolVersion = 1;

export const limits = {
  /** Bytes of one frame: the largest change of any kind, with room to spare. */
  frame: 1_572_864,
  /** Bytes that the changes of one push fill, unless a single one is larger. */
  push: 1_048_576,
  /** Bytes of one record's change, as JSON, where its kind says nothing else: see `largest-change.ts`. */
  change: 262_144,
  /** Changes in one push. */
  batch: 200,
  /** Records in one page. */
  page: 500,
} as const;

/** Bytes of one part of a document: as base64 it is well within a frame. */
export const documentPart = 262_144;

const counter = z
  .number()
  .int()
  .min(1)
  .max(2 ** 40);
const time = z
  .number()
  .int()
  .min(0)
  .max(2 ** 52);
const recordId = z.string().regex(recordIdPattern);
const replicaId = z.string().regex(replicaIdPattern);
/** As in the scope `process:colombo`. */
const processKey = z.string().regex(/^[a-z0-9]{1,24}$/);
const fieldName = z.string().regex(fieldNamePattern);
const element = z
  .string()
  .min(1)
  .max(2_000)
  .refine((text) => text !== "__proto__");
const base64 = z
  .string()
  .max(limits.change)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);
const context = z.record(replicaId, counter);
const dot = z.tuple([replicaId, counter]);
const touches = z.record(replicaId, z.strictObject({ counter, by: recordId, at: time }));

/** The shape of a change on the wire; what the values may be is the kind's own matter. */
export const deltaSchema = z.strictObject({
  id: recordId,
  kind: z.string().regex(/^[a-z][a-z-]{0,31}$/),
  scope: z.string().regex(scopePattern),
  base: context,
  clock: context,
  fields: z.record(
    fieldName,
    z
      .array(
        z.strictObject({
          dot,
          value: z.json(),
          by: recordId,
          at: time,
          reason: z.string().max(2_000).optional(),
          origin: z.strictObject({ by: recordId, at: time }).optional(),
        }),
      )
      .min(1)
      .max(64),
  ),
  sets: z.record(fieldName, z.strictObject({ elements: z.record(element, z.array(dot).min(1).max(64)), edits: touches })),
  texts: z.record(fieldName, z.strictObject({ state: base64, edits: touches })),
});

const envelope = { request: z.string().min(1).max(64) };
export const deviceFrameSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("enrol"),
    protocol: z.number().int(),
    invitation: z.string().min(1).max(200),
    publicKey: z.string().min(1).max(200),
    device: z.string().max(200),
  }),
  z.strictObject({ type: z.literal("hello"), protocol: z.number().int(), installation: z.number().int().min(1) }),
  z.strictObject({ type: z.literal("prove"), signature: z.string().min(1).max(200), replica: replicaId }),
  z.strictObject({
    type: z.literal("pull"),
    feed: z.string().max(40),
    after: z.number().int().min(0),
    limit: z.number().int().min(1).max(limits.page).optional(),
  }),
  // The changes of a push are checked one by one: a malformed one is answered by itself and the rest of the batch goes on.
  z.strictObject({ type: z.literal("push"), batch: z.string().min(1).max(64), changes: z.array(z.unknown()).min(1).max(limits.batch) }),
  z.strictObject({ type: z.literal("fetch"), ids: z.array(recordId).min(1).max(limits.page) }),
  z.strictObject({ type: z.literal("command"), ...envelope, name: z.string().max(64), input: z.json() }),
  /** Everything this device holds was offered to a hub that was restored and asked for it: only the device itself brings its edits from now on. */
  z.strictObject({ type: z.literal("brought-back") }),
  z.strictObject({ type: z.literal("ping") }),
]);
export type DeviceFrame = z.infer<typeof deviceFrameSchema>;

/** Why a frame or a change was refused. What each means to a person, and how it recovers, is in `errors.ts`. */
export type ProblemCode =
  | "malformed-frame"
  | "frame-too-large"
  | "unknown-frame"
  | "not-authenticated"
  | "unsupported-protocol"
  | "rate-limited"
  | "invitation-unknown"
  | "invitation-used"
  | "invitation-expired"
  | "installation-unknown"
  | "installation-revoked"
  | "signature-wrong"
  | "session-expired"
  | "feed-not-granted"
  | "command-unknown"
  | "command-refused"
  | "internal-error";
export type ChangeRefusal =
  | "malformed-change"
  | "change-too-large"
  | "unknown-kind"
  | "wrong-type"
  | "unknown-question"
  | "unknown-record"
  | "not-the-author"
  | "unknown-history"
  | "damaged-text"
  | "kind-or-scope-differs"
  | "not-visible"
  | "not-your-country"
  | "secretariat-only"
  | "focal-point-only"
  | "validator-only"
  | "author-only"
  | "own-confirmation-only"
  | "frozen"
  | "hub-only"
  | "decisions-only"
  | "read-only-role";

export interface SessionPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly country: string | null;
  readonly ministry: string;
  readonly processes: readonly string[];
}

export type ChangeResult =
  | { readonly id: RecordId | null; readonly outcome: "merged"; readonly seq: number; readonly clock: Readonly<Record<string, number>> }
  /** The hub lacks what the change builds on (or holds an older epoch): send the whole record. */
  | { readonly id: RecordId; readonly outcome: "send-whole" }
  /** `record` is the hub's copy from which the device rebuilds its own; null when the hub has none that this person may read. */
  | {
      readonly id: RecordId | null;
      readonly outcome: "refused";
      readonly reason: ChangeRefusal;
      readonly detail?: string;
      readonly record: RecordState | null;
    };

export type HubFrame =
  | { readonly type: "enrolled"; readonly installation: number; readonly person: SessionPerson; readonly forum: string }
  | { readonly type: "challenge"; readonly nonce: string }
  | {
      readonly type: "welcome";
      readonly epoch: string;
      readonly feeds: readonly Feed[];
      readonly person: SessionPerson;
      readonly forum: string;
      readonly expires: number;
      /** The replica wrote under a counter that the hub knows from elsewhere: take a new replica id before writing. */
      readonly renewReplica: boolean;
      /** The hub was restored and waits for this installation to say that it has brought back everything. */
      readonly bringBack?: true;
    }
  | {
      readonly type: "page";
      readonly feed: Feed;
      readonly records: readonly RecordState[];
      readonly withdrawn: readonly RecordId[];
      readonly cursor: number;
      readonly more: boolean;
    }
  | { readonly type: "pushed"; readonly batch: string; readonly results: readonly ChangeResult[] }
  | { readonly type: "change"; readonly feeds: readonly Feed[]; readonly seq: number; readonly delta: RecordDelta }
  | { readonly type: "withdrawn"; readonly feeds: readonly Feed[]; readonly seq: number; readonly id: RecordId }
  | { readonly type: "records"; readonly records: readonly RecordState[]; readonly missing: readonly RecordId[] }
  | {
      readonly type: "answer";
      readonly request: string;
      readonly output?: JsonValue;
      readonly error?: { readonly code: ProblemCode; readonly detail?: string };
    }
  | { readonly type: "access"; readonly feeds: readonly Feed[]; readonly person: SessionPerson }
  | { readonly type: "problem"; readonly code: ProblemCode; readonly detail?: string; readonly closes: boolean }
  | { readonly type: "pong" };

export type ReplicaOfSession = ReplicaId;

/** What the secretariat asks of the hub besides records: `command{name, input}` → `answer{output}`. */
export const commandSchemas = {
  /** Makes a one-time invitation. `expires`: milliseconds since 1970. */
  "invitation.create": {
    input: z.strictObject({
      name: z.string().trim().min(1).max(200),
      role: z.enum(roles),
      country: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .nullable(),
      ministry: z.string().trim().max(200),
      processes: z.array(processKey).max(100).default([]),
    }),
    output: z.strictObject({ invitation: z.string(), expires: z.number(), person: z.string() }),
  },
  "people.list": {
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        person: z.string(),
        name: z.string(),
        role: z.string(),
        country: z.string().nullable(),
        ministry: z.string(),
        /** Keys of the regional processes the person takes part in. */
        processes: z.array(z.string()),
        enrolled: z.boolean(),
        lastSeen: z.number().nullable(),
        invitationExpires: z.number().nullable(),
      }),
    ),
  },
  /** Changes what a person may do; open sessions learn it at once. */
  "person.change": {
    input: z.strictObject({
      person: z.string(),
      role: z.enum(roles).optional(),
      country: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .nullable()
        .optional(),
      processes: z.array(processKey).max(100).optional(),
      revoked: z.boolean().optional(),
    }),
    output: z.strictObject({}),
  },
  /** How a record came to be what it is, oldest first; for everybody who may read the record and belongs to whose it is. */
  "record.history": {
    input: z.strictObject({ id: z.string().regex(recordIdPattern) }),
    output: z.array(
      z.strictObject({
        person: z.string(),
        at: z.number(),
        changes: z.array(z.strictObject({ part: z.string(), before: z.json(), after: z.json(), conflicted: z.boolean() })),
      }),
    ),
  },
  /** How much of a document the hub has, in bytes from its start; `arrived` is `size` when it has the whole. */
  "document.arrived": {
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ arrived: z.number(), size: z.number() }),
  },
  /**
   * Sends the part of a document that begins at `offset`. `arrived` says where to go on, also when the part did not follow what was
   * there. Refused with `document-wrong-content` when the whole is not what its hash says, `document-full` when the hub has no room, and
   * `document-country-full` when the country has as much there as it may.
   */
  "document.take": {
    input: z.strictObject({ id: recordId, offset: z.number().int().min(0), bytes: z.base64().max(Math.ceil(documentPart / 3) * 4) }),
    output: z.strictObject({ arrived: z.number(), size: z.number() }),
  },
  /** Gives at most `length` bytes, by itself `documentPart`, from `offset` on, base64. Refused with `document-not-here` until the whole has arrived. */
  "document.read": {
    input: z.strictObject({ id: recordId, offset: z.number().int().min(0), length: z.number().int().min(1).max(documentPart).optional() }),
    output: z.strictObject({ bytes: z.string(), size: z.number() }),
  },
  "hub.state": {
    input: z.strictObject({}),
    output: z.strictObject({ records: z.number(), seq: z.number(), epoch: z.string(), people: z.number(), connected: z.number(), version: z.string() }),
  },
} as const;
