/**
 * Which part of which document travels next, and where each document is. Pure: `renderer/platform/documents` carries it out over the
 * commands of the sync's connection.
 *
 * Invariants: a document travels only after the hub has confirmed its record; one part is under way at a time, and what comes next is
 * decided anew after each; what a person waits for comes first, then what nobody else has, then what comes by itself.
 */
import { documentPart } from "./protocol.ts";

/** Bytes. Smaller ones of one's own come by themselves. */
export const smallDocument = 1_048_576;

export interface KnownDocument {
  /** The id of its record. */
  readonly id: string;
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** The hub has its record. */
  readonly isConfirmed: boolean;
  /** This person may write its record, and so send its bytes. */
  readonly maySend: boolean;
  /** It is of one's own country, or of the secretariat's own. */
  readonly isOwn: boolean;
  /** Bytes that are on this device; null: not asked yet. */
  readonly held: number | null;
  /** Bytes that the hub is known to have; `size`: all. */
  readonly atHub: number;
  /** A person asked for it. */
  readonly isWanted: boolean;
  /** Why it does not travel; it stays so until somebody tries again, or until `notBefore`. */
  readonly problem: string | null;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  /** Milliseconds since 1970, for the order. */
  readonly updated: number;
}

export interface Transfer {
  readonly way: "send" | "fetch";
  readonly document: KnownDocument;
}

/** @returns null when nothing is to travel now */
export function nextTransfer(documents: readonly KnownDocument[], now: number): Transfer | null {
  let best: { readonly transfer: Transfer; readonly rank: number } | null = null;
  for (const document of documents) {
    const way = wayOf(document, now);
    if (!way) continue;
    const rank = rankOf(way, document);
    const isBetter = !best || rank < best.rank || (rank === best.rank && comesBefore(document, best.transfer.document));
    if (isBetter) best = { transfer: { way, document }, rank };
  }
  return best?.transfer ?? null;
}

/** When something that waits could travel; Infinity when nothing waits for a time. */
export function nextChance(documents: readonly KnownDocument[], now: number): number {
  let next = Infinity;
  for (const document of documents) if (document.notBefore > now && wayOf(document, document.notBefore)) next = Math.min(next, document.notBefore);
  return next;
}

function wayOf(document: KnownDocument, now: number): Transfer["way"] | null {
  const { isConfirmed, maySend, isOwn, held, atHub, size, isWanted, problem, notBefore } = document;
  if (!isConfirmed || held === null || notBefore > now) return null;
  // What waits for a time is tried again at that time; what waits for a person is not.
  if (problem !== null && notBefore === 0) return null;
  if (held === size) return maySend && atHub < size ? "send" : null;
  // What was begun is gone on with: somebody wanted it.
  return isWanted || held > 0 || (isOwn && size <= smallDocument) ? "fetch" : null;
}

function rankOf(way: Transfer["way"], { isWanted }: KnownDocument): number {
  if (way === "send") return 1;
  return isWanted ? 0 : 2;
}

/** What was begun first, so that one is whole before the next; then the oldest. */
function comesBefore(one: KnownDocument, other: KnownDocument): boolean {
  const [begun, otherBegun] = [isBegun(one), isBegun(other)];
  if (begun !== otherBegun) return begun;
  return one.updated !== other.updated ? one.updated < other.updated : one.id < other.id;
}

function isBegun({ held, atHub, size }: KnownDocument): boolean {
  return held === size ? atHub > 0 : (held ?? 0) > 0;
}

/** Where a document is, for people. `arrived` of `size` bytes have. */
export type DocumentPlace =
  | { readonly state: "here" }
  | { readonly state: "with-the-secretariat" }
  | { readonly state: "sending" | "fetching"; readonly arrived: number; readonly size: number }
  /** On its way as soon as there is a connection, or once it has reached the hub. */
  | { readonly state: "awaited"; readonly arrived: number; readonly size: number }
  | { readonly state: "not-here" }
  | { readonly state: "refused"; readonly problem: string; readonly isHere: boolean };

export function placeOf(document: KnownDocument, isLive: boolean): DocumentPlace {
  const { held, atHub, size, isWanted, problem, maySend, isConfirmed } = document;
  const isHere = held === size;
  if (problem !== null && problem !== "document-not-here") return { state: "refused", problem, isHere };
  if (isHere) {
    // What others added came from the hub.
    if (atHub === size || !maySend) return { state: "with-the-secretariat" };
    return isLive && isConfirmed ? { state: "sending", arrived: atHub, size } : { state: "here" };
  }
  const arrived = held ?? 0;
  if (isWanted || arrived > 0) return { state: isLive && problem === null ? "fetching" : "awaited", arrived, size };
  return { state: "not-here" };
}

/**
 * Bytes of the next part. A slow line must not be taken for a dead one while a part goes through it, and the records wait for no more
 * than one part: what took long is followed by a smaller one.
 *
 * @param took milliseconds until the last part was answered; null when it was cut
 */
export function nextPartLength(last: number, took: number | null): number {
  if (took === null) return Math.max(smallestPart, Math.floor(last / 4));
  if (took > slowMs) return Math.max(smallestPart, Math.floor(last / 2));
  return took < fastMs ? Math.min(documentPart, last * 2) : last;
}

export const firstPartLength = 65_536;
const smallestPart = 8_192;
const slowMs = 3_000;
const fastMs = 1_000;

/** Milliseconds until what is not at the hub yet is asked for again. */
export function askAgainAfter(attempt: number): number {
  return Math.min(600_000, 15_000 * 2 ** Math.min(attempt, 10));
}
