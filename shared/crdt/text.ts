import { toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import { fromBase64 } from "../lib/base64.ts";

/** The name of the one root text in every Yjs state that a record holds. A root type never loses one of two parallel creations. */
export const rootText = "text";

export const encodeBytes = (bytes: Uint8Array): string => toBase64(bytes);
export const decodeBytes = (text: string): Uint8Array => fromBase64(text);

/** Opens a text to edit. `client` is the Yjs client id of the writing replica (`textClientOf`); leave it out to read only. */
export function openText(state: string | undefined, client?: number): Y.Doc {
  // A guid of our own spares the making of a random one, which costs more than reading a short text.
  const document = new Y.Doc({ guid: "record" });
  if (state) Y.applyUpdate(document, decodeBytes(state));
  // Only after loading: Yjs changes a client id that it meets while it loads.
  if (client !== undefined) document.clientID = client;
  return document;
}

export function textOf(state: string | undefined): string {
  if (!state) return "";
  const document = openText(state);
  const text = document.getText(rootText).toString();
  document.destroy();
  return text;
}

/** Joins two states, or a state and a change. Throws when the change is damaged or builds on letters that neither holds. */
export function joinText(state: string | undefined, update: string): string {
  if (state === update) return update;
  const document = openText(state);
  try {
    Y.applyUpdate(document, decodeBytes(update));
    if (document.store.pendingStructs || document.store.pendingDs) throw new Error("The text change builds on letters that are not here");
    return encodeBytes(Y.encodeStateAsUpdate(document));
  } finally {
    document.destroy();
  }
}

export function textVector(state: string): string {
  return encodeBytes(Y.encodeStateVectorFromUpdate(decodeBytes(state)));
}

/** What `state` holds beyond the state vector `vector` (base64), deletions included. */
export function textSince(state: string, vector: string | undefined): string {
  return vector ? encodeBytes(Y.diffUpdate(decodeBytes(state), decodeBytes(vector))) : state;
}

/** Client ids of the letters in `update` that lie beyond the state vector of `state`. Used to check who wrote them. */
export function authorsBeyond(state: string | undefined, update: string): number[] {
  const known = state ? Y.decodeStateVector(Y.encodeStateVectorFromUpdate(decodeBytes(state))) : new Map<number, number>();
  const clients = new Set<number>();
  for (const struct of Y.decodeUpdate(decodeBytes(update)).structs) {
    if (struct.id.clock + struct.length > (known.get(struct.id.client) ?? 0)) clients.add(struct.id.client);
  }
  return [...clients];
}

/** The smallest single replacement that turns the text of `document` into `next`, written as its client. */
export function replaceText(document: Y.Doc, next: string): void {
  const text = document.getText(rootText);
  const now = text.toString();
  const shorter = Math.min(now.length, next.length);
  let start = 0;
  while (start < shorter && now[start] === next[start]) start++;
  let end = 0;
  while (end < shorter - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end++;
  // Yjs makes two question marks of a letter that is cut between its two halves, so the cut goes round it.
  if (start > 0 && isFirstHalf(now.charCodeAt(start - 1))) start--;
  if (end > 0 && isSecondHalf(now.charCodeAt(now.length - end))) end--;
  document.transact(() => {
    if (now.length - start - end > 0) text.delete(start, now.length - start - end);
    if (next.length - start - end > 0) text.insert(start, next.slice(start, next.length - end));
  });
}

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
