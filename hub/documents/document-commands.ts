/**
 * Documents travel after the records, as commands: one part at a time, each answered before the next is sent, so that records always
 * find their way between two parts. What may be sent or fetched is what an attachment record says: its hash and its size, and who may
 * write or read that record.
 */
import type { Content, DocumentStore } from "#disk/document-store.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { shownValue } from "#shared/crdt/record.ts";
import { mayRead, mayWrite, type Actor } from "#shared/domain/permissions.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { HubStorage } from "#shared/ports/hub-storage.ts";
import { documentPart, type ProblemCode } from "#shared/sync/protocol.ts";

type Answer = { readonly output: JsonValue } | { readonly error: { readonly code: ProblemCode; readonly detail: string } };

interface Surroundings {
  readonly storage: Pick<HubStorage, "read">;
  readonly documents: DocumentStore;
}

/** How much of a document is here: for who may read it. */
export async function documentArrived({ storage, documents }: Surroundings, actor: Actor, id: string): Promise<Answer> {
  const named = await namedBy(storage, actor, id, "read");
  if (!named) return refuse("not-visible");
  return { output: { arrived: await documents.arrived(named), size: named.size } };
}

/** Takes a part of a document: from who may write its record. */
export async function takeDocument(
  { storage, documents }: Surroundings,
  actor: Actor,
  { id, offset, bytes }: { readonly id: string; readonly offset: number; readonly bytes: string },
): Promise<Answer> {
  const named = await namedBy(storage, actor, id, "write");
  if (!named) return refuse("not-visible");
  const part = Buffer.from(bytes, "base64");
  if (part.length === 0 || part.length > documentPart) return refuse("invalid-input: bytes");
  const taken = await documents.take(named, offset, part);
  switch (taken.outcome) {
    case "taken":
    case "elsewhere":
      return { output: { arrived: taken.arrived, size: named.size } };
    case "wrong-content":
    case "full":
      return refuse(`document-${taken.outcome}`);
  }
}

/** Gives a part of a document: to who may read its record. Empty past its end. */
export async function readDocument(
  { storage, documents }: Surroundings,
  actor: Actor,
  { id, offset }: { readonly id: string; readonly offset: number },
): Promise<Answer> {
  const named = await namedBy(storage, actor, id, "read");
  if (!named) return refuse("not-visible");
  const part = await documents.read(named, offset, documentPart);
  return part ? { output: { bytes: Buffer.from(part).toString("base64"), size: named.size } } : refuse("document-not-here");
}

/** The content that an attachment names, where this person may do with it what they ask; null otherwise, whatever the reason. */
async function namedBy(storage: Surroundings["storage"], actor: Actor, id: string, asked: "read" | "write"): Promise<Content | null> {
  const [stored] = await storage.read([id]);
  if (stored?.kind !== "attachment") return null;
  const may = asked === "read" ? mayRead(actor, stored) : mayWrite(actor, stored, "", false).allowed;
  if (!may) return null;
  const record = decodeRecord(stored.crdt);
  const [hash, size] = [shownValue(record, "hash"), shownValue(record, "size")];
  // A removed document goes nowhere any more.
  if (typeof hash !== "string" || typeof size !== "number" || shownValue(record, "lifecycle") === "deleted") return null;
  return { hash, size };
}

function refuse(detail: string): Answer {
  return { error: { code: "command-refused", detail } };
}
